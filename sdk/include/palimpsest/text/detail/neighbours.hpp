#pragma once

#include "palimpsest/text/utf8.hpp"

/// What the rules of masks.hpp ask of the characters beside a run of marks.
namespace palimpsest {
inline namespace v1 {
namespace detail {

[[nodiscard]] constexpr bool is_ascii_letter(char32_t value) noexcept {
    return (value >= U'a' && value <= U'z') || (value >= U'A' && value <= U'Z');
}

/// Latin letters, ASCII, accented and full-width, and Cyrillic.
[[nodiscard]] constexpr bool is_letter(char32_t value) noexcept {
    return is_ascii_letter(value) || (value >= 0xFF21 && value <= 0xFF3A) ||
           (value >= 0xFF41 && value <= 0xFF5A) ||
           (value >= 0xC0 && value <= 0x24F && value != 0xD7 && value != 0xF7) ||
           (value >= 0x400 && value <= 0x4FF);
}

[[nodiscard]] constexpr bool is_line_end(CodePoint next) noexcept {
    return next.size == 0 || next.value == U'\n' || next.value == U'\r';
}

[[nodiscard]] constexpr bool is_blank(char32_t value) noexcept {
    return value == U' ' || value == U'\t' || value == 0x3000 || value == 0xA0;
}

/// The punctuation that stands beside Markdown's asterisks in Chinese and English text.
[[nodiscard]] constexpr bool is_common_punctuation(char32_t value) noexcept {
    return (value >= 0x21 && value <= 0x2F) || (value >= 0x3A && value <= 0x40) ||
           (value >= 0x5B && value <= 0x60) || (value >= 0x7B && value <= 0x7E) ||
           (value >= 0x2010 && value <= 0x2027) || (value >= 0x3001 && value <= 0x3003) ||
           (value >= 0x3008 && value <= 0x3011) || (value >= 0xFF01 && value <= 0xFF0F) ||
           (value >= 0xFF1A && value <= 0xFF20);
}

[[nodiscard]] constexpr bool is_sentence_end(char32_t value) noexcept {
    return value == U'。' || value == U'！' || value == U'？' || value == U'：' || value == U'；' ||
           value == U'.' || value == U'!' || value == U'?' || value == U':' || value == U';';
}

}  // namespace detail
}  // namespace v1
}  // namespace palimpsest
