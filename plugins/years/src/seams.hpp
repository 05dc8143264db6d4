#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "years.hpp"

namespace palimpsest::years {

/// Bytes `[begin, end)` of the text that some bytes of what was kept of it stand for.
using OriginalSpan = std::function<void(std::uint64_t& begin, std::uint64_t& end)>;

/// The expressions of `text` as years_in gives them, and in their place, where noise cuts one in
/// two (20【page 3】24年), the whole. `kept`: the text without its noise; `original` makes a span
/// of `text` of one of `kept`. Time is linear in the text's size, when `original` takes constant
/// time.
[[nodiscard]] std::vector<Year> years_across(std::string_view text, std::string_view kept,
                                             const OriginalSpan& original);

}  // namespace palimpsest::years
