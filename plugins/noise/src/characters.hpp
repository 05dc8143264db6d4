#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

#include "palimpsest/text/utf8.hpp"

/// Classes of characters that several rules ask about.
namespace palimpsest::noise {

/// White space inside a line.
[[nodiscard]] constexpr bool is_blank(char32_t value) noexcept {
    return value == ' ' || value == '\t' || value == 0x3000 || value == 0xA0 ||
           (value >= 0x2000 && value <= 0x200A) || value == 0x202F || value == '\r';
}

[[nodiscard]] constexpr bool is_digit(char32_t value) noexcept {
    return (value >= '0' && value <= '9') || (value >= U'０' && value <= U'９');
}

[[nodiscard]] constexpr bool is_letter(char32_t value) noexcept {
    return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
}

[[nodiscard]] constexpr bool is_alphanumeric(char32_t value) noexcept {
    return (value >= '0' && value <= '9') || is_letter(value);
}

/// Circled and parenthesised numerals: ① ⑴ ❶.
[[nodiscard]] constexpr bool is_enclosed_numeral(char32_t value) noexcept {
    return (value >= 0x2460 && value <= 0x249B) || (value >= 0x2776 && value <= 0x2793) ||
           (value >= 0x3251 && value <= 0x325F);
}

[[nodiscard]] constexpr bool is_dash(char32_t value) noexcept {
    return value == '-' || value == U'－' || value == U'—' || value == U'–' || value == U'―' ||
           value == U'─' || value == U'−' || value == U'‐' || value == U'~' || value == U'～' ||
           value == U'·';
}

/// A mark that ends a sentence or a part of one that may stand at a line's end.
[[nodiscard]] constexpr bool is_stop(char32_t value) noexcept {
    return value == U'。' || value == U'！' || value == U'？' || value == U'；' || value == '!' ||
           value == '?' || value == ';' || value == U'．' || value == U'｡';
}

[[nodiscard]] constexpr bool is_comma(char32_t value) noexcept {
    return value == U'，' || value == U'、' || value == ',' || value == U'､';
}

[[nodiscard]] constexpr bool is_opening(char32_t value) noexcept {
    return value == U'（' || value == '(' || value == U'【' || value == '[' || value == U'〔' ||
           value == U'［' || value == U'《' || value == U'“' || value == U'‘' || value == U'「' ||
           value == U'『' || value == U'〈';
}

[[nodiscard]] constexpr bool is_closing(char32_t value) noexcept {
    return value == U'）' || value == ')' || value == U'】' || value == ']' || value == U'〕' ||
           value == U'］' || value == U'》' || value == U'”' || value == U'’' || value == U'」' ||
           value == U'』' || value == U'〉' || value == '"';
}

/// A line that ends in one of these is complete.
[[nodiscard]] constexpr bool is_final(char32_t value) noexcept {
    return is_stop(value) || is_closing(value) || value == U'：' || value == ':' || value == U'…' ||
           value == '.' || value == U'—' || value == '*' || value == '|' || value == '>' ||
           value == U'～' || value == '_';
}

/// Marks that ordinary text never begins a line with.
[[nodiscard]] constexpr bool cannot_begin(char32_t value) noexcept {
    return is_stop(value) || is_comma(value) || value == U'：' || value == U'）' ||
           value == U'》' || value == U'”' || value == U'’' || value == U'】' || value == U'％' ||
           value == '%';
}

[[nodiscard]] inline char32_t first_of(std::string_view text) noexcept {
    return code_point_at(text, 0).value;
}
[[nodiscard]] inline char32_t last_of(std::string_view text) noexcept {
    return code_point_before(text, text.size()).value;
}

/// `text` without the blanks around it.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) noexcept {
    while (!text.empty()) {
        const CodePoint first = code_point_at(text, 0);
        if (!is_blank(first.value)) break;
        text.remove_prefix(first.size);
    }
    while (!text.empty()) {
        const CodePoint last = code_point_before(text, text.size());
        if (!is_blank(last.value)) break;
        text.remove_suffix(last.size);
    }
    return text;
}

template <class Words>
[[nodiscard]] constexpr bool is_one_of(std::string_view word, const Words& words) noexcept {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// The entry of `words` that `text` begins with, the longest of several, or an empty view.
template <class Words>
[[nodiscard]] constexpr std::string_view leading_word(std::string_view text,
                                                      const Words& words) noexcept {
    std::string_view found;
    for (const std::string_view word : words)
        if (word.size() > found.size() && text.starts_with(word)) found = word;
    return found;
}

/// The entry of `words` that `text` ends with, the longest of several, or an empty view.
template <class Words>
[[nodiscard]] constexpr std::string_view trailing_word(std::string_view text,
                                                       const Words& words) noexcept {
    std::string_view found;
    for (const std::string_view word : words)
        if (word.size() > found.size() && text.ends_with(word)) found = word;
    return found;
}

}  // namespace palimpsest::noise
