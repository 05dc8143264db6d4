#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "palimpsest/text/marks.hpp"

/// Finding the masked slots of a text, before anything is known about what they stand for.
namespace palimpsest::placeholders {

enum class SlotKind : std::uint8_t {
    mask,      ///< XX, ***, ____, 某.
    date,      ///< X月X日: the whole of it.
    phone,     ///< 138****1234.
    template_  ///< [姓名], {{name}}, （此处填写单位）: the brackets included.
};

/// A slot `[begin, end)`: its marks with the digits that belong to them (*6, XX.X, 3X).
struct Slot {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    char32_t mark = 0;         ///< The first of its marks.
    std::uint32_t length = 0;  ///< Marks in all.
    SlotKind kind = SlotKind::mask;
    MaskFamily family = MaskFamily::none;
    bool has_digits_before = false;  ///< 3X: only a number can be meant.
};

/// The slots of `text` that are no years, ascending; they never overlap. Time is linear.
[[nodiscard]] std::vector<Slot> slots_in(std::string_view text);

}  // namespace palimpsest::placeholders
