#include "../src/inference.hpp"

#include <gtest/gtest.h>

#include "table.hpp"

namespace palimpsest::years {
namespace {

struct DatingRow {
    const char* name;
    const char* text;
    const char* written;
    const char* covers;
};

void PrintTo(const DatingRow& row, std::ostream* stream) { *stream << row.name; }

class DatingTest : public testing::TestWithParam<DatingRow> {};

TEST_P(DatingTest, SaysWhenItWasWritten) {
    const auto found = timeline(GetParam().text);
    ASSERT_EQ(found.works.size(), 1u);
    const Dating& dating = found.works[0].dating;
    EXPECT_EQ(dating.edtf(), GetParam().written);
    EXPECT_EQ(dating.covers ? edtf_of(*dating.covers) : "", GetParam().covers);
}

constexpr DatingRow explicit_rows[] = {
    {"date of delivery",
     "工作报告\n——2008年1月25日在县人民代表大会会议上\n各位代表：\n2007年产值增长。", "2008-01-25",
     "2007"},
    {"review and plan",
     "2016年，全镇产值增长。2016年新建道路三条。去年完成植树。2015年以来，2016年成绩最好。\n二、201"
     "7年工作安排\n2017年修桥。",
     "2017", "2016"},
    {"summary at the year's end",
     "今年以来，我镇工作有序。2019年完成植树，2019年修路，2019年通车，2019年架桥。明年再修一桥，明"
     "年植树。",
     "2019", "2019"},
    {"summary that compares with the year before",
     "水务站2018年工作总结及2019年工作计划\n今年修渠三条，比去年多一条。\n明年再修两条。", "2018",
     "2018"},
    {"summary that names its year in the title and once more",
     "水务站2019年工作总结\n2019年，我站修渠三条。今年的任务已经完成。", "2019", "2019"},
    {"nothing", "我镇大力植树，道路平坦。", "", ""},
};

constexpr DatingRow term_rows[] = {
    {"plenum of the autumn before, masked date",
     "工作报告\n——20XX年1月20日在大会会议上\n全面贯彻十八届三中、四中全会精神。去年植树。",
     "2015-01-20", "2014"},
    {"subject is next year",
     "今年以来工作有序。明年是贯彻落实党的十八大精神的第一年，明年是新一届的开局。", "2012",
     "2012"},
    {"plan's last year", "今年是“十二五”规划的收官之年，今年任务繁重，明年再接再厉，明年植树。",
     "2015", "2015"},
    {"plan's first year", "工作报告。今年是“十三五”开局之年，去年植树成活率高。", "2016", "2015"},
    {"anniversary", "今年是建党95周年，今年植树，明年修路，明年架桥。", "2016", "2016"},
    {"session of a province",
     "——20XX年1月20日在省第十二届人民代表大会第三次会议上\n贯彻十八届四中全会精神。去年植树。",
     "2015-01-20", "2014"},
    {"mask older than it says",
     "今年以来，20XX年植树。学习十八届四中全会精神，202_年修路。明年，明年。", "2014/2015",
     "2014/2015"},
};

INSTANTIATE_TEST_SUITE_P(Explicit, DatingTest, testing::ValuesIn(explicit_rows),
                         [](const auto& row) { return "Row" + std::to_string(row.index); });
INSTANTIATE_TEST_SUITE_P(Terms, DatingTest, testing::ValuesIn(term_rows),
                         [](const auto& row) { return "Row" + std::to_string(row.index); });

TEST(DatingTest, ATermLookedAheadToProvesNothing) {
    const auto behind = timeline("学习党的十八大精神。去年植树。");
    const auto ahead = timeline("以优异成绩迎接党的十八大。去年植树。");
    EXPECT_GE(behind.works[0].dating.written.first, 2012);
    EXPECT_LE(ahead.works[0].dating.written.first, 2012);
}

TEST(DatingTest, EvidencePointsAtItsWords) {
    const std::string text =
        "工作报告\n——20XX年1月20日在大会会议上\n贯彻十八届四中全会精神。去年植树。";
    const auto found = timeline(text);
    ASSERT_FALSE(found.works[0].dating.evidence.empty());
    const Evidence& first = found.works[0].dating.evidence.front();
    EXPECT_EQ(first.term, "十八届四中全会");
    EXPECT_EQ(text.substr(first.begin, first.end - first.begin), first.term);
    EXPECT_EQ(first.not_before(), 2015);
}

TEST(DatingTest, AnExpressionWhoseYearIsNotInDigitsDatesNothing) {
    const std::string_view title = "甲某年工作总结";
    const std::string_view report = "甲某年1月20日在大会会议上";
    for (const std::string_view text : {title, report}) {
        // The reader of years makes none like these; what dates a work does not rely on it.
        for (const char* edtf : {"", "XXXX-01-20", "2024-01-20/..", "Y17000-01"}) {
            const std::vector<Year> years{
                {0, text.find("年") + std::string_view("年").size(), edtf, Kind::explicit_}};
            const Dating dating = dating_of({text, 0, text.size(), years, {}}, {});
            EXPECT_FALSE(dating.says_something()) << text << ' ' << edtf;
            EXPECT_EQ(dating.edtf(), "") << text << ' ' << edtf;
        }
    }
}

}  // namespace
}  // namespace palimpsest::years
