#pragma once

#include <cstddef>
#include <cstdint>

/// The ways in which headings are numbered.
namespace palimpsest::sections {

/// Listed from the highest to the deepest as GB/T 9704 and custom have it: the order counts where a
/// text does not show by itself which form stands above which (levels.hpp).
enum class Form : std::uint8_t {
    markdown_1,  ///< #
    markdown_2,  ///< ##
    markdown_3,
    markdown_4,
    markdown_5,
    markdown_6,
    volume,                ///< 第一卷
    book,                  ///< 第一编
    piece,                 ///< 第一篇
    part,                  ///< 第一部分, Part II
    chapter,               ///< 第一章, Chapter 3
    section,               ///< 第一节, Section 2.1
    article,               ///< 第一条
    chinese,               ///< 一、 一． 一.
    chinese_bracketed,     ///< （一） (一) ㈠
    chinese_half_bracket,  ///< 一） 一)
    roman,                 ///< Ⅰ. II. III、
    decimal,               ///< 1、 1. 1． ⒈
    outline_2,             ///< 1.1
    outline_3,             ///< 1.1.1
    outline_4,             ///< 1.1.1.1
    decimal_bracketed,     ///< （1） (1) ⑴
    decimal_half_bracket,  ///< 1） 1)
    ordinal,               ///< 第一， 第二、
    letter,                ///< A. a) （b）
    enclosed,              ///< ① ②
    point,                 ///< 一是 一要
};

inline constexpr std::size_t form_count = static_cast<std::size_t>(Form::point) + 1;

[[nodiscard]] constexpr std::size_t index(Form form) noexcept {
    return static_cast<std::size_t>(form);
}
[[nodiscard]] constexpr bool is_markdown(Form form) noexcept { return form <= Form::markdown_6; }
/// 一、 and （一）: as GB/T 9704 numbers the first two ranks.
[[nodiscard]] constexpr bool is_of_first_ranks(Form form) noexcept {
    return form == Form::chinese || form == Form::chinese_bracketed;
}
/// 第一卷 to 第一节.
[[nodiscard]] constexpr bool is_division(Form form) noexcept {
    return form >= Form::volume && form <= Form::section;
}
[[nodiscard]] constexpr bool is_outline(Form form) noexcept {
    return form >= Form::outline_2 && form <= Form::outline_4;
}
/// Forms that number headings and the entries of lists alike.
[[nodiscard]] constexpr bool is_weak(Form form) noexcept {
    return form >= Form::chinese_half_bracket;
}

/// Forms that are headings only as a whole sequence from the first on, each with its title.
[[nodiscard]] constexpr bool is_sequential(Form form) noexcept {
    return form == Form::roman || form >= Form::ordinal;
}

}  // namespace palimpsest::sections
