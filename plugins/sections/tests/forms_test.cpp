#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "../src/structure.hpp"

namespace palimpsest::sections {
namespace {

/// A text and its numbered headings, one a line: level, text.
struct FormRow {
    const char* name;
    std::string text;
    std::string headings;
};

void PrintTo(const FormRow& row, std::ostream* out) { *out << row.name; }

class FormTest : public testing::TestWithParam<FormRow> {};

TEST_P(FormTest, IsAHeadingInItsSequence) {
    std::string lines;
    for (const Heading& heading : structure_of(GetParam().text).headings)
        if (heading.number_end > heading.begin)
            lines += std::to_string(heading.level) + " " +
                     GetParam().text.substr(heading.begin, heading.end - heading.begin) + "\n";
    EXPECT_EQ(lines, GetParam().headings);
}

INSTANTIATE_TEST_SUITE_P(
    Sequences, FormTest,
    testing::Values(
        FormRow{
            "ordinals",
            "一、打算\n第一，修好水渠。今年要修十里，年底通水。\n第二，种好良种。推广三个品种。\n",
            "1 一、打算\n2 第一，修好水渠\n2 第二，种好良种\n"},
        FormRow{"roman", "I. 概述\n全县的情况如下。\nII. 任务\n修渠十里。\n",
                "1 I. 概述\n1 II. 任务\n"},
        FormRow{"roman signs", "Ⅰ、概述\n全县的情况如下。\nⅡ、任务\n修渠十里。\n",
                "1 Ⅰ、概述\n1 Ⅱ、任务\n"},
        FormRow{"letters", "1. 范围\nA. 城区\n管道全部换新。\nB. 乡村\n管道逐步换新。\n",
                "1 1. 范围\n2 A. 城区\n2 B. 乡村\n"},
        FormRow{"circled", "一、任务\n①修渠\n今年修十里。\n②种树\n今年种百亩。\n",
                "1 一、任务\n2 ①修渠\n2 ②种树\n"},
        FormRow{
            "English",
            "Chapter 1 Scope\nSection 1.1 Towns\nAll towns.\nSection 1.2 Villages\nAll of them.\n"
            "Chapter 2 Tasks\nDig.\n",
            "1 Chapter 1 Scope\n2 Section 1.1 Towns\n2 Section 1.2 Villages\n1 Chapter 2 "
            "Tasks\n"}));

INSTANTIATE_TEST_SUITE_P(
    Alone, FormTest,
    testing::Values(FormRow{"one ordinal", "第一，修好水渠。今年要修十里。\n再说别的。\n", ""},
                    FormRow{"one letter", "A. 城区\n管道全部换新。\n", ""},
                    FormRow{"letters from the middle", "C. 城区\n换新。\nD. 乡村\n换新。\n", ""},
                    FormRow{"answers of a form", "A. 很满意\nB. 满意\nC. 不满意\n", ""},
                    FormRow{"circled sentences", "①修渠。今年修十里。\n②种树。今年种百亩。\n", ""},
                    FormRow{"name", "I. Newton\n的定律。\n", ""}));

}  // namespace
}  // namespace palimpsest::sections
