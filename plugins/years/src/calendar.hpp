#pragma once

#include <array>
#include <compare>
#include <cstdint>

/// The proleptic Gregorian calendar, with a year 0.
namespace palimpsest::years {

struct Day {
    std::int64_t year = 0;
    int month = 1;
    int day = 1;

    auto operator<=>(const Day&) const = default;
};

[[nodiscard]] constexpr bool is_leap(std::int64_t year) noexcept {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// The days of a month, 1 to 12.
[[nodiscard]] constexpr int days_in(std::int64_t year, int month) noexcept {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month) - 1];
}

}  // namespace palimpsest::years
