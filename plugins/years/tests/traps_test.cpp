#include <gtest/gtest.h>

#include "drawn.hpp"

namespace palimpsest::years {
namespace {

class TrapTest : public testing::TestWithParam<const char*> {};

TEST_P(TrapTest, IsNoYear) { EXPECT_EQ(said(years_in(GetParam())), "") << GetParam(); }

INSTANTIATE_TEST_SUITE_P(Numbers, TrapTest,
                         testing::Values("产值突破2024亿元", "办理建议1105件", "204国道改造",
                                         "面积13000平方公里", "县政府93号令", "第2/4页",
                                         "500强企业", "电话：0431-20241127", "编号2024112700",
                                         "12024年", "2600年的文明", "近2000年", "2000年历史",
                                         "1.2024.11.27", "共2024户", "2024-11", "2024.11.275"));

INSTANTIATE_TEST_SUITE_P(Masks, TrapTest,
                         testing::Values("建议XX件", "第XX届", "近XX年来", "今后X年", "第X年",
                                         "工龄XX年以上，XX年龄", "**年初以来，成绩不少。**", "XX项",
                                         "20XX亿元", "200*300毫米"));

INSTANTIATE_TEST_SUITE_P(Durations, TrapTest,
                         testing::Values("改革开放30年", "两年任务一年完", "经过十年的建设",
                                         "通过四年的代管", "三年基本好转", "近年来", "几年来",
                                         "多年来", "五年规划", "五年一届", "新的一年来临"));

INSTANTIATE_TEST_SUITE_P(Words, TrapTest,
                         testing::Values("精神文明年活动", "规模以上年产", "日本年均增长",
                                         "基本年限", "目前年产量", "今年轻人", "说明年度",
                                         "过去年均", "百分之二十五", "第十五届", "十五个村",
                                         "五五分成", "实施“一二五”工程", "20年代"));

}  // namespace
}  // namespace palimpsest::years
