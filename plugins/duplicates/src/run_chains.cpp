#include "run_chains.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::duplicates {
namespace {

/// Tokens that both texts may have between two runs.
constexpr std::uint32_t widest_replacement = 40;
/// How many earlier runs a run may follow.
constexpr std::size_t lookback = 48;

/// Cuts from the front of `next` what overlaps `before` in either text.
ExactRun without_overlap(const ExactRun& before, ExactRun next) {
    const std::uint32_t end_a = before.a + before.length;
    const std::uint32_t end_b = before.b + before.length;
    const std::uint32_t over =
        std::max(end_a > next.a ? end_a - next.a : 0, end_b > next.b ? end_b - next.b : 0);
    const std::uint32_t cut = std::min(over, next.length);
    return {next.a + cut, next.b + cut, next.length - cut, next.documents};
}

/// What following `before` brings to a chain: the tokens of `next`, less for what lies between.
/// Nothing that helps where it cannot follow.
std::int64_t gain(const ExactRun& before, const ExactRun& next) {
    if (next.a <= before.a || next.b <= before.b) return -1;
    const ExactRun rest = without_overlap(before, next);
    if (rest.length == 0) return -1;
    const std::uint32_t gap_a = rest.a - (before.a + before.length);
    const std::uint32_t gap_b = rest.b - (before.b + before.length);
    const std::uint32_t gap = std::max(gap_a, gap_b);
    if (gap > widest_gap || std::min(gap_a, gap_b) > widest_replacement) return -1;
    return std::int64_t{rest.length} - gap / 4;
}

/// Chains of runs, each run in one, the best first.
class Chains {
  public:
    explicit Chains(const TextPair& pair, std::vector<ExactRun> runs)
        : pair_(pair), runs_(std::move(runs)), scores_(runs_.size()), before_(runs_.size(), none) {
        for (std::size_t i = 0; i < runs_.size(); ++i) choose_before(i);
    }

    std::vector<Chain> chains() const {
        std::vector<std::size_t> order(runs_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t i, std::size_t j) { return scores_[i] > scores_[j]; });
        std::vector<Chain> result;
        std::vector<bool> used(runs_.size(), false);
        for (const std::size_t last : order) {
            if (used[last]) continue;
            Chain chain;
            for (std::size_t i = last; i != none && !used[i]; i = before_[i]) {
                used[i] = true;
                chain.push_back(runs_[i]);
            }
            std::reverse(chain.begin(), chain.end());
            for (std::size_t i = 1; i < chain.size(); ++i)
                chain[i] = without_overlap(chain[i - 1], chain[i]);
            result.push_back(std::move(chain));
        }
        return result;
    }

  private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    bool same_works(const ExactRun& x, const ExactRun& y) const {
        return pair_.a.work_of(x.a) == pair_.a.work_of(y.a) &&
               pair_.b.work_of(x.b) == pair_.b.work_of(y.b);
    }

    void choose_before(std::size_t i) {
        scores_[i] = runs_[i].length;
        const std::size_t first = i > lookback ? i - lookback : 0;
        for (std::size_t j = i; j-- > first;) {
            const std::int64_t more = gain(runs_[j], runs_[i]);
            if (more <= 0 || scores_[j] + more <= scores_[i]) continue;
            if (!same_works(runs_[j], runs_[i])) continue;
            scores_[i] = scores_[j] + more;
            before_[i] = j;
        }
    }

    const TextPair& pair_;
    std::vector<ExactRun> runs_;
    std::vector<std::int64_t> scores_;
    std::vector<std::size_t> before_;
};

}  // namespace

std::vector<Chain> run_chains(const TextPair& pair, std::vector<ExactRun> runs) {
    return Chains(pair, std::move(runs)).chains();
}

}  // namespace palimpsest::duplicates
