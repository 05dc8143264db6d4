#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/engine/record_cursor.hpp"

namespace palimpsest::core {

/// Sorted records in memory. Threads: const calls are safe concurrently.
class SortedRecords {
  public:
    /// Memory that sorting takes for each record, beside its bytes.
    static constexpr std::uint64_t memory_per_record = 16;

    SortedRecords() = default;
    /// Sorts `count` records, which are the bytes of RecordBuffers. Uses the threads of the calling
    /// arena, which are given nothing else meanwhile: locks may be held.
    SortedRecords(std::vector<std::string> chunks, std::size_t count);

    std::size_t size() const { return entries_.size(); }
    RecordView operator[](std::size_t i) const;
    /// Of the records' own bytes.
    std::uint64_t bytes() const { return bytes_; }
    /// Index of the first record whose key is not less than `key`.
    std::size_t lower_bound(std::string_view key) const;
    /// Index of the first record behind `i` that has another key.
    std::size_t group_end(std::size_t i) const;

    /// Lifetime of the cursor: that of the records.
    std::unique_ptr<RecordCursor> cursor() const;

  private:
    class Cursor;
    struct Entry {
        std::uint64_t prefix;  ///< Of the key.
        const char* record;
    };
    static bool before(const Entry& a, const Entry& b);

    std::vector<std::string> chunks_;
    std::vector<Entry> entries_;
    std::uint64_t bytes_ = 0;
};

}  // namespace palimpsest::core
