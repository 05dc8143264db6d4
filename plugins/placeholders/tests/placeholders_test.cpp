#include "../src/placeholders.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace palimpsest::placeholders {
namespace {

/// `expected`: the text with its placeholders in 「」 and what they stand for behind them.
struct PlaceholderRow {
    const char* name;
    std::string expected;
};

void PrintTo(const PlaceholderRow& row, std::ostream* out) { *out << row.name; }

/// The text without the marks that a row adds to it.
std::string bare(std::string marked) {
    for (auto open = marked.find("「"); open != marked.npos; open = marked.find("「")) {
        marked.erase(open, std::string("「").size());
        const auto close = marked.find("」");
        const auto end = marked.find('|', close);
        marked.erase(close, end + 1 - close);
    }
    return marked;
}

std::string marked(const std::string& text) {
    std::string result;
    std::uint64_t done = 0;
    for (const Placeholder& found : placeholders_in(text)) {
        result += text.substr(done, found.begin - done) + "「" +
                  text.substr(found.begin, found.end - found.begin) + "」" +
                  std::string(name(found.stands_for)) + "|";
        done = found.end;
    }
    return result + text.substr(done);
}

class PlaceholderTest : public testing::TestWithParam<PlaceholderRow> {};

TEST_P(PlaceholderTest, IsFound) {
    EXPECT_EQ(marked(bare(GetParam().expected)), GetParam().expected);
}

using Row = PlaceholderRow;

INSTANTIATE_TEST_SUITE_P(
    Places, PlaceholderTest,
    testing::Values(Row{"town", "「XX镇」place|党委"}, Row{"small letters", "「xx县」place|委转发"},
                    Row{"one letter", "「X区」place|人民法院"},
                    Row{"asterisks", "，「**镇」place|完成"},
                    Row{"sign for times", "「××市」place|老街"}, Row{"squares", "「□□乡」place|"},
                    Row{"circles", "「○○村」place|"}, Row{"someone", "在「某市」place|召开"},
                    Row{"blank", "「____县」place|"}, Row{"road", "「XX公路」place|翻修"},
                    Row{"after a verb", "代表赴「XX」place|、「XX」place|、「XX」place|考察"},
                    Row{"span of road", "「xx线」place|（「xx」place|——「xx」place|段）"},
                    Row{"its delegation", "「xx」place|代表团共16人"},
                    Row{"its economy", "为「****」place|经济建设出力"},
                    Row{"slogan", "以“健康「xx」place|”建设为统领"},
                    Row{"list of names", "「xx」place|、松林社区配备了电脑"},
                    Row{"part of a name", "在「青××镇」place|开会，奋力谱写「青××镇」place|新篇章"},
                    Row{"one character of a name", "。「柳×村」place|现有"},
                    Row{"English", "the 「XX County」place| Government"},
                    Row{"in a line of Markdown",
                        "**一、总体要求**\n**亮点**在「**村」place|。\n**二、目标**"},
                    Row{"usual spelling", "「XX镇」place|开会。「XX」place|的变化"}));

INSTANTIATE_TEST_SUITE_P(
    Organisations, PlaceholderTest,
    testing::Values(Row{"school", "参观「***一中」organisation|、「***书院」organisation|"},
                    Row{"office", "「**县」place|「XX局」organisation|"},
                    Row{"with modifiers", "「XX建筑工程有限公司」organisation|承建"},
                    Row{"hospital", "「XX人民医院」organisation|"},
                    Row{"label", "单位名称：「____」organisation|"},
                    Row{"farms", "约谈「**合作社」organisation|、「**农场」organisation|等"},
                    Row{"someone", "「某公司」organisation|"}));

INSTANTIATE_TEST_SUITE_P(Persons, PlaceholderTest,
                         testing::Values(Row{"title behind", "「×××」person|副市长任组长"},
                                         Row{"title before", "市人大代表「xxx」person|事迹"},
                                         Row{"surname", "村民「张某某」person|，男"},
                                         Row{"surname and title", "由「李XX」person|同志主持"},
                                         Row{"list of names",
                                             "「张××」person|、「李××」person|两名同志"},
                                         Row{"own name", "我叫「***」person|，现任"},
                                         Row{"signature", "述职人：「***」person|"},
                                         Row{"blank", "姓名：「____」person|"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, PlaceholderTest,
    testing::Values(Row{"count", "建议「XX件」count|"}, Row{"people", "「XXX余人次」count|"},
                    Row{"large", "超过「XX万次」count|"}, Row{"with a digit", "「3X个」count|村"},
                    Row{"decimal", "增长「XX.X%」count|"}, Row{"money", "免罚「XX万元」money|"},
                    Row{"foreign money", "「X亿美元」money|"},
                    Row{"range", "「X」count|-「X个」count|"},
                    Row{"number of a file", "县委「*6号」ordinal|文件"},
                    Row{"session", "第「XX届」ordinal|"}, Row{"time", "第「X次」ordinal|全体会议"},
                    Row{"meeting of an assembly", "召开乡人大「X次」ordinal|会议"},
                    Row{"meetings", "召开「X次」count|会议"}, Row{"class", "「X年级」ordinal|"},
                    Row{"length", "近「XX年」count|来"},
                    Row{"nothing but a number", "第「XX」ordinal|"}));

INSTANTIATE_TEST_SUITE_P(Others, PlaceholderTest,
                         testing::Values(Row{"behind its noun", "招商项目「***」other|进行"},
                                         Row{"month and day", "「X月X日」other|召开"},
                                         Row{"telephone", "电话「138****1234」other|"},
                                         Row{"telephone of marks", "电话「□□□□-□□□□□□□」other|。"},
                                         Row{"activity", "开展“「XX」other|”活动"},
                                         Row{"post", "免去其「XX」other|职务"},
                                         Row{"chapter", "第「X章」ordinal|规定"},
                                         Row{"censored", "发扬「**」word|和严格"},
                                         Row{"censored half", "打击毒「**」word|品贩"},
                                         Row{"nothing tells", "（「XXX」other|）"}));

INSTANTIATE_TEST_SUITE_P(Templates, PlaceholderTest,
                         testing::Values(Row{"name", "我是「[姓名]」person|。"},
                                         Row{"unit", "「【单位名称】」organisation|"},
                                         Row{"variable", "尊敬的「{{name}}」person|"},
                                         Row{"shell variable", "位于「${city}」place|"},
                                         Row{"angle brackets", "「<姓名>」person|"},
                                         Row{"to be filled in",
                                             "「（此处填写单位名称）」organisation|"},
                                         Row{"anything", "「(请填写内容)」other|"}));

class NoPlaceholderTest : public testing::TestWithParam<const char*> {};

TEST_P(NoPlaceholderTest, IsNone) { EXPECT_EQ(marked(GetParam()), GetParam()); }

INSTANTIATE_TEST_SUITE_P(Years, NoPlaceholderTest,
                         testing::Values("XX年工作总结", "202_年", "20XX年X月X日", "X年X月",
                                         "200*年", "202_-202_年", "XX-XX年", "〔20XX〕", "二○XX年",
                                         "____年__月__日", "20XX届毕业生", "20XX—20XX学年"));
INSTANTIATE_TEST_SUITE_P(Marks, NoPlaceholderTest,
                         testing::Values("“数据要素×”行动", "4×100米", "3×3", "X光检查", "宝马X3",
                                         "**一、总体要求**", "www.xx.com", "某些人", "某种程度",
                                         "□是 □否", "■ 要点", "水平有了_定提高", "a_b",
                                         "上文\n***\n下文", "X射线", "2×60万千瓦"));
INSTANTIATE_TEST_SUITE_P(Brackets, NoPlaceholderTest,
                         testing::Values("[1]", "【摘要】", "[链接](a)", "（此处略）", "[年份]",
                                         "{a: 1}", "$5", "(二)", "<p>", "【单位新闻】"));
INSTANTIATE_TEST_SUITE_P(Markdown, NoPlaceholderTest,
                         testing::Values("**一是**抓投资。**二是**抓消费。信创产业 **重点",
                                         "**一、总体要求**\n**必须**坚持\n**二、目标**\n",
                                         "**着力**稳外贸。\n**过去的一年**\n**今年**\n"));

}  // namespace
}  // namespace palimpsest::placeholders
