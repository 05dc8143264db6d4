#include "../src/structure.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace palimpsest::sections {
namespace {

/// A line a heading: its level, its text, and … where its body follows on the same line.
std::string outline(const std::string& text, const Options& options = {}) {
    std::string lines;
    for (const Heading& heading : structure_of(text, options).headings)
        lines += std::to_string(heading.level) + " " +
                 text.substr(heading.begin, heading.end - heading.begin) +
                 (heading.run_in ? " …\n" : "\n");
    return lines;
}

struct StructureRow {
    std::string name;
    std::string text;
    std::string outline;
};

void PrintTo(const StructureRow& row, std::ostream* out) { *out << row.name; }

class OutlineTest : public testing::TestWithParam<StructureRow> {};

TEST_P(OutlineTest, ShowsTheHeadings) { EXPECT_EQ(outline(GetParam().text), GetParam().outline); }

INSTANTIATE_TEST_SUITE_P(
    Nesting, OutlineTest,
    testing::Values(
        StructureRow{
            "by the book",
            "一、回顾\n（一）农业\n1、水利。修渠。\n2、良种。推广。\n（二）工业\n开工。\n二、打算\n"
            "再干。\n",
            "1 一、回顾\n2 （一）农业\n3 1、水利 …\n3 2、良种 …\n2 （二）工业\n1 二、打算\n"},
        StructureRow{"a level left out",
                     "一、回顾\n1、水利。修渠。\n2、良种。推广。\n二、打算\n（一）农业\n再干。\n",
                     "1 一、回顾\n2 1、水利 …\n2 2、良种 …\n1 二、打算\n2 （一）农业\n"},
        StructureRow{"brackets above",
                     "（一）回顾\n1.农业\n增产。\n2.工业\n开工。\n（二）打算\n再干。\n",
                     "1 （一）回顾\n2 1.农业\n2 2.工业\n1 （二）打算\n"},
        StructureRow{"decimals above brackets",
                     "1.目标\n（一）农业\n增产。\n（二）工业\n开工。\n2.措施\n（一）资金\n到位。\n",
                     "1 1.目标\n2 （一）农业\n2 （二）工业\n1 2.措施\n2 （一）资金\n"},
        StructureRow{"begun late", "（四）教育\n办学。\n（五）卫生\n看病。\n三、打算\n再干。\n",
                     "2 （四）教育\n2 （五）卫生\n1 三、打算\n"},
        StructureRow{
            "a number glued into a paragraph",
            "（一）农业\n增产三成，农民增收。\n（二）工业\n厂房建成，今年开工。（三）贸易兴旺。"
            "集市多了三处。\n（四）教育\n办学。\n",
            "1 （一）农业\n1 （二）工业\n1 （三）贸易兴旺 …\n1 （四）教育\n"},
        StructureRow{
            "a number glued behind a colon",
            "今年以来，全镇上下认真办事，修路供水样样都有进展，现总结如下：一、修路修得早\n"
            "修了三条。\n二、供水供得足\n打了两眼井。\n",
            "1 一、修路修得早\n1 二、供水供得足\n"},
        StructureRow{
            "a long title between shorter ones",
            "（一）修路\n修了三条。\n（二）坚持把供水工作放在全镇各项工作的重要位置来抓，"
            "使村村户户都能按时用上干净的水，让老人孩子再也不用下山挑水吃。\n打了两眼井。\n"
            "（三）植树\n种了百亩。\n",
            "1 （一）修路\n1 （二）坚持把供水工作放在全镇各项工作的重要位置来抓，使村村户户都能"
            "按时用上干净的水，让老人孩子再也不用下山挑水吃\n1 （三）植树\n"},
        StructureRow{"divisions",
                     "第一章 总则\n第一条　为了供水。\n第二条　适用全县。\n第二章 "
                     "供水\n第三条　水厂应当供水。\n",
                     "1 第一章 总则\n2 第一条 …\n2 第二条 …\n1 第二章 供水\n2 第三条 …\n"},
        StructureRow{"parts", "第一部分 回顾\n一、农业\n增产。\n第二部分 打算\n一、农业\n再干。\n",
                     "1 第一部分 回顾\n2 一、农业\n1 第二部分 打算\n2 一、农业\n"},
        StructureRow{"outline numbers",
                     "1 概述\n1. 范围\n全县。\n1.1 目标\n增产。\n1.2 任务\n修渠。\n2. 措施\n1\n",
                     "1 1. 范围\n2 1.1 目标\n2 1.2 任务\n1 2. 措施\n"},
        StructureRow{
            "glued works begin anew",
            "第一篇：总结\n一、农业\n增产。\n二、工业\n开工。\n第二篇：计划\n1.农业\n再干。\n2."
            "工业\n再干。\n",
            "0 第一篇：总结\n1 一、农业\n1 二、工业\n0 第二篇：计划\n1 1.农业\n1 2.工业\n"},
        StructureRow{"Markdown",
                     "# 报告\n## 一、农业\n增产。\n（一）水利\n修渠。\n## 二、工业\n开工。\n",
                     "0 报告\n1 一、农业\n2 （一）水利\n1 二、工业\n"}));

INSTANTIATE_TEST_SUITE_P(
    Lines, OutlineTest,
    testing::Values(
        StructureRow{"leading marks", ">　　一、回顾\n　　 (一)农业。\n**（二）工业。**开工。\n",
                     "1 一、回顾\n2 (一)农业\n2 （二）工业 …\n"},
        StructureRow{"carriage returns", "一、回顾\r\n增产。\r\n二、打算\r\n",
                     "1 一、回顾\n1 二、打算\n"},
        StructureRow{"byte order mark inside", "\uFEFF一、回顾\n增产。\n", "1 一、回顾\n"},
        StructureRow{
            "a heading behind the paragraph before",
            "一、回顾\n增产的村子有十二个，都是修了水渠、换了良种的村子。二、打算\n再干。\n",
            "1 一、回顾\n1 二、打算\n"},
        StructureRow{"a number behind the paragraph before, without its predecessor",
                     "今年增产的村子有十二个，都是修了水渠、换了良种的村子。三、打算\n再干。\n",
                     ""},
        StructureRow{
            "a title before the first words of its body",
            "一、抓好水利工程建设\n增产。\n二、做好良种推广工作我镇办了三个点，请来农技员"
            "，手把手教。村里的人都来看，看了就种，种了就有收成。\n三、管好农资市场秩序\n查了。\n",
            "1 一、抓好水利工程建设\n1 二、做好良种推广工作 …\n1 三、管好农资市场秩序\n"},
        StructureRow{"points on lines of their own",
                     "一、保障\n一是时间：优先安排。\n二是经费：每年三百元。\n",
                     "1 一、保障\n2 一是时间 …\n2 二是经费 …\n"},
        StructureRow{
            "a title known from a copy",
            "二、支持代表发挥参政议政作用\n镇党委尊重代表。\n一、另篇\n文。\n"
            "二、支持代表发挥参政议政作用镇党委尊重代表，支持视察，一一办理。还有。\n",
            "1 二、支持代表发挥参政议政作用\n1 一、另篇\n1 二、支持代表发挥参政议政作用 …\n"}));

INSTANTIATE_TEST_SUITE_P(
    Traps, OutlineTest,
    testing::Values(
        StructureRow{"entries with dates",
                     "(一)会议\n1、1月25、26日，召开大会。\n2、组织代表参加会议。共16人。\n",
                     "1 (一)会议\n"},
        StructureRow{"a list", "为民实事：\n1.建学校。\n2.修医院。\n3.架大桥。\n谢谢。\n", ""},
        StructureRow{"entries of a law", "（一）有组织机构；\n（二）有章程；\n（三）有经费。\n",
                     ""},
        StructureRow{"glossary",
                     "名词解释\n1.两不愁：不愁吃、不愁穿。\n2.三保障：教育、医疗、住房。\n",
                     "1 名词解释\n"},
        StructureRow{"definitions", "1.河长制：指由负责人担任河长。\n2.网格化：指分片包干管理。\n",
                     ""},
        StructureRow{"a point by itself",
                     "一要抓经济。强化协调，抓好运行。二要抓民生。多办实事。\n", ""},
        StructureRow{"a lone late number", "前言。\n7、发展养殖。养猪。\n", ""},
        StructureRow{"festival", "庆祝大会于\n七、一前夕举行。会上表彰了先进。\n", ""},
        StructureRow{"industries", "一、二、三产业协调发展\n增长。\n", ""},
        StructureRow{"reference", "详情\n见第三章\n第三章的规定\n", ""},
        StructureRow{"an empty Markdown heading", "# #\n## **\n文。\n", ""},
        StructureRow{"numbers in paragraphs", "今年抓了：一、修路。二、架桥。\n", ""}));

TEST(StructureTest, SectionsNestAndEndAtTheNextHeading) {
    const std::string text = "前言。\n一、甲\n甲文。\n（一）子\n子文。 \n\n>　二、乙\n乙文。\n\n";
    const auto sections = structure_of(text).sections;
    const auto covered = [&](std::size_t i) {
        return text.substr(sections[i].begin, sections[i].end - sections[i].begin);
    };
    ASSERT_EQ(sections.size(), 4u);
    EXPECT_EQ(covered(0), "前言。");
    EXPECT_EQ(covered(1), "一、甲\n甲文。\n（一）子\n子文。");
    EXPECT_EQ(covered(2), "（一）子\n子文。");
    EXPECT_EQ(covered(3), "二、乙\n乙文。");
    EXPECT_FALSE(sections[0].heading);
    EXPECT_EQ(sections[2].parent, 1u);
    EXPECT_FALSE(sections[3].parent);
    EXPECT_EQ(sections[3].heading, 2u);
}

TEST(StructureTest, TextWithoutHeadingsIsOneSection) {
    const auto structure = structure_of("\n  只有一句话。\n");
    EXPECT_TRUE(structure.headings.empty());
    ASSERT_EQ(structure.sections.size(), 1u);
    EXPECT_EQ(structure.sections[0].level, 0u);
    EXPECT_FALSE(structure.sections[0].heading);
}

TEST(StructureTest, BlankTextHasNoSection) {
    EXPECT_TRUE(structure_of("").sections.empty());
    EXPECT_TRUE(structure_of(" \n　\r\n").sections.empty());
}

TEST(StructureTest, OptionsLimitWhatIsDivided) {
    const std::string text = "一、甲\n（一）子\n文。\n（二）丑。文。\n";
    EXPECT_EQ(outline(text, {.max_level = 1}), "1 一、甲\n");
    EXPECT_EQ(outline(text, {.run_in = false}), "1 一、甲\n2 （一）子\n");
}

}  // namespace
}  // namespace palimpsest::sections
