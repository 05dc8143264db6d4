#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "../src/kept_text.hpp"
#include "../src/structure.hpp"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::sections {
namespace {

/// Some sentences, so that a work is more than a head.
const std::string body =
    "村里修好了三条路，装上了路灯，老人夜里出门不再摸黑，孩子上学也近了。水渠通到田头，今年的收成比"
    "往年都好，大家商量着明年再添两台抽水机，把东边的旱地也浇上。\n";

std::uint64_t four_code_points(const std::string& line) {
    std::uint64_t at = 0;
    for (int i = 0; i < 4; ++i) at += code_point_at(line, at).size;
    return at;
}

/// A line a work: its title or -, a colon, and its first four code points.
std::string works(const std::string& text, const Known& known = {}) {
    std::string lines;
    for (const Work& work : structure_of(text, {}, known).works) {
        const auto span = work.title.value_or(TextSpan{});
        const std::string title = text.substr(span.begin, span.end - span.begin);
        const std::string line = text.substr(work.begin, text.find('\n', work.begin) - work.begin);
        lines +=
            (title.empty() ? "-" : title) + " : " + line.substr(0, four_code_points(line)) + "\n";
    }
    return lines;
}

struct WorksRow {
    std::string name;
    std::string text;
    std::string works;
};

void PrintTo(const WorksRow& row, std::ostream* out) { *out << row.name; }

class WorksTest : public testing::TestWithParam<WorksRow> {};

TEST_P(WorksTest, TellsThemApart) { EXPECT_EQ(works(GetParam().text), GetParam().works); }

INSTANTIATE_TEST_SUITE_P(
    Apart, WorksTest,
    testing::Values(
        WorksRow{"a title block behind a sentence cut off",
                 "一、修路\n" + body +
                     "二、供水\n全镇又打了两眼深井，井水送到每家每户的灶台边，可是"
                     "\n政 府 工 作 报 告\n——2031年1月5日在青山县\n人民代表大会第二次会议上\n县长 "
                     "田禾\n各位代表：\n我代表县人民政府向大会报告工作，请予审议。\n一、回顾\n" +
                     body,
                 "- : 一、修路\n政 府 工 作 报 告 : 政 府 \n"},
        WorksRow{"untitled, behind words that end a work",
                 "一、修路\n" + body + "二、供水\n" + body +
                     "让我们一起为青山镇的明天而奋斗。\n "
                     "今年以来，我镇认真办事。\n一、植树\n" +
                     body,
                 "- : 一、修路\n- : 今年以来\n"},
        WorksRow{"labels of a compilation",
                 "乡镇供水总结（三篇）\n第一篇：青山镇供水总结\n" + body +
                     "第二篇：白水乡供水计划\n白水乡2031年供水计划\n" + body + "篇三：供水小结\n" +
                     body,
                 "青山镇供水总结 : 第一篇：\n白水乡2031年供水计划 : 第二篇：\n供水小结 : "
                 "篇三：供\n"},
        WorksRow{"a name below the work before",
                 "一、修路\n" + body +
                     "让我们为此努力奋斗！\n县长 田禾\n——2031年1月5日在白水县代表大会"
                     "上\n县长 石井\n各位代表：\n我代表县人民政府向大会报告工作，请予审议。\n" +
                     body,
                 "- : 一、修路\n- : ——20\n"},
        WorksRow{"a title glued to its first sentence",
                 "一、修路\n" + body + "二、供水\n" + body +
                     "青山镇203*年水务工作总结今年以来，青山镇认真办事。\n一、做法\n" + body,
                 "- : 一、修路\n青山镇203*年水务工作总结 : 青山镇2\n"},
        WorksRow{
            "a label glued to its title and the first sentence",
            "篇一：青山镇供水总结\n" + body + "篇二：白水乡供水总结今年以来，全乡认真办事。" + body,
            "青山镇供水总结 : 篇一：青\n白水乡供水总结 : 篇二：白\n"},
        WorksRow{"a signature below, a label behind it",
                 "【第一篇】青山镇供水总结\n" + body +
                     "青山镇人民政府\n2031年3月2日\n【第二篇】白水乡供水计划\n" + body,
                 "青山镇供水总结 : 【第一篇\n白水乡供水计划 : 【第二篇\n"},
        WorksRow{"a label alone", "范文一：\n" + body + "范文二：\n" + body,
                 "- : 范文一：\n- : 范文二：\n"},
        WorksRow{"untitled, behind a regulation",
                 "青山县供水管理办法\n第一章　总则\n第一条　为了管好供水，制定本办法。\n" + body +
                     "第二条　供水单位应当按时检修。\n" + body +
                     "第三条　本办法自2031年7月1日起施行。\n"
                     "2031年是供水大年，我局认真办事，现将工作情况小结如下：\n一、做法\n" +
                     body + "二、打算\n" + body,
                 "青山县供水管理办法 : 青山县供\n- : 2031\n"},
        WorksRow{"a title and an addressee",
                 "1、修路。" + body + "2、供水。" + body +
                     "青山县水务局节水工作汇报\n县节水办：\n按照通知要求，现将工作汇报如下。\n一、"
                     "做法\n" +
                     body,
                 "- : 1、修路\n青山县水务局节水工作汇报 : 青山县水\n"}));

INSTANTIATE_TEST_SUITE_P(
    Whole, WorksTest,
    testing::Values(
        WorksRow{"parts that count anew",
                 "青山镇2031年工作总结和2032年工作计划\n2031年工作总结\n一、修路\n" + body +
                     "二、供水\n" + body + "2032年工作计划\n2032年是关键的一年。\n一、植树\n" +
                     body,
                 "青山镇2031年工作总结和2032年工作计划 : 青山镇2\n"},
        WorksRow{
            "the audience is addressed again",
            "青山镇工作报告\n各位代表：\n我代表镇人民政府向大会报告工作，请予审议。\n一、回顾\n" +
                body + "各位代表！\n过去的一年很不平凡。\n二、打算\n" + body,
            "青山镇工作报告 : 青山镇工\n"},
        WorksRow{"it speaks of reports in the middle of a speech",
                 "青山镇工作报告\n一、回顾\n" + body + "各位代表！要向人大报告工作，接受审议。\n" +
                     body + "二、打算\n" + body,
                 "青山镇工作报告 : 青山镇工\n"},
        WorksRow{
            "a table of contents above a compilation",
            "供水总结（两篇）\n第一篇：青山镇供水总结\n第二篇：白水乡供水计划\n第一篇：青山镇供水"
            "总结\n" +
                body + "第二篇：白水乡供水计划\n" + body,
            "青山镇供水总结 : 第一篇：\n白水乡供水计划 : 第二篇：\n"},
        WorksRow{"an annex",
                 "青山镇工作报告\n一、回顾\n" + body + "二、打算\n" + body +
                     "让我们为此努力奋斗！\n附件\n2031年十件实事\n一、修路\n" + body,
                 "青山镇工作报告 : 青山镇工\n"},
        WorksRow{"numbers go on below a title of a document",
                 "一、修路\n" + body + "关于青山镇供水工作的报告\n" + body + "二、供水\n" + body,
                 "- : 一、修路\n"}));

INSTANTIATE_TEST_SUITE_P(
    Titles, WorksTest,
    testing::Values(
        WorksRow{"before the first sentence",
                 "xx镇203*年水务工作总结今年以来，xx镇认真办事。\n" + body,
                 "xx镇203*年水务工作总结 : xx镇2\n"},
        WorksRow{"on two lines",
                 "青山县人民政府办公室\n关于加强节水工作的通知\n各乡镇人民政府：\n" + body,
                 "青山县人民政府办公室\n关于加强节水工作的通知 : 青山县人\n"},
        WorksRow{"a mask is no emphasis", "**镇203*年节水总结\n" + body,
                 "**镇203*年节水总结 : **镇2\n"},
        WorksRow{"the session in the same line",
                 "政府工作报告（2031年1月5日在青山县第九届人民代表大会上）\n各位代表：\n" + body,
                 "政府工作报告 : 政府工作\n"}));

TEST(WorksOfTest, TextWithoutInkHasNone) { EXPECT_EQ(works(" \n>\n　\n"), ""); }

TEST(WorksOfTest, TeaserIsNoWork) {
    const std::string teaser = "今年以来，我镇认真办事，修路供水，样样...\n";
    Known known;
    known.teasers = {{0, teaser.size()}};
    EXPECT_EQ(works(teaser + "今年以来，我镇认真办事，修路供水，样样都好。\n" + body, known),
              "- : 今年以来\n");
    const std::string text = teaser + body;
    EXPECT_EQ(structure_of(text, {}, known).works.at(0).begin, teaser.size());
}

TEST(WorksOfTest, AnotherPageOfASiteBeginsAnotherWork) {
    const std::string first = "一、修路\n" + body + "二、供水\n" + body;
    const std::string text = first + "冬天里，调查组走访了各村。" + body + "一、现状\n" + body;
    Known known;
    known.pages = {first.size()};
    EXPECT_EQ(works(text, known), "- : 一、修路\n- : 冬天里，\n");
    EXPECT_EQ(works(text), "- : 一、修路\n") << "nothing else says so";
    const std::string on = first + "三、植树\n" + body;
    EXPECT_EQ(works(on, known), "- : 一、修路\n") << "its numbers go on";
}

TEST(KeptTextTest, LeadsBack) {
    const std::string text = "abXXcdYef";
    const KeptText kept(text, {{2, 4}, {3, 4}, {6, 7}});
    EXPECT_EQ(kept.text(), "abcdef");
    EXPECT_EQ(kept.original({0, 2}), (TextSpan{0, 2}));
    EXPECT_EQ(kept.original({2, 4}), (TextSpan{4, 6}));
    EXPECT_EQ(kept.original({1, 5}), (TextSpan{1, 8})) << "what is enclosed belongs to it";
    EXPECT_EQ(kept.kept(4), 2u);
    EXPECT_EQ(kept.kept(3), 2u) << "dropped itself";
    EXPECT_EQ(kept.kept(9), 6u);
    EXPECT_EQ(KeptText("ab", {{0, 2}}).text(), "");
    EXPECT_EQ(KeptText("ab", {{0, 1}}).kept(0), 0u);
}

}  // namespace
}  // namespace palimpsest::sections
