#pragma once

#include <cstdint>

/// The digits and units that numerals are made of, one by one; numerals.hpp reads whole numerals.
/// Threads: safe anywhere.
namespace palimpsest {
inline namespace v1 {

/// A numeral that was read: its value, and the byte after its last code point.
struct Numeral {
    std::uint64_t value = 0;
    std::uint64_t end = 0;

    friend constexpr bool operator==(const Numeral&, const Numeral&) = default;
};

/// The value of a decimal digit, ASCII or full-width (０-９); -1 for anything else.
[[nodiscard]] constexpr int decimal_digit(char32_t value) noexcept {
    if (value >= U'0' && value <= U'9') return static_cast<int>(value - U'0');
    if (value >= 0xFF10 && value <= 0xFF19) return static_cast<int>(value - 0xFF10);
    return -1;
}

/// The value of a Chinese digit: 〇 ○ 零, 一 to 九, 两, and the formal 壹 to 玖; -1 for anything
/// else.
[[nodiscard]] constexpr int chinese_digit(char32_t value) noexcept {
    // clang-format off
    switch (value) {
        case U'〇': case U'○': case U'零': return 0;
        case U'一': case U'壹': case U'弌': return 1;
        case U'二': case U'两': case U'贰': case U'貳': case U'兩': return 2;
        case U'三': case U'叁': case U'參': case U'叄': return 3;
        case U'四': case U'肆': return 4;
        case U'五': case U'伍': return 5;
        case U'六': case U'陆': case U'陸': return 6;
        case U'七': case U'柒': return 7;
        case U'八': case U'捌': return 8;
        case U'九': case U'玖': return 9;
        default: return -1;
    }
    // clang-format on
}

/// The value of a Chinese unit below ten thousand (十 百 千, 拾 佰 仟); 0 for anything else.
[[nodiscard]] constexpr std::uint64_t chinese_unit(char32_t value) noexcept {
    // clang-format off
    switch (value) {
        case U'十': case U'拾': return 10;
        case U'百': case U'佰': return 100;
        case U'千': case U'仟': return 1000;
        default: return 0;
    }
    // clang-format on
}

/// The value of 万 or 亿; 0 for anything else.
[[nodiscard]] constexpr std::uint64_t chinese_large_unit(char32_t value) noexcept {
    // clang-format off
    switch (value) {
        case U'万': case U'萬': return 10'000;
        case U'亿': case U'億': return 100'000'000;
        default: return 0;
    }
    // clang-format on
}

}  // namespace v1
}  // namespace palimpsest
