#pragma once

#include <vector>

#include "exact_runs.hpp"

namespace palimpsest::duplicates {

/// Tokens that may stand in one text, or in both, between two runs of a chain.
inline constexpr std::uint32_t widest_gap = 100;

using Chain = std::vector<ExactRun>;

/// Chains of runs that follow one another in both texts and in the same works, across edits and
/// insertions, each run in one; overlaps of neighbours are cut. The best chain first, which is that
/// with the most tokens less a quarter of what lies between its runs.
/// `runs`: ascending. Cost: linear, but for sorting. Threads: safe anywhere.
[[nodiscard]] std::vector<Chain> run_chains(const TextPair& pair, std::vector<ExactRun> runs);

}  // namespace palimpsest::duplicates
