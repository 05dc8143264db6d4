#pragma once

#include "anchors.hpp"

namespace palimpsest::duplicates {

/// The most cells, tokens of the one times tokens of the other, that align_gap looks at.
inline constexpr std::uint64_t most_gap_cells = 1 << 16;

/// Aligns two short texts as well as can be: equal tokens in the same order, as many as possible,
/// runs rather than single ones (a token counts 2, and 3 behind another that is aligned).
/// Shape:   ascending in both texts, without overlaps.
/// Cost:    one step and one byte a cell; nothing is aligned where there are more than
///          `most_gap_cells`. Threads: safe anywhere.
/// Source:  Needleman, Wunsch 1970, with Gotoh's second table (1982) for runs.
[[nodiscard]] std::vector<Block> aligned_gap(std::span<const Token> first,
                                             std::span<const Token> second);

}  // namespace palimpsest::duplicates
