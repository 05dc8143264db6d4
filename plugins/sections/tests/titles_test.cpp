#include "../src/titles.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace palimpsest::sections {
namespace {

struct TitlesRow {
    std::string name;
    std::string line;
    std::string heading;  // With its number; empty: no title.
    TitleKind kind = TitleKind::none;
};

void PrintTo(const TitlesRow& row, std::ostream* out) { *out << row.name << ": " << row.line; }

class TitleTest : public testing::TestWithParam<TitlesRow> {};

TEST_P(TitleTest, EndsWhereTheBodyBegins) {
    const TitlesRow& row = GetParam();
    const auto mark = mark_at(row.line, 0);
    ASSERT_TRUE(mark);
    const bool is_emphasised = row.line.find("**") != std::string::npos;
    const Title title = title_after(row.line, *mark, is_emphasised);
    EXPECT_EQ(title.kind, row.kind);
    if (title.kind != TitleKind::none) {
        EXPECT_EQ(row.line.substr(0, title.end), row.heading);
    }
}

const std::string long_sentence =
    "三、围绕群众反映强烈的道路狭窄、路灯昏暗、污水横流、垃圾乱倒、停车困难等十八个突出问题"
    "，逐一登记造册，明确责任单位，限期整改到位，并在村务公开栏里张榜公布。";

INSTANTIATE_TEST_SUITE_P(
    Alone, TitleTest,
    testing::Values(
        TitlesRow{"bare", "一、工作回顾", "一、工作回顾", TitleKind::alone},
        TitlesRow{"final stop", "（二）抓好春耕生产。", "（二）抓好春耕生产", TitleKind::alone},
        TitlesRow{"final colon", "二、明年打算：", "二、明年打算", TitleKind::alone},
        TitlesRow{"short after a colon", "一、主题：绿水青山", "一、主题：绿水青山",
                  TitleKind::alone},
        TitlesRow{"blank inside", "（四）加大 “回头看”力度", "（四）加大 “回头看”力度",
                  TitleKind::alone},
        TitlesRow{"chapter", "第一章 总则", "第一章 总则", TitleKind::alone},
        TitlesRow{"chapter without a title", "第一章", "第一章", TitleKind::alone},
        TitlesRow{"labelled piece", "第二篇：工作计划", "第二篇：工作计划", TitleKind::alone},
        TitlesRow{"emphasis", "一、2020年工作**", "一、2020年工作", TitleKind::alone}));

INSTANTIATE_TEST_SUITE_P(
    RunIn, TitleTest,
    testing::Values(
        TitlesRow{"stop", "1、修好水渠。全镇清淤三十里。", "1、修好水渠", TitleKind::run_in},
        TitlesRow{"colon", "一是保障经费：每人每年三百元，由财政列支。", "一是保障经费",
                  TitleKind::run_in},
        TitlesRow{"blank", "（二）拓展发展空间，优化布局 经过十年建设，土地已经不多。",
                  "（二）拓展发展空间，优化布局", TitleKind::run_in},
        TitlesRow{"stop in quotation marks", "（一）叫响“干就好。”品牌。全县推广。",
                  "（一）叫响“干就好。”品牌", TitleKind::run_in},
        TitlesRow{"emphasis", "（二）做强产业**坚持项目为王，全年开工四十个。", "（二）做强产业",
                  TitleKind::run_in},
        TitlesRow{"article", "第三条　各村应当设立公开栏。", "第三条", TitleKind::run_in}));

INSTANTIATE_TEST_SUITE_P(
    None, TitleTest,
    testing::Values(TitlesRow{"date", "1、1月25、26日，召开了代表大会。", ""},
                    TitlesRow{"masked date", "3、202_年11月1日，组织代表视察。", ""},
                    TitlesRow{"count", "2、12户贫困户搬进新居。他们都很高兴。", ""},
                    TitlesRow{"entry of a list", "1、打扫卫生；", ""},
                    TitlesRow{"too long", long_sentence, ""}, TitlesRow{"nothing", "一、", ""},
                    TitlesRow{"sentence about a chapter", "第三章讲的是保障措施。", ""}));

TEST(TitleTest, KnowsADefinition) {
    const std::string line = "1.河长制：是指由各级负责人担任河长的制度。";
    EXPECT_TRUE(title_after(line, *mark_at(line, 0), false).is_definition);
}

}  // namespace
}  // namespace palimpsest::sections
