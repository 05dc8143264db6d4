#pragma once

#include <cstdint>
#include <optional>

#include "years.hpp"

namespace palimpsest::years {

/// Years from the first to the last, both included.
struct AllowedYears {
    std::int64_t first = 0;
    std::int64_t last = 0;

    bool operator==(const AllowedYears&) const = default;
};

/// The years that the expression allows: of 202_年 2020 to 2029, of 十三五 2016 to 2020. Empty for
/// relative ones, whose `offsets` count from the year of their work.
/// Threads: safe anywhere.
[[nodiscard]] std::optional<AllowedYears> allowed_years(const Year& year);

}  // namespace palimpsest::years
