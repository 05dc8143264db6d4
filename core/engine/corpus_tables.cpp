#include "core/engine/corpus_tables.hpp"

namespace palimpsest::core {
namespace {

// Pages that were written stay with the process for so many bytes of rows.
constexpr std::uint64_t rest_after = 8u << 20;

}  // namespace

CorpusTables::CorpusTables(const std::vector<LayerInfo>& infos, std::filesystem::path folder,
                           std::uint64_t memory)
    : infos_(infos), memory_(std::move(folder), memory) {
    clear();
}

void CorpusTables::clear() {
    rows_.clear();
    for (const LayerInfo& info : infos_) rows_.emplace_back(info, &memory_);
}

void CorpusTables::append(std::vector<std::pair<std::size_t, Rows>>& call) {
    std::vector<std::int64_t> bases;
    bases.reserve(rows_.size());
    for (const Rows& table : rows_) bases.push_back(static_cast<std::int64_t>(table.count));
    for (auto& [index, rows] : call) {
        const LayerInfo& info = infos_[index];
        for (std::size_t c = 0; c < info.columns.size(); ++c)
            for (std::size_t target = 0; target < infos_.size(); ++target)
                if (info.columns[c].type == PLM_ROW &&
                    info.columns[c].target == infos_[target].name)
                    for (std::int64_t& value : rows.columns[c].integers) value += bases[target];
        for (std::size_t c = 0; c < info.columns.size(); ++c)
            for (std::uint64_t row = 0; row < rows.count; ++row)
                rows_[index].columns[c].append(rows.columns[c], row);
        rows_[index].count += rows.count;
        new_bytes_ += rows.memory();
    }
    if (new_bytes_ < rest_after) return;
    new_bytes_ = 0;
    memory_.rest();
}

}  // namespace palimpsest::core
