#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>

#include "../src/structure.hpp"

namespace palimpsest::sections {
namespace {

const std::string paragraph =
    "村里修好了三条路，装上了路灯，老人夜里出门不再摸黑，孩子上学也近了。水渠通到田头，今年的收成比"
    "往年都好。\n";

/// A line a heading: its level, its text, and … where its body follows on the same line.
std::string headings(const std::string& text, const Options& options = {}) {
    std::string lines;
    for (const Heading& heading : structure_of(text, options).headings)
        lines += std::to_string(heading.level) + " " +
                 text.substr(heading.begin, heading.end - heading.begin) +
                 (heading.run_in ? " …\n" : "\n");
    return lines;
}

struct UnnumberedRow {
    std::string name;
    std::string text;
    std::string headings;
};

void PrintTo(const UnnumberedRow& row, std::ostream* out) { *out << row.name; }

class UnnumberedTest : public testing::TestWithParam<UnnumberedRow> {};

TEST_P(UnnumberedTest, FindsHeadings) { EXPECT_EQ(headings(GetParam().text), GetParam().headings); }

INSTANTIATE_TEST_SUITE_P(
    Alone, UnnumberedTest,
    testing::Values(
        UnnumberedRow{"parts above numbers that begin anew",
                      "青山镇工作报告\n2031年工作回顾\n一、修路\n" + paragraph + "二、供水\n" +
                          paragraph + "2032年工作安排\n一、植树\n" + paragraph + "自身建设\n" +
                          paragraph,
                      "0 青山镇工作报告\n0 2031年工作回顾\n1 一、修路\n1 二、供水\n0 "
                      "2032年工作安排\n1 一、植树\n0 自身建设\n"},
        UnnumberedRow{
            "between numbers that go on",
            "一、修路\n" + paragraph + "桥梁养护有进展\n" + paragraph + "二、供水\n" + paragraph,
            "1 一、修路\n2 桥梁养护有进展\n1 二、供水\n"},
        UnnumberedRow{"notes", "一、修路\n" + paragraph + "〔注释〕\n①水渠：村东的那一条。\n",
                      "1 一、修路\n1 〔注释〕\n"},
        UnnumberedRow{"an annex and its title",
                      "一、修路\n" + paragraph + "附件1\n2031年十件实事\n一、植树\n" + paragraph,
                      "1 一、修路\n0 附件1\n0 2031年十件实事\n1 一、植树\n"}));

INSTANTIATE_TEST_SUITE_P(
    Topics, UnnumberedTest,
    testing::Values(
        UnnumberedRow{"parallel paragraphs",
                      "一、成绩\n道路建设进展很快。" + paragraph + "供水条件明显改善。" +
                          paragraph + "二、打算\n" + paragraph,
                      "1 一、成绩\n2 道路建设进展很快 …\n2 供水条件明显改善 …\n1 二、打算\n"},
        UnnumberedRow{"behind dashes",
                      "一、成绩\n——道路建设进展很快，村村相通。" + paragraph +
                          "——供水条件明显改善，户户有水。" + paragraph,
                      "1 一、成绩\n2 道路建设进展很快，村村相通 …\n2 供水条件明显改善，户户有水 "
                      "…\n"},
        UnnumberedRow{"emphasised", "一、成绩\n**道路建设进展很快。**" + paragraph,
                      "1 一、成绩\n2 道路建设进展很快 …\n"}));

INSTANTIATE_TEST_SUITE_P(
    None, UnnumberedTest,
    testing::Values(
        UnnumberedRow{"verdicts on a time, and slogans",
                      "一、成绩\n2031年是关键的一年。" + paragraph + "过去的五年极不平凡。" +
                          paragraph + "水是田的命脉。我们要把水渠修好，" + paragraph,
                      "1 一、成绩\n"},
        UnnumberedRow{"a short sentence by itself",
                      "一、成绩\n道路建设进展很快。" + paragraph + paragraph, "1 一、成绩\n"},
        UnnumberedRow{"a line broken in its sentence",
                      "一、成绩\n" + paragraph + "全镇的道路已经\n" + "修好，" + paragraph,
                      "1 一、成绩\n"},
        UnnumberedRow{"an audience addressed",
                      "一、成绩\n" + paragraph + "各位代表！\n" + paragraph, "1 一、成绩\n"},
        UnnumberedRow{"a signature", "一、成绩\n" + paragraph + "青山镇人民政府\n2031年5月6日\n",
                      "1 一、成绩\n"},
        UnnumberedRow{"words that lead to a list",
                      "一、成绩\n一年来，主要做了以下工作：\n" + paragraph, "1 一、成绩\n"}));

TEST(UnnumberedOfTest, RunInOnesCanBeLeftOut) {
    Options options;
    options.run_in = false;
    EXPECT_EQ(headings("一、成绩\n**道路建设进展很快。**" + paragraph, options), "1 一、成绩\n");
}

/// The headings of `text` where `heading` is known to be one.
std::string headings_with(const std::string& text, const std::string& heading,
                          std::optional<std::uint32_t> level) {
    Options options;
    options.known_level = level;
    Known known;
    known.headings = {{text.find(heading), text.find(heading) + heading.size()}};
    std::string lines;
    for (const Heading& found : structure_of(text, options, known).headings)
        lines += std::to_string(found.level) + " " +
                 text.substr(found.begin, found.end - found.begin) + (found.run_in ? " …\n" : "\n");
    return lines;
}

TEST(UnnumberedOfTest, HeadingsKnownFromOutside) {
    const std::string text = "一、成绩\n" + paragraph + "甲组，修路。\n" + paragraph +
                             "二、打算\n" + paragraph + "乙组：" + paragraph;
    EXPECT_EQ(headings_with(text, "甲组，修路。", {}), "1 一、成绩\n2 甲组，修路\n1 二、打算\n");
    EXPECT_EQ(headings_with(text, "甲组", {}), "1 一、成绩\n2 甲组 …\n1 二、打算\n");
    EXPECT_EQ(headings_with(text, "甲组，修路。", 0), "1 一、成绩\n0 甲组，修路\n1 二、打算\n");
    EXPECT_EQ(headings_with(text, "乙组", 3), "1 一、成绩\n1 二、打算\n3 乙组 …\n");
    EXPECT_EQ(headings_with(text, "、成", 4), "4 、成 …\n1 二、打算\n") << "in place of 一、成绩";
}

}  // namespace
}  // namespace palimpsest::sections
