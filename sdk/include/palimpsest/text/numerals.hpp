#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "palimpsest/text/detail/chinese_numeral.hpp"
#include "palimpsest/text/digits.hpp"
#include "palimpsest/text/utf8.hpp"

/// Reading numerals as Chinese texts print them. Every reader looks at the numeral that begins at a
/// byte offset, takes as much as belongs to it, and says where it ends; what stands before the
/// offset does not matter to it. `text` is valid UTF-8 and `offset` a boundary.
/// Threads: safe anywhere.
namespace palimpsest {
inline namespace v1 {

/// A run of decimal digits, ASCII and full-width mixed, of at most 18 digits; empty for a longer
/// one.
[[nodiscard]] constexpr std::optional<Numeral> read_digits(std::string_view text,
                                                           std::uint64_t offset) noexcept {
    Numeral numeral{0, offset};
    int count = 0;
    for (CodePoint next = code_point_at(text, offset); decimal_digit(next.value) >= 0;
         next = code_point_at(text, numeral.end)) {
        if (++count > 18) return std::nullopt;
        numeral.value = numeral.value * 10 + static_cast<std::uint64_t>(decimal_digit(next.value));
        numeral.end += next.size;
    }
    if (count == 0) return std::nullopt;
    return numeral;
}

/// One enclosed numeral: ①-㊿ ⓪ ⑴-⒇ ⒈-⒛ ㈠-㈩ ㊀-㊉ ❶-❿ ⓫-⓴ ➀-➉ ➊-➓ ⓵-⓾.
[[nodiscard]] constexpr std::optional<Numeral> read_enclosed_numeral(
    std::string_view text, std::uint64_t offset) noexcept {
    struct Block {
        char32_t first;
        char32_t last;
        std::uint64_t value;  // Of the first.
    };
    constexpr Block blocks[] = {
        {0x2460, 0x2473, 1},  {0x2474, 0x2487, 1}, {0x2488, 0x249B, 1},  {0x24EA, 0x24EA, 0},
        {0x24EB, 0x24F4, 11}, {0x24F5, 0x24FE, 1}, {0x2776, 0x277F, 1},  {0x2780, 0x2789, 1},
        {0x278A, 0x2793, 1},  {0x3220, 0x3229, 1}, {0x3251, 0x325F, 21}, {0x3280, 0x3289, 1},
        {0x32B1, 0x32BF, 36},
    };
    const CodePoint mark = code_point_at(text, offset);
    for (const Block& block : blocks) {
        if (mark.value < block.first) break;
        if (mark.value <= block.last) {
            return Numeral{block.value + (mark.value - block.first), offset + mark.size};
        }
    }
    return std::nullopt;
}

/// A Chinese numeral, the longest that begins at `offset`:
///  - digits alone, of at most 18: 二〇二四, 一二三, 零;
///  - digits with units: 九, 十三, 廿三, 一百零五, 九千九百九十九, 三亿二千万, 二万亿; also
///  shortened
///    (一百二 is 120, 一万二 is 12000) and formal (贰佰).
/// Only 十 may stand without a digit. 十三五 gives 13: after a last digit nothing more belongs to
/// it. Empty where there is none, and for estimates (三四十).
[[nodiscard]] constexpr std::optional<Numeral> read_chinese_numeral(std::string_view text,
                                                                    std::uint64_t offset) noexcept {
    return detail::ChineseNumeralReader(text, offset).read();
}

/// The numeral of any of these kinds that begins at `offset`.
[[nodiscard]] constexpr std::optional<Numeral> read_numeral(std::string_view text,
                                                            std::uint64_t offset) noexcept {
    if (const auto digits = read_digits(text, offset)) return digits;
    if (const auto enclosed = read_enclosed_numeral(text, offset)) return enclosed;
    return read_chinese_numeral(text, offset);
}

}  // namespace v1
}  // namespace palimpsest
