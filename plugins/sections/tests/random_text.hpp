#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace palimpsest::sections {

/// What the random texts of the tests are made of: numbers, marks and signs that rules look at.
inline constexpr std::string_view pieces[] = {"一",
                                              "二",
                                              "三",
                                              "十",
                                              "百",
                                              "七",
                                              "第",
                                              "章",
                                              "节",
                                              "条",
                                              "篇",
                                              "部分",
                                              "是",
                                              "要",
                                              "（",
                                              "）",
                                              "(",
                                              ")",
                                              "1",
                                              "2",
                                              "9",
                                              "０",
                                              "、",
                                              "．",
                                              ".",
                                              "。",
                                              "：",
                                              "；",
                                              "，",
                                              " ",
                                              "　",
                                              "\n",
                                              "\n",
                                              "\r",
                                              ">",
                                              "*",
                                              "**",
                                              "#",
                                              "㈠",
                                              "⑴",
                                              "⒈",
                                              "①",
                                              "“",
                                              "”",
                                              "月",
                                              "日",
                                              "年",
                                              "镇",
                                              "工作",
                                              "注释",
                                              "是指",
                                              "a",
                                              "_",
                                              "\u00A0",
                                              "\uFEFF",
                                              "𠀀",
                                              "\n一、",
                                              "\n（二）",
                                              "\n1、",
                                              "总结",
                                              "今年以来，",
                                              "\n各位代表：\n",
                                              "而奋斗。\n",
                                              "\n第二篇：",
                                              "镇工作报告\n",
                                              "附件",
                                              "请予审议",
                                              "我代表镇政府向大会报告工作，",
                                              "——2024年1月5日在大会上",
                                              "\n<!-- a -->\n"};

/// The first of them say nothing about where works begin.
inline constexpr std::size_t pieces_of_headings = 59;

/// Text of `size` pieces out of the first `kinds`, valid UTF-8.
inline std::string random_text(std::mt19937& random, std::size_t size,
                               std::size_t kinds = std::size(pieces)) {
    std::uniform_int_distribution<std::size_t> any(0, kinds - 1);
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += pieces[any(random)];
    return text;
}

}  // namespace palimpsest::sections
