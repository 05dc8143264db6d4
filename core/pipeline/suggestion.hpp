#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace palimpsest::core {

/// Insertions, deletions, replacements and swaps of neighbours (each at most once at a place) that
/// lead from `from` to `to`, in bytes; `bound + 1` when there are more than `bound`.
/// Source: optimal string alignment after Damerau 1964, cut to a band of `bound` on either side.
[[nodiscard]] std::size_t edit_distance(std::string_view from, std::string_view to,
                                        std::size_t bound);

/// The candidate that `word` was probably meant to be: equal but for case and for `-` in the place
/// of `_`, or the nearest within a third of its length (at least 1). The first of equals; empty
/// when none is near, or when `word` has more than 64 bytes.
[[nodiscard]] std::optional<std::string> did_you_mean(std::string_view word,
                                                      std::span<const std::string> candidates);

/// "did you mean `x`?" for a near candidate, otherwise "`lead`: a, b, c" with all of them.
[[nodiscard]] std::string suggestion(std::string_view word, std::span<const std::string> candidates,
                                     std::string_view lead);

}  // namespace palimpsest::core
