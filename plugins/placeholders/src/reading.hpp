#pragma once

#include <cstdint>
#include <string_view>

#include "palimpsest/text/digits.hpp"
#include "palimpsest/text/utf8.hpp"

/// Small steps through a text, forwards and backwards.
namespace palimpsest::placeholders {

[[nodiscard]] constexpr bool is_one_of(char32_t value, std::u32string_view set) noexcept {
    return value != 0 && set.find(value) != std::u32string_view::npos;
}

[[nodiscard]] constexpr bool is_blank(char32_t value) noexcept {
    return value == U' ' || value == U'\t' || value == 0xA0 || value == 0x3000;
}

[[nodiscard]] constexpr bool is_digit(CodePoint next) noexcept {
    return decimal_digit(next.value) >= 0;
}

/// Scraped texts set blanks around masks (XX 年): up to two of them are stepped over.
inline constexpr int most_blanks = 2;

[[nodiscard]] constexpr std::uint64_t after_blanks(std::string_view text,
                                                   std::uint64_t at) noexcept {
    for (int i = 0; i < most_blanks && is_blank(code_point_at(text, at).value); ++i)
        at += code_point_at(text, at).size;
    return at;
}

[[nodiscard]] constexpr std::uint64_t before_blanks(std::string_view text,
                                                    std::uint64_t at) noexcept {
    for (int i = 0; i < most_blanks && is_blank(code_point_before(text, at).value); ++i)
        at -= code_point_before(text, at).size;
    return at;
}

[[nodiscard]] constexpr bool follows(std::string_view text, std::uint64_t at,
                                     std::string_view word) noexcept {
    return text.substr(at).starts_with(word);
}

[[nodiscard]] constexpr bool precedes(std::string_view text, std::uint64_t at,
                                      std::string_view word) noexcept {
    return text.substr(0, at).ends_with(word);
}

}  // namespace palimpsest::placeholders
