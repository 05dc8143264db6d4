#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "palimpsest/text/utf8.hpp"

/// Small steps through a text, forwards and backwards.
namespace palimpsest::years {

[[nodiscard]] constexpr bool is_one_of(char32_t value, std::u32string_view set) noexcept {
    return value != 0 && set.find(value) != std::u32string_view::npos;
}

/// Signs between the first and the last year of a span.
[[nodiscard]] constexpr bool is_connector(char32_t value) noexcept {
    return is_one_of(value, U"-—–－~～至到―─");
}

[[nodiscard]] constexpr bool is_blank(char32_t value) noexcept {
    return value == U' ' || value == 0xA0 || value == 0x3000;
}

/// Scraped texts set blanks around digits (2024 年 11 月): up to two of them are stepped over.
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

[[nodiscard]] constexpr bool follows_any(std::string_view text, std::uint64_t at,
                                         std::initializer_list<std::string_view> words) noexcept {
    for (const std::string_view word : words)
        if (follows(text, at, word)) return true;
    return false;
}

[[nodiscard]] constexpr bool precedes_any(std::string_view text, std::uint64_t at,
                                          std::initializer_list<std::string_view> words) noexcept {
    for (const std::string_view word : words)
        if (precedes(text, at, word)) return true;
    return false;
}

[[nodiscard]] constexpr bool is_letter(char32_t value) noexcept {
    return (value >= U'a' && value <= U'z') || (value >= U'A' && value <= U'Z');
}

/// What counts things, and so makes an amount of the number before it.
[[nodiscard]] constexpr bool is_measure(char32_t value) noexcept {
    return is_one_of(
        value,
        U"亿万千百十元个户人名家件项公里亩米吨平方立次条座所处台套辆份张株头只艘例起宗批"
        U"期种类多余级号页版强厘毫克斤升瓦度倍成分秒时天日月周岁届班间栋幢字册卷盏棵匹群"
        U"对双层段组队支枚架扇口眼孔床位席桌碗瓶桶箱包袋室房路师旅团营连排街道余");
}

}  // namespace palimpsest::years
