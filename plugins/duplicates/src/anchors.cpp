#include "anchors.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "shingles.hpp"

namespace palimpsest::duplicates {
namespace {

constexpr std::uint32_t nowhere = 0xFFFFFFFFU;
constexpr std::uint32_t repeated = 0xFFFFFFFEU;

/// Where runs of tokens stand in two texts.
class RunTable {
  public:
    /// `runs`: hashes of the first text's runs.
    explicit RunTable(std::vector<std::uint64_t> runs)
        : runs_(std::move(runs)),
          places_(std::bit_ceil(2 * runs_.size() + 1), nowhere),
          others_(runs_.size(), nowhere) {
        for (std::uint32_t a = 0; a < runs_.size(); ++a) {
            std::uint32_t& place = find(runs_[a]);
            if (place == nowhere)
                place = a;
            else
                others_[place] = repeated;
        }
    }

    /// The runs that stand once in each, ascending in the second text.
    std::vector<Block> once_in_each(std::span<const std::uint64_t> second, std::uint32_t length) {
        std::vector<std::uint32_t> met;  // Places in the first text, in the second one's order.
        for (std::uint32_t b = 0; b < second.size(); ++b) {
            const std::uint32_t a = find(second[b]);
            if (a == nowhere || others_[a] == repeated) continue;
            if (others_[a] == nowhere) met.push_back(a);
            others_[a] = others_[a] == nowhere ? b : repeated;
        }
        std::vector<Block> runs;
        for (const std::uint32_t a : met)
            if (others_[a] != repeated) runs.push_back({a, others_[a], length});
        return runs;
    }

  private:
    std::uint32_t& find(std::uint64_t hash) {
        std::size_t i = hash & (places_.size() - 1);
        while (places_[i] != nowhere && runs_[places_[i]] != hash)
            i = (i + 1) & (places_.size() - 1);
        return places_[i];
    }

    std::vector<std::uint64_t> runs_;
    std::vector<std::uint32_t> places_;  // By hash: where a run stands first.
    std::vector<std::uint32_t> others_;  // By that place: where the run stands in the other text.
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
    RunTable table(shingles_of(first, length));
    std::vector<Block> blocks;
    for (Block run : ascending(table.once_in_each(shingles_of(second, length), length))) {
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
