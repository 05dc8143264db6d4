#pragma once

#include <filesystem>
#include <utility>
#include <vector>

#include "core/document/rows.hpp"
#include "core/engine/table_memory.hpp"

namespace palimpsest::core {

/// The rows of a run's corpus tables, as the rounds find them. Threads: one at a time.
class CorpusTables {
  public:
    /// `infos`: of the tables; they live as long. `memory`: bytes that rows may take beside the
    /// disk, in `folder`.
    CorpusTables(const std::vector<LayerInfo>& infos, std::filesystem::path folder,
                 std::uint64_t memory);

    /// Adds the rows of one call, by table; references among them count from the call's first rows.
    /// Throws Error when the disk is full.
    void append(std::vector<std::pair<std::size_t, Rows>>& call);
    void clear();

    const std::vector<Rows>& rows() const { return rows_; }
    /// Bytes of them that are on disk.
    std::uint64_t on_disk() const { return memory_.on_disk(); }

  private:
    const std::vector<LayerInfo>& infos_;
    TableMemory memory_;
    std::vector<Rows> rows_;
    std::uint64_t new_bytes_ = 0;  // Since the memory was left to rest.
};

}  // namespace palimpsest::core
