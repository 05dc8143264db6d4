#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/engine/record_cursor.hpp"
#include "core/engine/sorted_records.hpp"
#include "core/engine/spilled_run.hpp"

namespace palimpsest::core {

class Exchange;

/// The memory that the exchanges of a corpus step share. When their records pass it, those of the
/// exchange that holds most go to disk. Threads: any.
class ExchangeMemory {
  public:
    /// `folder`: of the files that hold spilled records. `budget`: bytes for records, for sorting
    /// and for reading them again. `threads`: that read at one time. `stop`: called now and then
    /// while records are sorted, merged and written; throws to end that.
    ExchangeMemory(std::filesystem::path folder, std::uint64_t budget, unsigned threads,
                   std::function<void()> stop);
    ExchangeMemory(const ExchangeMemory&) = delete;
    ExchangeMemory& operator=(const ExchangeMemory&) = delete;

    std::uint64_t budget() const { return budget_; }
    /// Bytes that went to disk so far, compressed.
    std::uint64_t spilled() const { return spilled_; }

  private:
    friend class Exchange;
    void make_room();

    std::mutex mutex_;
    std::filesystem::path folder_;
    std::uint64_t budget_;
    std::function<void()> stop_;
    std::uint64_t resident_limit_;  // Of all records in memory.
    std::uint64_t sealed_limit_;    // Of those that are sealed.
    std::uint64_t block_bytes_;
    std::uint64_t chunk_bytes_;
    std::size_t most_runs_;      // That one of many cursors merges.
    std::size_t most_together_;  // That one cursor alone merges.
    std::uint64_t resident_ = 0;
    std::uint64_t sealed_ = 0;
    std::uint64_t spilled_ = 0;
    std::vector<Exchange*> open_;
};

/// Holds the records that go from one round of a corpus step to a later one, or to `label`: takes
/// them in any order, gives them sorted. What comes out does not depend on what went to disk.
/// Threads: `add` from any, until `seal`; const calls are safe concurrently after it.
class Exchange {
  public:
    /// `what`: what the records are, for errors ("records of step 'copies'").
    /// Lifetime: that of `memory`.
    Exchange(ExchangeMemory& memory, std::string what);
    ~Exchange();
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;

    /// Throws Error when the disk is full.
    void add(const RecordBuffer& batch);

    /// How sealed records are read.
    enum class Access {
        in_pieces,   ///< By many cursors, each over a long piece.
        in_lookups,  ///< By many cursors, each over a few keys here and there.
    };
    /// No more records come. Throws Error when the disk is full.
    void seal(Access access);

    std::uint64_t size() const { return count_; }
    bool empty() const { return count_ == 0; }

    /// A cursor on the first record whose key is not less than `key`. Lifetime: that of the
    /// exchange.
    std::unique_ptr<RecordCursor> cursor(std::string_view key = {}) const;
    /// Keys that cut the records into pieces of about as much work: a piece begins with each, and
    /// one before the first of them.
    std::vector<std::string> piece_keys() const;

  private:
    friend class ExchangeMemory;
    /// Memory that the records take which have not gone to disk.
    std::uint64_t resident() const;
    void keep(std::string_view bytes);
    SortedRecords take_sorted();
    void spill();
    SpilledRun written(RecordCursor& records);
    void merge_to(std::size_t most_runs);
    std::unique_ptr<RecordCursor> merged(std::size_t runs, std::string_view key) const;
    void close();

    ExchangeMemory& memory_;
    std::string what_;
    std::uint64_t count_ = 0;

    std::vector<std::string> chunks_;  // Bytes of RecordBuffers.
    std::uint64_t chunk_bytes_ = 0;
    std::uint64_t chunk_count_ = 0;  // Of the records in the chunks.

    SortedRecords sorted_;  // When sealed without a run.
    std::uint64_t sealed_ = 0;
    std::unique_ptr<UnnamedFile> file_;
    std::vector<SpilledRun> runs_;
};

}  // namespace palimpsest::core
