#include "../src/years.hpp"

#include <gtest/gtest.h>

#include <ostream>

#include "drawn.hpp"

namespace palimpsest::years {
namespace {

struct YearsRow {
    std::string text;
    std::string drawing;
    std::string said;
};

void PrintTo(const YearsRow& row, std::ostream* out) { *out << row.text; }

class YearsTest : public testing::TestWithParam<YearsRow> {};

TEST_P(YearsTest, FindsTheExpressions) {
    const auto years = years_in(GetParam().text);
    EXPECT_EQ(GetParam().text + "\n" + drawn(GetParam().text, years),
              GetParam().text + "\n" + GetParam().drawing);
    EXPECT_EQ(said(years), GetParam().said);
}

INSTANTIATE_TEST_SUITE_P(
    Explicit, YearsTest,
    testing::Values(YearsRow{"全县2024年工作", "　　^^^^＾", "2024 explicit"},
                    YearsRow{"全县２０２４年工作", "　　＾＾＾＾＾", "2024 explicit"},
                    YearsRow{"自二〇二四年起", "　＾＾＾＾＾", "2024 explicit"},
                    YearsRow{"到二O三五年", "　＾^＾＾＾", "2035 explicit"},
                    YearsRow{"比一九九八年多", "　＾＾＾＾＾", "1998 explicit"},
                    YearsRow{"于2024年11月27日在", "　^^^^＾^^＾^^＾", "2024-11-27 explicit"},
                    YearsRow{"2024 年 11 月召开", "^^^^^＾^^^^＾", "2024-11 explicit"},
                    YearsRow{"二〇二二年八月三十一日前", "＾＾＾＾＾＾＾＾＾＾＾",
                             "2022-08-31 explicit"},
                    YearsRow{"2023年2月29日", "^^^^＾^＾", "2023-02 explicit"},
                    YearsRow{"日期：2024-11-27。", "　　　^^^^^^^^^^", "2024-11-27 explicit"},
                    YearsRow{"日期：2024.3.5", "　　　^^^^^^^^", "2024-03-05 explicit"},
                    YearsRow{"2024年度考核", "^^^^＾＾", "2024 explicit"},
                    YearsRow{"2024年度过难关", "^^^^＾", "2024 explicit"},
                    YearsRow{"2024年下半年开工", "^^^^＾＾＾＾", "2024-41 explicit"},
                    YearsRow{"2024年第一季度", "^^^^＾＾＾＾＾", "2024-33 explicit"},
                    YearsRow{"2024年1-6月完成", "^^^^＾^^^＾", "2024-01/2024-06 explicit"},
                    YearsRow{"2024年5月1-3日", "^^^^＾^＾^^^＾", "2024-05-01/2024-05-03 explicit"},
                    YearsRow{"2024年5月3号", "^^^^＾^＾^＾", "2024-05-03 explicit"},
                    YearsRow{"2024年5月3号文件", "^^^^＾^＾", "2024-05 explicit"},
                    YearsRow{"2024-11-27T10:30", "^^^^^^^^^^", "2024-11-27 explicit"},
                    YearsRow{"2024上半年", "^^^^＾＾＾", "2024-40 explicit"},
                    YearsRow{"2024年底前", "^^^^＾", "2024 explicit"},
                    YearsRow{"2021、2022年两年", "^^^^　~~~~～", "2021 explicit; 2022 explicit"},
                    YearsRow{"**2024年工作**", "  ^^^^＾", "2024 explicit"}));

INSTANTIATE_TEST_SUITE_P(
    Masked, YearsTest,
    testing::Values(YearsRow{"到202_年底", "　^^^^＾", "202X masked"},
                    YearsRow{"20XX年工作", "^^^^＾", "20XX masked"},
                    YearsRow{"20××年工作", "^^^^＾", "20XX masked"},
                    YearsRow{"20__年完成", "^^^^＾", "20XX masked"},
                    YearsRow{"20____年完成", "^^^^^^＾", "20XX masked"},
                    YearsRow{"某镇200*年总结", "　　^^^^＾", "200X masked"},
                    YearsRow{"二〇二X年", "＾＾＾^＾", "202X masked"},
                    YearsRow{"20X4年", "^^^^＾", "20X4 masked"},
                    YearsRow{"2O24年", "^^^^＾", "2024 masked"},
                    YearsRow{"决定在XX年修路", "　　　^^＾", "XXXX masked"},
                    YearsRow{"XXX年，共收到", "^^^＾", "XXXX masked"},
                    YearsRow{"____年__月__日", "^^^^＾^^＾^^＾", "XXXX-XX-XX masked"},
                    YearsRow{"202_年11月1日，镇人大", "^^^^＾^^＾^＾", "202X-11-01 masked"},
                    YearsRow{"____年____月____日", "^^^^＾^^^^＾^^^^＾", "XXXX-XX-XX masked"},
                    YearsRow{"XX年制定，XX年前三季度", "^^＾　　　~~～",
                             "XXXX masked; XXXX masked"},
                    YearsRow{"XX年来信，XX年后勤", "^^＾　　　~~～", "XXXX masked; XXXX masked"},
                    YearsRow{"20 XX 年", "^^^^^^＾", "20XX masked"},
                    YearsRow{"200?年，20？？年", "^^^^＾　~~～～～", "200X masked; 20XX masked"},
                    YearsRow{"XX年X月至XX年X月", "^^＾^＾＾^^＾^＾", "XXXX-XX/XXXX-XX span"},
                    YearsRow{"202_-11-01", "^^^^^^^^^^", "202X-11-01 masked"}));

INSTANTIATE_TEST_SUITE_P(
    Spans, YearsTest,
    testing::Values(
        YearsRow{"2021-2022年工作", "^^^^^^^^^＾", "2021/2022 span"},
        YearsRow{"2016至2020年", "^^^^＾^^^^＾", "2016/2020 span"},
        YearsRow{"2016年至2020年", "^^^^＾＾^^^^＾", "2016/2020 span"},
        YearsRow{"2016年3月至2020年5月", "^^^^＾^＾＾^^^^＾^＾", "2016-03/2020-05 span"},
        YearsRow{"2021-22年", "^^^^^^^＾", "2021/2022 span"},
        YearsRow{"202_-202_年秋季", "^^^^^^^^^＾", "202X/202X span"},
        YearsRow{"20XX－20XX年", "^^^^＾^^^^＾", "20XX/20XX span"},
        YearsRow{"规划（2015—2020）", "　　　^^^^^^^^^", "2015/2020 span"},
        YearsRow{"2024-2016年", "     ^^^^＾", "2016 explicit"},
        YearsRow{"一个50年代的果园", "　　^^＾＾", "195X span"},
        YearsRow{"上世纪八十年代", "＾＾＾＾＾＾＾", "198X span"},
        YearsRow{"七八十年代", "＾＾＾＾＾", "197X/198X span"},
        YearsRow{"80、90年代", "^^＾^^＾＾", "198X/199X span"},
        YearsRow{"2024.1.1-2024.6.30", "^^^^^^^^^^^^^^^^^^", "2024-01-01/2024-06-30 span"},
        YearsRow{"2010年代", "^^^^＾＾", "201X span"}));

INSTANTIATE_TEST_SUITE_P(
    Bare, YearsTest,
    testing::Values(YearsRow{"二○二四，新征程", "＾^＾＾", "2024 explicit"},
                    YearsRow{"一九八一和一九八二两年", "＾＾＾＾　～～～～",
                             "1981 explicit; 1982 explicit"},
                    YearsRow{"1979、1980两年都", "^^^^　~~~~", "1979 explicit; 1980 explicit"},
                    YearsRow{"举办2018中国茶会", "　　^^^^", "2018 explicit"},
                    YearsRow{"承办2016山乡旅游节", "　　^^^^", "2016 explicit"},
                    YearsRow{"“2019·山乡旅游节”", " ^^^^", "2019 explicit"},
                    YearsRow{"“2023美丽乡村”", " ^^^^", "2023 explicit"},
                    YearsRow{"“智造2025”", " 　　^^^^", "2025 explicit"},
                    YearsRow{"《健康乡村2030行动》", "　　　　　^^^^", "2030 explicit"},
                    YearsRow{"青河镇2024工作总结", "　　　^^^^", "2024 explicit"},
                    YearsRow{"政府工作报告（202_）", "　　　　　　　^^^^", "202X masked"},
                    YearsRow{"工作要点2019\n一、", "　　　　^^^^", "2019 explicit"},
                    YearsRow{"《规划（2021—2025）》", "　　　　^^^^^^^^^", "2021/2025 span"},
                    YearsRow{"《2004—2010年规划》", "　^^^^^^^^^＾", "2004/2010 span"},
                    YearsRow{"17.2006年实事", "   ^^^^＾", "2006 explicit"}));

INSTANTIATE_TEST_SUITE_P(TwoDigits, YearsTest,
                         testing::Values(YearsRow{"98年抗洪", "^^＾", "1998 explicit"},
                                         YearsRow{"05年3月", "^^＾^＾", "2005-03 explicit"},
                                         YearsRow{"比八二年增长", "　＾＾＾", "1982 explicit"},
                                         YearsRow{"零八年以来", "＾＾＾", "2008 explicit"},
                                         YearsRow{"10年6月", "^^＾^＾", "2010-06 explicit"},
                                         YearsRow{"（90年不变价）", "　^^＾", "1990 explicit"},
                                         YearsRow{"迎接’99茶会", "　　^^^", "1999 explicit"},
                                         YearsRow{"'09年6月总结", "^^^＾^＾", "2009-06 explicit"}));

INSTANTIATE_TEST_SUITE_P(
    SchoolYearsAndMasks, YearsTest,
    testing::Values(YearsRow{"2023-2024学年", "^^^^^^^^^＾＾", "2023/2024 span"},
                    YearsRow{"2023—2024学年度", "^^^^^^^^^＾＾＾", "2023/2024 span"},
                    YearsRow{"某年某月某日", "＾＾＾＾＾＾", "XXXX-XX-XX masked"},
                    YearsRow{"2016年3月至2016年", "^^^^＾^＾　~~~~～",
                             "2016-03 explicit; 2016 explicit"}));

INSTANTIATE_TEST_SUITE_P(
    RelativeAndPlans, YearsTest,
    testing::Values(
        YearsRow{"今年8月，比去年同期", "＾＾ 　　　～～", "- relative; - relative"},
        YearsRow{"实现今年目标，而今年", "　　＾＾　　　　～～", "- relative; - relative"},
        YearsRow{"不低于上年水平", "　　　＾＾", "- relative"},
        YearsRow{"超过去年", "　　＾＾", "- relative"},
        YearsRow{"五年来，过去的五年", "＾＾＾　～～～～～", "- relative; - relative"},
        YearsRow{"成绩。五年累计办结", "　　　＾＾", "- relative"},
        YearsRow{"近三年来，附近三年", "＾＾＾＾", "- relative"},
        YearsRow{"最近两年，近十年", "＾＾＾＾", "- relative"},
        YearsRow{"比上一年度好", "　＾＾＾＾", "- relative"},
        YearsRow{"今明两年，明后年", "＾＾＾＾　～～～", "- relative; - relative"},
        YearsRow{"一年多来，这五年", "＾＾＾＾　～～～", "- relative; - relative"},
        YearsRow{"今后十五年", "＾＾＾＾＾", "- relative"},
        YearsRow{"过去五年来之不易", "＾＾＾＾", "- relative"},
        YearsRow{"共五百件，五年累计", "　　　　　＾＾", "- relative"},
        YearsRow{"列入下年度预算，来年", "　　＾＾＾　　　～～", "- relative; - relative"},
        YearsRow{"第十四个五年规划", "＾＾＾＾＾＾＾＾", "2021/2025 plan"},
        YearsRow{"第七个五年法治宣传", "＾＾＾＾＾", "2016/2020 plan"},
        YearsRow{"“十三五”规划", " ＾＾＾", "2016/2020 plan"},
        YearsRow{"实现“十五”计划", "　　 ＾＾", "2001/2005 plan"},
        YearsRow{"十一五以来", "＾＾＾", "2006/2010 plan"},
        YearsRow{"“六五”普法顺利", "^＾＾^＾＾", "2011/2015 plan"},
        YearsRow{"“六五”时期", " ＾＾", "1981/1985 plan"}));

}  // namespace
}  // namespace palimpsest::years
