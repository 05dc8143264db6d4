#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "structure.hpp"

namespace palimpsest::sections {

/// An enumeration mark `[begin, end)` inside of a paragraph or at the begin of one that is no
/// heading: 一是, 二要, ①, 1、, (1).
struct Item {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint64_t number_begin = 0;  ///< `[number_begin, number_end)` is the numeral alone.
    std::uint64_t number_end = 0;
    std::uint32_t value = 0;
    std::optional<std::size_t> section;  ///< The deepest that it lies in; index into the structure.

    bool operator==(const Item&) const = default;
};

/// Tells `found` every item of `text`, whose structure is `structure`. A mark is an item where
/// others of its kind count on before or behind it in the same section, a heading's number
/// included, or where it begins a line with 1. Never where one of `headings` stands: all that the
/// text has, listed in the structure or not. Items come ascending by begin but for those that were
/// in doubt. Time is linear, memory does not depend on the text.
void find_items(std::string_view text, const Structure& structure,
                const std::vector<Heading>& headings,
                const std::function<void(const Item&)>& found);

}  // namespace palimpsest::sections
