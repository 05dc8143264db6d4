#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "slots.hpp"

namespace palimpsest::years {

/// What an expression goes on with after its year: where it ends, and its EDTF.
struct Dated {
    std::uint64_t end = 0;
    std::string edtf;
    bool is_part = false;    ///< A half, a quarter, some months or days: ends no interval.
    bool is_season = false;  ///< A half or a quarter.
};

/// What follows 年 at byte `after` (the byte behind it): 度, 下半年, 第一季度, 11月, 11月27日,
/// 1-6月, 5月1-3日. Months and days that do not exist are left out.
[[nodiscard]] Dated dated_after(std::string_view text, std::uint64_t after,
                                const std::string& year);

/// A date written with - . or / from byte `begin` on: 2024-11-27, 202_.11.2. `joins`: the - before
/// it is that of a span.
struct NumericDate {
    std::uint64_t end = 0;
    std::string edtf;
    bool is_masked = false;
};
[[nodiscard]] std::optional<NumericDate> numeric_date_at(std::string_view text, std::uint64_t begin,
                                                         bool joins = false);

}  // namespace palimpsest::years
