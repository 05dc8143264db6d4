#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::years {

/// A year as four places, each a digit or `X` for a mask: 2024, 202_, 20××, 二〇二四.
struct Slots {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::array<char, 4> places{};
    bool is_masked = false;

    [[nodiscard]] std::string edtf() const { return {places.begin(), places.end()}; }
    /// The year; only where it is not masked.
    [[nodiscard]] int value() const {
        int value = 0;
        for (const char place : places) value = value * 10 + (place - '0');
        return value;
    }
};

/// The year whose last place ends at byte `end`. Masks may be fewer or more than the places that
/// they stand for (20_, 20____). Empty where there is none, or where it is a part of a longer
/// number. Looks at no more than 20 code points.
[[nodiscard]] std::optional<Slots> slots_before(std::string_view text, std::uint64_t end);

/// The same for the year whose first of four signs begins at byte `begin`.
[[nodiscard]] std::optional<Slots> slots_at(std::string_view text, std::uint64_t begin);

/// True where a sign beside a number without 年 does not make it part of something longer: no
/// digit, no letter, none of . / - _ * % ×.
[[nodiscard]] bool is_bounded(char32_t neighbour);

/// A run of masks alone that ends at byte `end`: XX, ××, ____; all places are `X`.
[[nodiscard]] std::optional<Slots> mask_before(std::string_view text, std::uint64_t end);

}  // namespace palimpsest::years
