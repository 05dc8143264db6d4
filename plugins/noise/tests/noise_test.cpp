#include "../src/noise.hpp"

#include <gtest/gtest.h>

#include <ostream>

#include "marked.hpp"

namespace palimpsest::noise {
namespace {

struct NoiseRow {
    std::string name;
    std::string expected;
};

void PrintTo(const NoiseRow& row, std::ostream* out) { *out << row.name; }

class NoiseTest : public testing::TestWithParam<NoiseRow> {};

TEST_P(NoiseTest, IsFoundWhereTheMarksAre) {
    static Language language = shipped_language();
    const std::string text = unmarked(GetParam().expected);
    EXPECT_EQ(marked(text, noise_in(text, language)), GetParam().expected);
}

std::string row_name(const testing::TestParamInfo<NoiseRow>& row) { return row.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Chrome, NoiseTest,
    testing::Values(
        NoiseRow{"breadcrumb",
                 "⟦chrome|首页 > 公文 > 总结 > 正文　字号：大 中 小⟧\n修渠治水工作稳步推进。"},
        NoiseRow{"place_on_the_site", "⟦chrome|当前位置：公文库 >> 报告⟧\n修渠治水工作稳步推进。"},
        NoiseRow{"source_line",
                 "⟦chrome|来源：水利站　发布时间：03-09　点击：120⟧\n修渠治水工作稳步推进。"},
        NoiseRow{"collection",
                 "⟦chrome|水利站年度总结（精选5篇）⟧\n第一篇：水利站年度总结\n修渠治水。"},
        NoiseRow{"footer",
                 "修渠治水工作稳步推进。\n⟦chrome|【打印】【关闭】\n版权所有 水利站 某ICP备10号⟧"},
        NoiseRow{"neighbours", "修渠治水工作稳步推进。\n⟦chrome|上一篇：没有了\n下一篇：防汛要点⟧"},
        NoiseRow{"english",
                 "⟦chrome|Home > News > Reports⟧\nThe canal was repaired, as planned.\n"
                 "⟦chrome|Share | Print | Email\n© Water Office. All rights reserved.⟧"},
        NoiseRow{"pager", "修渠治水工作稳步推进。\n⟦chrome|[1] [2] 下一页⟧\n清淤也已经完工。"},
        NoiseRow{
            "editorial",
            "⟦chrome|导语：下面是小编为大家整理的水利总结，仅供参考。⟧\n修渠治水工作稳步推进。"},
        NoiseRow{"rights",
                 "修渠治水工作稳步推进。\n⟦chrome|声明：本文由用户上传，未作人工编辑处理。⟧"},
        NoiseRow{"links_at_the_end",
                 "修渠治水工作稳步推进。\n⟦chrome|猜你喜欢：\n水利站计划\n1. 防汛要点⟧"},
        NoiseRow{"links_before_a_title",
                 "修渠治水工作稳步推进。\n⟦chrome|相关推荐\n水利总结5篇 防汛计划 更多…⟧\n"
                 "清淤工作总结\n甲县水利站\n今年以来，清淤工作已经完工。"},
        NoiseRow{"menu",
                 "⟦chrome|首页 > 公文\n公文写作 工作报告 心得体会\n字号：大 中 小⟧\n修渠治水。"},
        NoiseRow{"dashed_path", "⟦chrome|水利总结 - 范文 - 甲乙文库⟧\n修渠治水工作稳步推进。"},
        NoiseRow{"collection_without_a_number",
                 "⟦chrome|首页 > 公文 > 总结\n水利站总结集锦\n来源：网络　字数：800⟧\n修渠治水。"},
        NoiseRow{"log_in", "修渠治水工作稳步推进。\n⟦chrome|您还没有登录⟧"}),
    row_name);

INSTANTIATE_TEST_SUITE_P(
    Advertisements, NoiseTest,
    testing::Values(
        NoiseRow{"in_a_word",
                 "要把水渠清淤的责任落⟦advertisement|本文来源：甲乙文库http://www.jywk.example/a⟧"
                 "实到人，年底前完成。"},
        NoiseRow{"in_brackets",
                 "水渠清淤⟦advertisement|（找范文，上甲乙文库 www.jywk.example）⟧进展顺利。"},
        NoiseRow{"whole_line",
                 "水渠清淤进展顺利。\n⟦advertisement|本文由甲乙文库（www.jywk."
                 "example）整理，转载请注明出处⟧"},
        NoiseRow{"name_behind_a_comma",
                 "清淤进展顺利，⟦advertisement|甲乙文库网 www.jywk.example 免费下载⟧群众满意。"},
        NoiseRow{"name_in_a_word",
                 "要推动清淤任务落⟦advertisement|范文大全网www.fwdq.example⟧实，确保汛期安全。"},
        NoiseRow{"between_dashes",
                 "水渠清淤要稳步推⟦advertisement|——甲乙文库 www.jywk.example 写作平台——⟧进。"},
        NoiseRow{"name_before_a_bracket",
                 "面对面听取意⟦advertisement|甲乙文库(www.jywk.example)提供⟧见，清淤进展顺利。"},
        NoiseRow{"invitation_in_a_word",
                 "推动了水渠建⟦advertisement|更多范文请访问 甲乙文库⟧设进度。"},
        NoiseRow{"search_in_brackets",
                 "水利站每月来⟦advertisement|【想看更多范文就上甲乙网jyw-demo】⟧授课。"},
        NoiseRow{
            "labelled",
            "⟦advertisement|本文地址：http://www.jywk.example/1.html，转载请保留⟧\n清淤完工。"},
        NoiseRow{"slogan", "要推动清淤任务⟦advertisement|【甲乙文库，让写作更轻松】⟧按期完成。"},
        NoiseRow{"search", "发挥堡⟦advertisement|[百度搜索：甲乙文库]⟧垒作用。"},
        NoiseRow{"account", "⟦advertisement|更多范文请关注公众号“甲乙文库”。⟧"}),
    row_name);

INSTANTIATE_TEST_SUITE_P(
    Addresses, NoiseTest,
    testing::Values(NoiseRow{"in_a_word", "清淤之后群⟦url|http://www.jywk.example/1.html⟧众满意。"},
                    NoiseRow{"of_the_text", "见政府网站（⟦url|www.water.example/list⟧）的公告。"},
                    NoiseRow{"named", "查询平台（网址：⟦url|www.water.example⟧）已经开通。"},
                    NoiseRow{"mail", "请发送至⟦url|canal@water.example⟧邮箱。"},
                    NoiseRow{"at_the_end", "清淤之后群众满意。⟦url|www.jywk.example⟧"}),
    row_name);

INSTANTIATE_TEST_SUITE_P(
    PageNumbers, NoiseTest,
    testing::Values(NoiseRow{"dashes", "⟦page_number|- 12 -⟧"},
                    NoiseRow{"wide_dashes", "⟦page_number|— １２ —⟧"},
                    NoiseRow{"of_all", "⟦page_number|第2/4页⟧"},
                    NoiseRow{"in_words", "⟦page_number|第 2 页 共 4 页⟧"},
                    NoiseRow{"english", "⟦page_number|Page 3 of 10⟧"},
                    NoiseRow{"behind_notes", "清淤完工。\n⟦page_number|②③-10⟧\n下一步修桥。"},
                    NoiseRow{"note_mark", "落实河长制⟦page_number|[12]⟧，成效明显。"}),
    row_name);

INSTANTIATE_TEST_SUITE_P(
    Artefacts, NoiseTest,
    testing::Values(
        NoiseRow{"stray_marks", "⟦artefact|>⟧　　一、清淤\n⟦artefact|>⟧\n渠道清淤完工。"},
        NoiseRow{"quote", "听取清淤工作的⟦artefact|＇⟧汇报，提出意见。"},
        NoiseRow{"references", "清淤⟦artefact|&nbsp;⟧完工。⟦artefact|<br/>⟧"},
        NoiseRow{"comment", "⟦artefact|<!-- 图为清淤现场 -->⟧\n清淤完工。"},
        NoiseRow{"unprintable", "清⟦artefact|\u200b⟧淤⟦artefact|\ufffd⟧完工。"},
        NoiseRow{"emphasis", "⟦artefact|**⟧一、清淤⟦artefact|**⟧\n渠道清淤完工。"},
        NoiseRow{"newspaper", "清淤完工。⟦artefact|（下转第三版）⟧"},
        NoiseRow{"blank_in_a_word",
                 "今年以来渠道清淤工作进展很快，群众的积⟦artefact| ⟧极性明显提高。"},
        NoiseRow{"line_break_in_a_word",
                 "渠道清淤进展很快。今年投工投劳三千人次，群众的积⟦artefact|\n⟧极性明显提高，"
                 "全年任务如期完成。"},
        NoiseRow{
            "line_break_before_a_figure",
            "渠道清淤进展很快。今年争取水库的⟦artefact|\n⟧2座泵站全部完工，年底之前投入使用。"},
        NoiseRow{"line_break_around_a_page",
                 "渠道清淤进展很快。今年投工投劳三千人次，群众的积⟦artefact|\n⟧⟦page_number|- 3 -⟧"
                 "⟦artefact|\n⟧极性明显提高，全年任务如期完成。"}),
    row_name);

INSTANTIATE_TEST_SUITE_P(
    TeasersAndTruncations, NoiseTest,
    testing::Values(
        NoiseRow{
            "teaser",
            "⟦teaser|今年以来，水利站围绕渠道清淤这件大事，发动群众投工投劳，任务过半...⟧\n"
            "　　今年以来，水利站围绕渠道清淤这件大事，发动群众投工投劳，任务过半，群众满意。"},
        NoiseRow{"at_the_end", "渠道清淤进展很快。下一步要按照县里的统一部署，⟦truncation|⟧"},
        NoiseRow{"before_a_page",
                 "渠道清淤进展很快。下一步要对⟦truncation|⟧\n⟦page_number|第2/3页⟧\n二、修桥补路\n"
                 "修桥补路全面铺开。"},
        NoiseRow{"before_another_text",
                 "渠道清淤进展很快。要把管护责任落⟦truncation|⟧\n"
                 "娱活动丰富多彩，广场舞比赛吸引了许多群众参加，演出了三场戏。"},
        NoiseRow{"cut_heading",
                 "一、认真抓好渠道清理工作\n渠道清理很要紧，认真抓好渠道清理工作才有水喝。\n"
                 "二、认真抓好渠道清理工⟦truncation|⟧\n防 汛 总 结\n防汛工作总结如下。"}),
    row_name);

}  // namespace
}  // namespace palimpsest::noise
