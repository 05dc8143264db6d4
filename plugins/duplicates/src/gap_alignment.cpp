#include "gap_alignment.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace palimpsest::duplicates {
namespace {

/// How the best alignment of two prefixes ends.
constexpr std::uint8_t skips_first = 0;   // The first text's last token is not aligned.
constexpr std::uint8_t skips_second = 1;  // Nor the second's.
constexpr std::uint8_t ends_in_run = 2;   // Both are, with each other.
constexpr std::uint8_t run_goes_on = 4;   // A run that ends here began earlier; a bit of its own.

/// The table of all pairs of prefixes.
class GapTable {
  public:
    GapTable(std::span<const Token> first, std::span<const Token> second)
        : first_(first),
          second_(second),
          steps_((first.size() + 1) * (second.size() + 1), skips_first),
          best_(second.size() + 1, 0),
          runs_(second.size() + 1, no_run) {
        for (std::size_t j = 1; j <= second.size(); ++j) step(0, j) = skips_second;
        for (std::size_t i = 1; i <= first.size(); ++i) fill_row(i);
    }

    std::vector<Block> blocks() const {
        std::vector<Block> found;
        std::size_t i = first_.size();
        std::size_t j = second_.size();
        while (i > 0 && j > 0) {
            switch (step(i, j) & 3) {
                case skips_first:
                    --i;
                    break;
                case skips_second:
                    --j;
                    break;
                default:
                    found.push_back(run_before(i, j));
                    i = found.back().a;
                    j = found.back().b;
            }
        }
        std::reverse(found.begin(), found.end());
        return found;
    }

  private:
    static constexpr std::int32_t no_run = std::numeric_limits<std::int32_t>::min() / 2;

    std::uint8_t step(std::size_t i, std::size_t j) const {
        return steps_[i * (second_.size() + 1) + j];
    }
    std::uint8_t& step(std::size_t i, std::size_t j) {
        return steps_[i * (second_.size() + 1) + j];
    }

    void fill_row(std::size_t i) {
        std::int32_t diagonal_best = best_[0];
        std::int32_t diagonal_run = runs_[0];
        for (std::size_t j = 1; j <= second_.size(); ++j) {
            std::int32_t run = no_run;
            std::uint8_t how = skips_first;
            if (first_[i - 1] == second_[j - 1]) {
                run = std::max(diagonal_best + 2, diagonal_run + 3);
                if (diagonal_run + 3 >= diagonal_best + 2) how = run_goes_on;
            }
            diagonal_best = best_[j];
            diagonal_run = std::exchange(runs_[j], run);
            if (best_[j - 1] > best_[j]) {
                best_[j] = best_[j - 1];
                how |= skips_second;
            }
            if (run >= best_[j]) {
                best_[j] = run;
                how = static_cast<std::uint8_t>((how & run_goes_on) | ends_in_run);
            }
            step(i, j) = how;
        }
    }

    Block run_before(std::size_t i, std::size_t j) const {
        std::uint32_t length = 1;
        while ((step(i, j) & run_goes_on) != 0) {
            --i;
            --j;
            ++length;
        }
        return {static_cast<std::uint32_t>(i - 1), static_cast<std::uint32_t>(j - 1), length};
    }

    std::span<const Token> first_;
    std::span<const Token> second_;
    std::vector<std::uint8_t> steps_;
    std::vector<std::int32_t> best_;  // Of the row before, up to the place that is filled.
    std::vector<std::int32_t> runs_;  // The same, for alignments that end in a run.
};

}  // namespace

std::vector<Block> aligned_gap(std::span<const Token> first, std::span<const Token> second) {
    if (first.empty() || second.empty() || first.size() > most_gap_cells / second.size()) return {};
    return GapTable(first, second).blocks();
}

}  // namespace palimpsest::duplicates
