#include "../src/marks.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace palimpsest::sections {
namespace {

struct MarksRow {
    std::string name;
    std::string line;
    std::string number;  // Empty: no mark.
    Form form = Form::chinese;
    std::uint32_t value = 0;
    bool is_reference = false;
};

void PrintTo(const MarksRow& row, std::ostream* out) { *out << row.name << ": " << row.line; }

class MarkTest : public testing::TestWithParam<MarksRow> {};

TEST_P(MarkTest, ReadsTheNumber) {
    const MarksRow& row = GetParam();
    const auto mark = mark_at(row.line, 0);
    if (row.number.empty()) {
        EXPECT_FALSE(mark) << "taken: " << row.line.substr(0, mark->end);
        return;
    }
    ASSERT_TRUE(mark);
    EXPECT_EQ(row.line.substr(0, mark->end), row.number);
    EXPECT_EQ(mark->form, row.form);
    EXPECT_EQ(mark->value, row.value);
    EXPECT_EQ(mark->is_reference, row.is_reference);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, MarkTest,
    testing::Values(
        MarksRow{"chinese", "一、总则", "一、", Form::chinese, 1},
        MarksRow{"chinese two digits", "十二、附则", "十二、", Form::chinese, 12},
        MarksRow{"chinese hundred", "一百零三、其他", "一百零三、", Form::chinese, 103},
        MarksRow{"chinese with a point", "二．要求", "二．", Form::chinese, 2},
        MarksRow{"chinese with a blank before its sign", "三 、要求", "三 、", Form::chinese, 3},
        MarksRow{"bracketed", "（一）目标", "（一）", Form::chinese_bracketed, 1},
        MarksRow{"bracketed, half width", "(十一)目标", "(十一)", Form::chinese_bracketed, 11},
        MarksRow{"bracketed and a comma", "（二）、目标", "（二）、", Form::chinese_bracketed, 2},
        MarksRow{"enclosed", "㈢目标", "㈢", Form::chinese_bracketed, 3},
        MarksRow{"right bracket alone", "一）目标", "一）", Form::chinese_half_bracket, 1},
        MarksRow{"decimal comma", "1、任务", "1、", Form::decimal, 1},
        MarksRow{"decimal point", "2.任务", "2.", Form::decimal, 2},
        MarksRow{"decimal full-width point", "３．任务", "３．", Form::decimal, 3},
        MarksRow{"decimal sign", "⒋任务", "⒋", Form::decimal, 4},
        MarksRow{"decimal bracketed", "（1）任务", "（1）", Form::decimal_bracketed, 1},
        MarksRow{"decimal right bracket", "2)任务", "2)", Form::decimal_half_bracket, 2},
        MarksRow{"outline", "1.2 任务", "1.2", Form::outline_2, 2},
        MarksRow{"outline of three", "1.1.2任务", "1.1.2", Form::outline_3, 2},
        MarksRow{"part", "第一部分 总体情况", "第一部分", Form::part, 1},
        MarksRow{"chapter", "第三章 附则", "第三章", Form::chapter, 3},
        MarksRow{"chapter, decimal", "第 2 章 范围", "第 2 章", Form::chapter, 2},
        MarksRow{"article", "第五条　各级政府应当", "第五条", Form::article, 5},
        MarksRow{"point", "一是加强领导", "一是", Form::point, 1},
        MarksRow{"bracketed and a point", "（二）.目标", "（二）.", Form::chinese_bracketed, 2},
        MarksRow{"enclosed and a comma", "㈡、目标", "㈡、", Form::chinese_bracketed, 2},
        MarksRow{"circled", "②目标", "②", Form::enclosed, 2},
        MarksRow{"ordinal", "第一，加强领导", "第一，", Form::ordinal, 1},
        MarksRow{"ordinal with its comma", "第十二、加强领导", "第十二、", Form::ordinal, 12},
        MarksRow{"roman", "II. Scope", "II.", Form::roman, 2},
        MarksRow{"roman sign", "Ⅳ、范围", "Ⅳ、", Form::roman, 4},
        MarksRow{"roman sign alone", "Ⅲ 范围", "Ⅲ", Form::roman, 3},
        MarksRow{"letter", "B. 范围", "B.", Form::letter, 2},
        MarksRow{"small letter", "c）范围", "c）", Form::letter, 3},
        MarksRow{"bracketed letter", "（a）范围", "（a）", Form::letter, 1},
        MarksRow{"English chapter", "Chapter 3 Scope", "Chapter 3", Form::chapter, 3},
        MarksRow{"English section", "Section 2.1 Scope", "Section 2.1", Form::section, 1},
        MarksRow{"English part", "PART II: Scope", "PART II", Form::part, 2},
        MarksRow{"mixed widths", "（3)任务", "（3)", Form::decimal_bracketed, 3},
        MarksRow{"highest", "一百九十九、其他", "一百九十九、", Form::chinese, 199},
        MarksRow{"point with 要", "二要抓好落实", "二要", Form::point, 2}));

INSTANTIATE_TEST_SUITE_P(
    Traps, MarkTest,
    testing::Values(
        MarksRow{"decimals", "1.5亿元用于修路", ""}, MarksRow{"percent", "5.6%。", ""},
        MarksRow{"year", "2024年全县", ""}, MarksRow{"long number", "2024、2025两年", ""},
        MarksRow{"movement", "一二、九运动", ""}, MarksRow{"estimate", "三四十、五十", ""},
        MarksRow{"plain word", "一方面", ""}, MarksRow{"zero", "0.目标", ""},
        MarksRow{"year in brackets", "（2024）5号", ""},
        MarksRow{"festival at a line's begin", "七、一前夕", "七、", Form::chinese, 7, false},
        MarksRow{"enumeration", "一、二、三产业", "一、", Form::chinese, 1, true},
        MarksRow{"phases", "一、二期工程", "一、", Form::chinese, 1, true},
        MarksRow{"referred to", "第三章的规定", "第三章", Form::chapter, 3, true},
        MarksRow{"article referred to", "第五条规定", "第五条", Form::article, 5, true}));

TEST(MarkTest, FestivalNeedsItsPredecessor) {
    EXPECT_TRUE(mark_at("七、一前夕，走访老党员", 0)->needs_predecessor);
    EXPECT_FALSE(mark_at("一、一年来的工作", 0)->needs_predecessor);
}

}  // namespace
}  // namespace palimpsest::sections
