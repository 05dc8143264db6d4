#include "../src/years.hpp"

#include <gtest/gtest.h>

#include <ostream>

#include "drawn.hpp"

namespace palimpsest::years {
namespace {

struct Row {
    std::string text;
    std::string drawing;
    std::string said;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.text; }

class YearsTest : public testing::TestWithParam<Row> {};

TEST_P(YearsTest, FindsTheExpressions) {
    const auto years = years_in(GetParam().text);
    EXPECT_EQ(GetParam().text + "\n" + drawn(GetParam().text, years),
              GetParam().text + "\n" + GetParam().drawing);
    EXPECT_EQ(said(years), GetParam().said);
}

INSTANTIATE_TEST_SUITE_P(
    Explicit, YearsTest,
    testing::Values(Row{"全县2024年工作", "　　^^^^＾", "2024 explicit"},
                    Row{"全县２０２４年工作", "　　＾＾＾＾＾", "2024 explicit"},
                    Row{"自二〇二四年起", "　＾＾＾＾＾", "2024 explicit"},
                    Row{"到二O三五年", "　＾^＾＾＾", "2035 explicit"},
                    Row{"比一九九八年多", "　＾＾＾＾＾", "1998 explicit"},
                    Row{"于2024年11月27日在", "　^^^^＾^^＾^^＾", "2024-11-27 explicit"},
                    Row{"2024 年 11 月召开", "^^^^^＾^^^^＾", "2024-11 explicit"},
                    Row{"二〇二二年八月三十一日前", "＾＾＾＾＾＾＾＾＾＾＾",
                        "2022-08-31 explicit"},
                    Row{"2023年2月29日", "^^^^＾^＾", "2023-02 explicit"},
                    Row{"日期：2024-11-27。", "　　　^^^^^^^^^^", "2024-11-27 explicit"},
                    Row{"日期：2024.3.5", "　　　^^^^^^^^", "2024-03-05 explicit"},
                    Row{"2024年度考核", "^^^^＾＾", "2024 explicit"},
                    Row{"2024年度过难关", "^^^^＾", "2024 explicit"},
                    Row{"2024年下半年开工", "^^^^＾＾＾＾", "2024-41 explicit"},
                    Row{"2024年第一季度", "^^^^＾＾＾＾＾", "2024-33 explicit"},
                    Row{"2024年1-6月完成", "^^^^＾^^^＾", "2024-01/2024-06 explicit"},
                    Row{"2024年底前", "^^^^＾", "2024 explicit"},
                    Row{"2021、2022年两年", "^^^^　~~~~～", "2021 explicit; 2022 explicit"},
                    Row{"**2024年工作**", "  ^^^^＾", "2024 explicit"}));

INSTANTIATE_TEST_SUITE_P(
    Masked, YearsTest,
    testing::Values(
        Row{"到202_年底", "　^^^^＾", "202X masked"}, Row{"20XX年工作", "^^^^＾", "20XX masked"},
        Row{"20××年工作", "^^^^＾", "20XX masked"}, Row{"20__年完成", "^^^^＾", "20XX masked"},
        Row{"20____年完成", "^^^^^^＾", "20XX masked"},
        Row{"某镇200*年总结", "　　^^^^＾", "200X masked"},
        Row{"二〇二X年", "＾＾＾^＾", "202X masked"}, Row{"20X4年", "^^^^＾", "20X4 masked"},
        Row{"2O24年", "^^^^＾", "2024 masked"}, Row{"决定在XX年修路", "　　　^^＾", "XXXX masked"},
        Row{"XXX年，共收到", "^^^＾", "XXXX masked"},
        Row{"____年__月__日", "^^^^＾^^＾^^＾", "XXXX-XX-XX masked"},
        Row{"202_年11月1日，镇人大", "^^^^＾^^＾^＾", "202X-11-01 masked"},
        Row{"202_-11-01", "^^^^^^^^^^", "202X-11-01 masked"}));

INSTANTIATE_TEST_SUITE_P(
    Spans, YearsTest,
    testing::Values(Row{"2021-2022年工作", "^^^^^^^^^＾", "2021/2022 span"},
                    Row{"2016至2020年", "^^^^＾^^^^＾", "2016/2020 span"},
                    Row{"2016年至2020年", "^^^^＾＾^^^^＾", "2016/2020 span"},
                    Row{"2016年3月至2020年5月", "^^^^＾^＾＾^^^^＾^＾", "2016-03/2020-05 span"},
                    Row{"2021-22年", "^^^^^^^＾", "2021/2022 span"},
                    Row{"202_-202_年秋季", "^^^^^^^^^＾", "202X/202X span"},
                    Row{"20XX－20XX年", "^^^^＾^^^^＾", "20XX/20XX span"},
                    Row{"规划（2015—2020）", "　　　^^^^^^^^^", "2015/2020 span"},
                    Row{"2024-2016年", "     ^^^^＾", "2016 explicit"},
                    Row{"一个50年代的果园", "　　^^＾＾", "195X span"},
                    Row{"上世纪八十年代", "＾＾＾＾＾＾＾", "198X span"},
                    Row{"2010年代", "^^^^＾＾", "201X span"}));

INSTANTIATE_TEST_SUITE_P(
    RelativeAndPlans, YearsTest,
    testing::Values(Row{"今年8月，比去年同期", "＾＾ 　　　～～", "- relative; - relative"},
                    Row{"不低于上年水平", "　　　＾＾", "- relative"},
                    Row{"超过去年", "　　＾＾", "- relative"},
                    Row{"五年来，过去的五年", "＾＾＾　～～～～～", "- relative; - relative"},
                    Row{"成绩。五年累计办结", "　　　＾＾", "- relative"},
                    Row{"“十三五”规划", " ＾＾＾", "2016/2020 plan"},
                    Row{"实现“十五”计划", "　　 ＾＾", "2001/2005 plan"},
                    Row{"十一五以来", "＾＾＾", "2006/2010 plan"},
                    Row{"“六五”普法顺利", "^＾＾^＾＾", "2011/2015 plan"},
                    Row{"“六五”时期", " ＾＾", "1981/1985 plan"}));

}  // namespace
}  // namespace palimpsest::years
