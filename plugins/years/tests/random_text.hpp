#pragma once

#include <random>
#include <string>
#include <string_view>

namespace palimpsest::years {

/// What the random texts of the tests are made of: digits, masks and signs that rules look at.
inline constexpr std::string_view pieces[] = {
    "0",  "1",  "2",  "2",    "9",      "98",   "２",   "０",     "一",     "二",   "五",
    "九", "〇", "○",  "十",   "X",      "x",    "×",    "_",      "*",      "**",   "□",
    "O",  "年", "年", "年代", "月",     "日",   "度",   "学",     "上半年", "-",    "—",
    "至", "到", ".",  "/",    "、",     "，",   "。",   "（",     "）",     "“",    "”",
    "《", "》", "'",  "’",    "今",     "明",   "去",   "上",     "下",     "近",   "过去",
    "这", "来", "某", "个",   "第",     "普法", "计划", "世纪",   "中国",   "报告", " ",
    "　", "\n", "镇", "𠀀",   "2024年", "2025", "202_", "十三五", "亿元"};

/// Text of `size` pieces, valid UTF-8.
inline std::string random_text(std::mt19937& random, std::size_t size) {
    std::uniform_int_distribution<std::size_t> any(0, std::size(pieces) - 1);
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += pieces[any(random)];
    return text;
}

}  // namespace palimpsest::years
