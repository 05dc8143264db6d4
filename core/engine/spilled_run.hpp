#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/engine/record_cursor.hpp"
#include "core/engine/unnamed_file.hpp"

namespace palimpsest::core {

/// Where the blocks of a sorted run stand in its file. A block is a zstd frame of whole records.
struct SpilledRun {
    struct Block {
        std::string first_key;  ///< Its first bytes; see index_key.
        std::uint64_t begin = 0;
        std::uint64_t size = 0;
        std::uint64_t bytes = 0;  ///< Of records, when decompressed.
    };
    std::vector<Block> blocks;
    std::uint64_t bytes = 0;  ///< Of records.
    std::uint64_t end = 0;    ///< In the file; the run begins where its first block does.
};

/// What an index keeps of a key, so that long keys do not fill it. Never greater than the key.
std::string_view index_key(std::string_view key);

/// Writes sorted records behind what a file holds. Threads: one; frames are made on the threads of
/// the calling arena, which are given nothing else meanwhile.
class SpillWriter {
  public:
    /// `block_bytes`: of records a block, when it has more than one. `stop`: called now and then;
    /// throws to end it.
    SpillWriter(UnnamedFile& file, std::uint64_t block_bytes, const std::function<void()>& stop);

    void add(const RecordView& record);
    SpilledRun finish();

  private:
    void end_block();
    void write_waiting();

    UnnamedFile& file_;
    std::uint64_t block_bytes_;
    const std::function<void()>& stop_;
    SpilledRun run_;
    RecordBuffer block_;
    std::string first_key_;
    std::vector<std::string> waiting_;  // Full blocks, compressed together.
    std::uint64_t waiting_bytes_ = 0;
};

/// A cursor on the run's first record whose key is not less than `key`. Lifetime: that of run and
/// file.
std::unique_ptr<RecordCursor> run_cursor(const SpilledRun& run, const UnnamedFile& file,
                                         std::string_view key);

}  // namespace palimpsest::core
