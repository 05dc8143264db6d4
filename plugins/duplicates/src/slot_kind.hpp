#pragma once

#include <cstdint>
#include <string_view>

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

/// What one value looks like, by its own shape and by the text behind it:
///  - year: a number or mask of a year's shape (2024, 202_, 20XX, 二〇二四; XX, 24 before 年) that
///    年 or another year follows, or 19.. and 20.. where no unit follows;
///  - number: digits, numerals, and masks that a measure word follows (XX万元);
///  - place: a name that ends in 镇, 县, 村 and the like, or a name or mask before one of these;
///    not 全镇, 我县, 农村, 城市;
///  - organisation: the same with 局, 公司, 委员会, 政府 and the like;
///  - free: all else, and the empty value.
[[nodiscard]] SlotKind slot_kind(std::string_view value, std::string_view after);

}  // namespace palimpsest::duplicates
