#include "core/engine/exchange.hpp"

#include <fmt/format.h>

#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

std::string mebibytes(std::uint64_t bytes) {
    return fmt::format("{} MiB", (bytes + (1u << 20) - 1) >> 20);
}

}  // namespace

Exchange::Exchange(std::string step, std::string round, std::uint64_t budget)
    : step_(std::move(step)), round_(std::move(round)), budget_(budget) {}

void Exchange::add(const RecordBuffer& batch) {
    needed_ += batch.memory();
    count_ += batch.size();
    if (needed_ <= budget_)
        records_.append(batch);
    else
        records_.clear();
}

void Exchange::seal() {
    if (needed_ > budget_)
        throw Error(
            fmt::format("step '{}', round '{}': its {} records need {} of memory, and the budget "
                        "leaves {}; run "
                        "again with --memory {}M or more, or fewer documents (--limit)",
                        step_, round_, count_, mebibytes(needed_), mebibytes(budget_),
                        // Half of the budget is the exchange's, see run.cpp.
                        (2 * needed_ + (1u << 20) - 1) >> 20));
    records_.sort();
}

void Exchange::regroup(RecordBuffer (*regrouped)(const RecordBuffer&)) {
    records_ = regrouped(records_);
    records_.sort();
}

std::size_t Exchange::group_end(std::size_t i) const {
    const std::string_view key = records_[i].key;
    while (i < records_.size() && records_[i].key == key) ++i;
    return i;
}

std::size_t Exchange::lower_bound(std::string_view key) const {
    std::size_t low = 0;
    std::size_t high = records_.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (records_[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

}  // namespace palimpsest::core
