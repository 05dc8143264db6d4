#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Expressions that name a year or a span of years, and what they say as EDTF (ISO 8601-2).
/// Threads: safe anywhere.
namespace palimpsest::years {

enum class Kind : std::uint8_t {
    explicit_,  ///< 2024年, 2024年11月27日, 2024-11-27
    masked,     ///< 202_年, 20XX年, XX年
    relative,   ///< 今年, 过去五年
    span,       ///< 2021-2022年, 50年代
    plan,       ///< 十三五, “六五”普法
};

inline constexpr std::size_t kind_count = 5;

/// The word that the output has for `kind`.
[[nodiscard]] constexpr std::string_view name(Kind kind) noexcept {
    constexpr std::string_view names[kind_count] = {"explicit", "masked", "relative", "span",
                                                    "plan"};
    return names[static_cast<std::size_t>(kind)];
}

/// Years counted from the year in which a work was delivered, both included: 去年 is -1 to -1, 今后
/// 五年 0 to 5. Where the work may be of the last of the years it looks back on, or of the next
/// (五年来), both are in.
struct YearOffsets {
    int first = 0;
    int last = 0;

    bool operator==(const YearOffsets&) const = default;
};

/// An expression `[begin, end)`. `edtf`: what the surface says, valid by edtf.hpp; empty for
/// relative ones, which have `offsets` in its place.
struct Year {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::string edtf;
    Kind kind = Kind::explicit_;
    YearOffsets offsets = {};

    bool operator==(const Year&) const = default;
};

/// The expressions of `text`, which is valid UTF-8: ascending by begin, never overlapping. Offsets
/// are bytes on code point boundaries. Time is linear in the text's size.
[[nodiscard]] std::vector<Year> years_in(std::string_view text);

}  // namespace palimpsest::years
