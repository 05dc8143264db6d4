#include <gtest/gtest.h>

#include "drawn.hpp"

namespace palimpsest::years {
namespace {

class TrapTest : public testing::TestWithParam<const char*> {};

TEST_P(TrapTest, IsNoYear) { EXPECT_EQ(said(years_in(GetParam())), "") << GetParam(); }

INSTANTIATE_TEST_SUITE_P(
    Numbers, TrapTest,
    testing::Values("产值突破2024亿元", "办理建议1105件", "204国道改造", "面积13000平方公里",
                    "县政府93号令", "第2/4页", "500强企业", "电话：0431-20241127", "编号2024112700",
                    "12024年", "2600年的文明", "1000年古树", "2024-11-27-3", "近2000年",
                    "2000年历史", "1.2024.11.27", "共2024户", "2024-11", "2024.11.275",
                    "“2000万亩”工程", "2000中国家庭", "国发〔2018〕12号", "一九五八元",
                    "二〇二四号", "中国1950户", "电话13902024001", "邮编202400", "比例2024：2025",
                    "版本2024.1", "安排资金2019万元的报告", "总结，共2024"));

INSTANTIATE_TEST_SUITE_P(TwoDigits, TrapTest,
                         testing::Values("连续98年", "前75年", "66年的历史", "五六年前", "近50年",
                                         "一百零八年", "三五年内", "第05年", "‘12’", "5'09",
                                         "‘12345’热线", "12年的努力", "已有98年"));

INSTANTIATE_TEST_SUITE_P(Masks, TrapTest,
                         testing::Values("建议XX件", "第XX届", "近XX年来", "今后X年", "第X年",
                                         "工龄XX年以上，XX年龄", "**年初以来，成绩不少。**", "XX项",
                                         "20XX亿元", "200*300毫米", "任期X年", "XX年前", "X年后",
                                         "用X年时间", "20?年", "是2020?年底"));

INSTANTIATE_TEST_SUITE_P(Durations, TrapTest,
                         testing::Values("改革开放30年", "两年任务一年完", "经过十年的建设",
                                         "通过四年的代管", "三年基本好转", "近年来", "几年来",
                                         "多年来", "五年规划", "五年一届", "新的一年来临"));

INSTANTIATE_TEST_SUITE_P(Words, TrapTest,
                         testing::Values("精神文明年活动", "规模以上年产", "日本年均增长",
                                         "基本年限", "目前年产量", "今年轻人", "说明年度",
                                         "过去年均", "百分之二十五", "第十五届", "十五个村",
                                         "五五分成", "实施“一二五”工程", "20年代", "“六五”环境日",
                                         "第一个五年", "某年级", "近年来", "未来年轻人",
                                         "全镇上下一致", "以来年均"));

}  // namespace
}  // namespace palimpsest::years
