#include "../src/marks.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace palimpsest::sections {
namespace {

struct Row {
    std::string name;
    std::string line;
    std::string number;  // Empty: no mark.
    Form form = Form::chinese;
    std::uint32_t value = 0;
    bool is_reference = false;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name << ": " << row.line; }

class MarkTest : public testing::TestWithParam<Row> {};

TEST_P(MarkTest, ReadsTheNumber) {
    const Row& row = GetParam();
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
        Row{"chinese", "一、总则", "一、", Form::chinese, 1},
        Row{"chinese two digits", "十二、附则", "十二、", Form::chinese, 12},
        Row{"chinese hundred", "一百零三、其他", "一百零三、", Form::chinese, 103},
        Row{"chinese with a point", "二．要求", "二．", Form::chinese, 2},
        Row{"chinese with a blank before its sign", "三 、要求", "三 、", Form::chinese, 3},
        Row{"bracketed", "（一）目标", "（一）", Form::chinese_bracketed, 1},
        Row{"bracketed, half width", "(十一)目标", "(十一)", Form::chinese_bracketed, 11},
        Row{"bracketed and a comma", "（二）、目标", "（二）、", Form::chinese_bracketed, 2},
        Row{"enclosed", "㈢目标", "㈢", Form::chinese_bracketed, 3},
        Row{"right bracket alone", "一）目标", "一）", Form::chinese_half_bracket, 1},
        Row{"decimal comma", "1、任务", "1、", Form::decimal, 1},
        Row{"decimal point", "2.任务", "2.", Form::decimal, 2},
        Row{"decimal full-width point", "３．任务", "３．", Form::decimal, 3},
        Row{"decimal sign", "⒋任务", "⒋", Form::decimal, 4},
        Row{"decimal bracketed", "（1）任务", "（1）", Form::decimal_bracketed, 1},
        Row{"decimal right bracket", "2)任务", "2)", Form::decimal_half_bracket, 2},
        Row{"outline", "1.2 任务", "1.2", Form::outline_2, 2},
        Row{"outline of three", "1.1.2任务", "1.1.2", Form::outline_3, 2},
        Row{"part", "第一部分 总体情况", "第一部分", Form::part, 1},
        Row{"chapter", "第三章 附则", "第三章", Form::chapter, 3},
        Row{"chapter, decimal", "第 2 章 范围", "第 2 章", Form::chapter, 2},
        Row{"article", "第五条　各级政府应当", "第五条", Form::article, 5},
        Row{"point", "一是加强领导", "一是", Form::point, 1},
        Row{"point with 要", "二要抓好落实", "二要", Form::point, 2}));

INSTANTIATE_TEST_SUITE_P(
    Traps, MarkTest,
    testing::Values(Row{"decimals", "1.5亿元用于修路", ""}, Row{"percent", "5.6%。", ""},
                    Row{"year", "2024年全县", ""}, Row{"long number", "2024、2025两年", ""},
                    Row{"movement", "一二、九运动", ""}, Row{"estimate", "三四十、五十", ""},
                    Row{"plain word", "一方面", ""}, Row{"zero", "0.目标", ""},
                    Row{"year in brackets", "（2024）5号", ""},
                    Row{"festival at a line's begin", "七、一前夕", "七、", Form::chinese, 7,
                        false},
                    Row{"enumeration", "一、二、三产业", "一、", Form::chinese, 1, true},
                    Row{"phases", "一、二期工程", "一、", Form::chinese, 1, true},
                    Row{"referred to", "第三章的规定", "第三章", Form::chapter, 3, true},
                    Row{"article referred to", "第五条规定", "第五条", Form::article, 5, true}));

TEST(MarkTest, FestivalNeedsItsPredecessor) {
    EXPECT_TRUE(mark_at("七、一前夕，走访老党员", 0)->needs_predecessor);
    EXPECT_FALSE(mark_at("一、一年来的工作", 0)->needs_predecessor);
}

}  // namespace
}  // namespace palimpsest::sections
