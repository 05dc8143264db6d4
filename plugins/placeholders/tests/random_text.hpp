#pragma once

#include <random>
#include <string>
#include <string_view>

namespace palimpsest::placeholders {

/// What the random texts of the tests are made of: marks, nouns, joints and signs that rules look
/// at.
inline constexpr std::string_view pieces[] = {
    "X",    "XX",   "x",    "xx",     "×",    "××",   "*",    "**",   "***",  "_",        "____",
    "□",    "○○",   "△△",   "某",     "某某", "张",   "李",   "镇",   "县",   "村",       "局",
    "公司", "人民", "医院", "有限",   "同志", "主任", "代表", "个",   "人次", "余",       "万",
    "万元", "届",   "号",   "第",     "年",   "年级", "月",   "日",   "1",    "6",        ".",
    "20",   "、",   "，",   "。",     "：",   "——",   "-",    "和",   "（",   "）",       "[",
    "]",    "【",   "】",   "{{",     "}}",   "${",   "}",    "姓名", "单位", "此处填写", "name",
    "赴",   "在",   "项目", "姓名：", " ",    "　",   "\n",   "\r\n", "𠀀",   "发扬",     "%"};

/// Text of `size` pieces, valid UTF-8.
inline std::string random_text(std::mt19937& random, std::size_t size) {
    std::uniform_int_distribution<std::size_t> any(0, std::size(pieces) - 1);
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += pieces[any(random)];
    return text;
}

}  // namespace palimpsest::placeholders
