#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/engine/record.hpp"

namespace palimpsest::core {

/// Holds the records that go from one round of a corpus step to a later one, or to `label`.
/// This is the seam where sorted runs go to disk: callers add batches, seal, and read sorted
/// records by their index, and need not know where those are kept.
/// Threads: `add` from one at a time; const calls are safe concurrently after `seal`.
class Exchange {
  public:
    /// `budget`: memory that all records may take, in bytes; they are sorted in place.
    Exchange(std::string step, std::string round, std::uint64_t budget);

    /// Past the budget records are only counted, so that `seal` can say how much is needed.
    void add(const RecordBuffer& batch);

    /// No more records come: sorts them. Throws Error when they went past the budget.
    void seal();

    /// Gives the records other keys and sorts them again; after `seal`.
    void regroup(RecordBuffer (*regrouped)(const RecordBuffer&));

    std::size_t size() const { return records_.size(); }
    RecordBuffer::View operator[](std::size_t i) const { return records_[i]; }
    /// Index of the first record whose key differs from that of record `i`.
    std::size_t group_end(std::size_t i) const;
    /// Index of the first record whose key is not less than `key`.
    std::size_t lower_bound(std::string_view key) const;

    /// Memory that the records take, those included that went past the budget, in bytes.
    std::uint64_t needed() const { return needed_; }

  private:
    std::string step_;
    std::string round_;
    std::uint64_t budget_;
    std::uint64_t needed_ = 0;
    std::uint64_t count_ = 0;
    RecordBuffer records_;
};

}  // namespace palimpsest::core
