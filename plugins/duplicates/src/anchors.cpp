#include "anchors.hpp"

#include <algorithm>
#include <bit>

namespace palimpsest::duplicates {
namespace {

constexpr std::uint32_t nowhere = 0xFFFFFFFFU;
constexpr std::uint32_t repeated = 0xFFFFFFFEU;

/// Calls `take(position, hash)` for each run of `length` tokens.
template <class Take>
void for_each_run(std::span<const Token> tokens, std::uint32_t length, Take take) {
    constexpr std::uint64_t base = 0x9E3779B97F4A7C15U;
    std::uint64_t leaving = 1;
    for (std::uint32_t i = 0; i < length; ++i) leaving *= base;
    std::uint64_t hash = 0;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        hash = hash * base + mixed(tokens[i]);
        if (i >= length) hash -= mixed(tokens[i - length]) * leaving;
        if (i + 1 >= length) take(i + 1 - length, mixed(hash));
    }
}

/// Where each run of tokens stands in two texts.
class RunTable {
  public:
    explicit RunTable(std::size_t runs) : entries_(std::bit_ceil(2 * runs + 1)) {}

    void add_first(std::uint64_t hash, std::uint32_t position) {
        Entry& entry = find(hash);
        entry.hash = hash;
        entry.a = entry.a == nowhere ? position : repeated;
    }
    /// Called with ascending positions.
    void add_second(std::uint64_t hash, std::uint32_t position) {
        Entry& entry = find(hash);
        if (entry.a >= repeated) return;
        if (entry.b == nowhere)
            met_.push_back(static_cast<std::uint32_t>(&entry - entries_.data()));
        entry.b = entry.b == nowhere ? position : repeated;
    }

    /// The runs that stand once in each, ascending in the second text.
    std::vector<Block> once_in_each(std::uint32_t length) const {
        std::vector<Block> runs;
        for (const std::uint32_t i : met_)
            if (entries_[i].b != repeated) runs.push_back({entries_[i].a, entries_[i].b, length});
        return runs;
    }

  private:
    struct Entry {
        std::uint64_t hash = 0;
        std::uint32_t a = nowhere;
        std::uint32_t b = nowhere;
    };

    Entry& find(std::uint64_t hash) {
        std::size_t i = hash & (entries_.size() - 1);
        while (entries_[i].a != nowhere && entries_[i].hash != hash)
            i = (i + 1) & (entries_.size() - 1);
        return entries_[i];
    }

    std::vector<Entry> entries_;
    std::vector<std::uint32_t> met_;  // Entries whose run the second text has, in its order.
};

/// The longest part of `runs`, which ascend in the second text, that ascends in the first too.
std::vector<Block> ascending(const std::vector<Block>& runs) {
    std::vector<std::uint32_t> last;  // For each length, the best last run.
    std::vector<std::uint32_t> before(runs.size(), nowhere);
    for (std::uint32_t i = 0; i < runs.size(); ++i) {
        const auto place =
            std::lower_bound(last.begin(), last.end(), runs[i].a,
                             [&](std::uint32_t run, std::uint32_t a) { return runs[run].a < a; });
        if (place != last.begin()) before[i] = *(place - 1);
        if (place == last.end())
            last.push_back(i);
        else
            *place = i;
    }
    std::vector<Block> result;
    for (std::uint32_t i = last.empty() ? nowhere : last.back(); i != nowhere; i = before[i])
        result.push_back(runs[i]);
    std::reverse(result.begin(), result.end());
    return result;
}

}  // namespace

std::vector<Block> anchors(std::span<const Token> first, std::span<const Token> second,
                           std::uint32_t length) {
    RunTable table(first.size());
    for_each_run(first, length, [&](std::uint32_t position, std::uint64_t hash) {
        table.add_first(hash, position);
    });
    for_each_run(second, length, [&](std::uint32_t position, std::uint64_t hash) {
        table.add_second(hash, position);
    });
    std::vector<Block> blocks;
    for (Block run : ascending(table.once_in_each(length))) {
        // Equal hashes are not quite equal runs.
        if (!std::equal(first.begin() + run.a, first.begin() + run.a + length,
                        second.begin() + run.b))
            continue;
        if (!blocks.empty()) {
            Block& open = blocks.back();
            const std::uint32_t end_a = open.a + open.length;
            const std::uint32_t end_b = open.b + open.length;
            if (run.a <= end_a && end_a - run.a == end_b - run.b) {
                open.length = run.a + length - open.a;
                continue;
            }
            const std::uint32_t shared =
                std::max(end_a > run.a ? end_a - run.a : 0, end_b > run.b ? end_b - run.b : 0);
            if (shared >= length) continue;
            run = {run.a + shared, run.b + shared, length - shared};
        }
        blocks.push_back(run);
    }
    return blocks;
}

}  // namespace palimpsest::duplicates
