#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "palimpsest/sdk/document.hpp"

namespace palimpsest::duplicates {

/// What a slot of a template holds.
enum class SlotKind : std::uint8_t { place, year, number, organisation, free };

inline constexpr std::size_t slot_kind_count = 5;

[[nodiscard]] constexpr std::string_view name_of(SlotKind kind) noexcept {
    constexpr std::string_view names[] = {"place", "year", "number", "organisation", "free"};
    return names[static_cast<std::size_t>(kind)];
}

/// How a slot is shown in a skeleton.
[[nodiscard]] constexpr std::string_view mark_of(SlotKind kind) noexcept {
    constexpr std::string_view marks[] = {"〔地名〕", "〔年〕", "〔数〕", "〔机构〕", "〔…〕"};
    return marks[static_cast<std::size_t>(kind)];
}

/// What one value looks like, by its own shape and by the text around it:
///  - year: a number or mask of a year's shape (2024, 202_, 20XX, 二〇二四; XX, 24 before 年) that
///    年 or another year follows, or 19.. and 20.. where no unit follows; 今年, 去年; 十四五;
///  - number: digits, numerals, and masks that a measure word follows (XX万元);
///  - place and organisation: see slot_names.hpp;
///  - free: all else, and the empty value.
/// `text`: of the whole document; `value`: bytes of it.
/// Cost: linear in the value and in 16 KiB of the text. Threads: safe anywhere.
[[nodiscard]] SlotKind slot_kind(std::string_view text, const Span& value);

/// What other analyzers say of a value, if anything: it goes before how the value looks.
using ToldKind = std::function<std::optional<SlotKind>(const Span& value)>;

}  // namespace palimpsest::duplicates
