#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace palimpsest::sections {

/// What the random texts of the tests are made of: numbers, marks and signs that rules look at.
inline constexpr std::string_view pieces[] = {
    "一",   "二",   "三", "十",     "百",     "七", "第",     "章",       "节",   "条",
    "篇",   "部分", "是", "要",     "（",     "）", "(",      ")",        "1",    "2",
    "9",    "０",   "、", "．",     ".",      "。", "：",     "；",       "，",   " ",
    "　",   "\n",   "\n", "\r",     ">",      "*",  "**",     "#",        "㈠",   "⑴",
    "⒈",    "①",    "“",  "”",      "月",     "日", "年",     "镇",       "工作", "注释",
    "是指", "a",    "_",  "\u00A0", "\uFEFF", "𠀀", "\n一、", "\n（二）", "\n1、"};

/// Text of `size` pieces, valid UTF-8.
inline std::string random_text(std::mt19937& random, std::size_t size) {
    std::uniform_int_distribution<std::size_t> any(0, std::size(pieces) - 1);
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += pieces[any(random)];
    return text;
}

}  // namespace palimpsest::sections
