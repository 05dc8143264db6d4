#pragma once

#include "palimpsest/text/utf8.hpp"

/// Classes of characters that headings are told by.
namespace palimpsest::sections {

[[nodiscard]] constexpr bool is_blank(char32_t value) noexcept {
    return value == U' ' || value == U'\t' || value == U'\r' || value == U'\v' || value == U'\f' ||
           value == 0xA0 || value == 0x3000 || value == 0xFEFF ||
           (value >= 0x2000 && value <= 0x200B) || value == 0x2028 || value == 0x2029;
}

/// What may stand before a heading in its line without belonging to it; `#` is read as Markdown.
[[nodiscard]] constexpr bool is_leading_mark(char32_t value) noexcept {
    return is_blank(value) || value == U'>' || value == U'＞' || value == U'*';
}

/// Ends a sentence.
[[nodiscard]] constexpr bool is_sentence_end(char32_t value) noexcept {
    return value == U'。' || value == U'！' || value == U'？' || value == U'!' || value == U'?';
}
[[nodiscard]] constexpr bool is_colon(char32_t value) noexcept {
    return value == U'：' || value == U':';
}
[[nodiscard]] constexpr bool is_semicolon(char32_t value) noexcept {
    return value == U'；' || value == U';';
}
[[nodiscard]] constexpr bool is_comma(char32_t value) noexcept {
    return value == U'，' || value == U',';
}
[[nodiscard]] constexpr bool is_opening(char32_t value) noexcept {
    switch (value) {
        case U'（':
        case U'(':
        case U'“':
        case U'‘':
        case U'《':
        case U'〈':
        case U'【':
        case U'〔':
        case U'「':
            return true;
        default:
            return false;
    }
}
[[nodiscard]] constexpr bool is_closing(char32_t value) noexcept {
    switch (value) {
        case U'）':
        case U')':
        case U'”':
        case U'’':
        case U'》':
        case U'〉':
        case U'】':
        case U'〕':
        case U'」':
            return true;
        default:
            return false;
    }
}
[[nodiscard]] constexpr bool is_latin(char32_t value) noexcept {
    return (value >= U'0' && value <= U'9') || (value >= U'a' && value <= U'z') ||
           (value >= U'A' && value <= U'Z');
}

}  // namespace palimpsest::sections
