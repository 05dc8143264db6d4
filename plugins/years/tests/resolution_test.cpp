#include "../src/resolution.hpp"

#include <gtest/gtest.h>

#include "table.hpp"

namespace palimpsest::years {
namespace {

/// What every expression must mean: `今年=2016`, and `2024年!2016` for a suspect.
std::string resolved(std::string_view text) {
    const Timeline found = timeline(text);
    std::string words;
    for (std::size_t i = 0; i < found.years.size(); ++i) {
        const Year& year = found.years[i];
        const Resolution& resolution = found.resolutions[i];
        if (!words.empty()) words += " ";
        words += std::string(text.substr(year.begin, year.end - year.begin));
        words += resolution.is_suspect ? "!" + resolution.plausible : "=" + resolution.resolved;
    }
    return words;
}

struct ResolvedRow {
    const char* name;
    const char* text;
    const char* resolved;
};

void PrintTo(const ResolvedRow& row, std::ostream* stream) { *stream << row.name; }

class ResolutionTest : public testing::TestWithParam<ResolvedRow> {};

TEST_P(ResolutionTest, Is) { EXPECT_EQ(resolved(GetParam().text), GetParam().resolved); }

constexpr ResolvedRow relative_rows[] = {
    {"new year", "——2015年1月20日在镇大会会议上\n去年植树。过去五年修路。今年架桥，今后五年再架。",
     "2015年1月20日=2015-01-20 去年=2014 过去五年=2010/2014 今年=2015 今后五年=2015/2019"},
    {"year's end",
     "——2012年11月20日在镇大会会议上\n今年植树，五年来修路，明年架桥，不低于上年水平。",
     "2012年11月20日=2012-11-20 今年=2012 五年来=2008/2012 明年=2013 上年=2012"},
    {"two years", "——2015年1月20日在镇大会会议上\n去年植树。今明两年架桥，近三年修路。",
     "2015年1月20日=2015-01-20 去年=2014 今明两年=2015/2016 近三年=2012/2014"},
    {"masked",
     "——20XX年1月20日在镇大会会议上\n贯彻十八届四中全会精神。去年植树。XX年5月修路。\n"
     "二、20XX年工作任务\n今年架桥。",
     "20XX年1月20日=2015-01-20 去年=2014 XX年5月=[2013..2015] 20XX年=2015 今年=2015"},
};

constexpr ResolvedRow suspect_rows[] = {
    {"everything overwritten",
     "——2024年12月20日在镇大会会议上\n2024年植树，是2024年的2.6倍。今年修路。\n"
     "二、2024年工作任务\n明年是贯彻落实党的十八大精神的第一年，明年架桥。",
     "2024年12月20日!2012-12-20 2024年!2011/2012 2024年!2011/2012 今年=2012 2024年!2013 "
     "明年=2013 明年=2013"},
    {"plan's year",
     "今年以来，2024年是“十二五”开局之年。学习党的十七大精神。明年植树，2024年修路，明年。",
     "今年=[2010..2011] 2024年!2011 十二五=2011/2015 明年=[2011..2012] 2024年!2011/2012 "
     "明年=[2011..2012]"},
    {"true years stay", "今年以来，2024年植树，2024年修路。贯彻党史学习教育要求。明年架桥，明年。",
     "今年=[2023..2024] 2024年=2024 2024年=2024 明年=[2024..2025] 明年=[2024..2025]"},
    {"names stay",
     "——2012年1月20日在镇大会会议上\n去年植树，2011年修路。实施“2030先导计划”，“2030护林工程”开工，"
     "“2030计划”。",
     "2012年1月20日=2012-01-20 去年=2011 2011年=2011 2030=2030 2030=2030 2030=2030"},
    {"targets stay",
     "——2012年1月20日在镇大会会议上\n去年植树，2011年修路。到2015年建成，到2015年达标，2015年再建"
     "。",
     "2012年1月20日=2012-01-20 去年=2011 2011年=2011 2015年=2015 2015年=2015 2015年=2015"},
};

INSTANTIATE_TEST_SUITE_P(Relative, ResolutionTest, testing::ValuesIn(relative_rows),
                         [](const auto& row) { return "Row" + std::to_string(row.index); });
INSTANTIATE_TEST_SUITE_P(Suspect, ResolutionTest, testing::ValuesIn(suspect_rows),
                         [](const auto& row) { return "Row" + std::to_string(row.index); });

constexpr std::string_view overwritten_amounts =
    "——2024年12月20日在镇大会会议上\n2024年植树，2024年修路。产值4000亿元，税收2024亿元，"
    "投资12024万元。明年是贯彻落实党的十八大精神的第一年，明年架桥。";

TEST(SuspectAmountsTest, CarryTheYearThatWasWrittenOverOthers) {
    const auto found = timeline(overwritten_amounts);
    ASSERT_EQ(found.works[0].amounts.size(), 1u);
    const SuspectAmount& amount = found.works[0].amounts[0];
    EXPECT_EQ(overwritten_amounts.substr(amount.begin, amount.end - amount.begin), "2024亿元");
    EXPECT_FALSE(amount.evidence.empty());
}

TEST(SuspectAmountsTest, AreNoneWhereNoYearWasOverwritten) {
    const auto found = timeline("今年以来，2024年植树，2024年修路，税收2024亿元。明年架桥，明年。");
    EXPECT_TRUE(found.works[0].amounts.empty());
}

TEST(TimelineTest, AProofInOneWorkRaisesDoubtsInTheNext) {
    const std::string alone = "201*年工作总结。2024年植树，2024年修路。";
    const std::string proof = std::string(overwritten_amounts);
    const std::string text = alone + "\n" + proof;
    const Stretch works[] = {{0, alone.size()}, {alone.size() + 1, text.size()}};
    const Timeline found = timeline_of(text, small_finder(), works);
    EXPECT_EQ(found.works[0].dating.overwritten, 2024);
    EXPECT_EQ(timeline(alone).works[0].dating.overwritten, std::nullopt);
}

TEST(TimelineTest, NoiseIsNoEvidence) {
    const std::string text =
        "发布于2021年3月5日\n今年以来，学习十八届四中全会精神。明年植树，明年。";
    const Stretch noise[] = {{0, text.find('\n')}};
    const Timeline found = timeline_of(text, small_finder(), {}, noise);
    EXPECT_LE(found.works[0].dating.written.last, 2015);
    EXPECT_EQ(found.resolutions[0].resolved, "2021-03-05");
}

}  // namespace
}  // namespace palimpsest::years
