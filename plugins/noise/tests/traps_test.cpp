#include <gtest/gtest.h>

#include <ostream>

#include "marked.hpp"

namespace palimpsest::noise {
namespace {

struct TrapRow {
    std::string name;
    std::string text;
};

void PrintTo(const TrapRow& row, std::ostream* out) { *out << row.name; }

class TrapsTest : public testing::TestWithParam<TrapRow> {};

TEST_P(TrapsTest, HoldNoNoise) {
    static Language language = shipped_language();
    EXPECT_EQ(marked(GetParam().text, noise_in(GetParam().text, language)), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, TrapsTest,
    testing::Values(
        TrapRow{"printing", "打印机采购费用下降，办公经费得到控制。"},
        TrapRow{"support", "技术支持下乡活动培训农民3000人次。"},
        TrapRow{"organisers",
                "活动方案\n为丰富群众生活，现制定本方案。\n一、时间\n五月一日。\n"
                "二、单位\n主办单位：水利站\n承办单位：文化站\n三、内容\n歌咏、戏曲。\n"
                "四、要求\n认真准备。\n五、经费\n由乡里承担。\n六、其他\n另行通知。\n"
                "七、附则\n本方案自印发之日起施行。\n八、联系\n办公室。"},
        TrapRow{"notice",
                "会议通知\n时间：三月五日　地点：水利站\n日期：三月　时间：上午\n请准时参加。"},
        TrapRow{"spaced_out",
                "会 议 纪 要\n时间：三月五日\n参加人：甲某 乙某 丙某\n会议听取了汇报。"},
        TrapRow{"sources_of_law", "侵权案件大幅下降，网友投诉及时办理，相关文章在报刊发表。"},
        TrapRow{"comparison", "A > B 且 C > D 时，方案成立。"},
        TrapRow{"account_opened", "开通微信公众号，关注人数达到3万人，点击量超过10万次。"},
        TrapRow{"dotted", "增长3.5%，1.5万亩，ASP.NET，Node.js，附件1.docx。"},
        TrapRow{"masked_town", "**镇水利站和***一中共建，****镇参加。"},
        TrapRow{"masked_person", "述职人：***\n"},
        TrapRow{"page_of_a_report", "将报告第12页第9行改为新的提法。"},
        TrapRow{"range", "投资12-18亿元，增长3-5个点。"},
        TrapRow{"document_number", "根据水发[2023]5号文件的精神，清淤完工。"},
        TrapRow{"numbers_in_a_table", "1\n2\n3\n4\n"},
        TrapRow{"spaced_title", "政 府 工 作 报 告\n渠道清淤完工，群众满意。"},
        TrapRow{"spaced_name", "渠道清淤完工，群众满意。\n站长 王 明\n"},
        TrapRow{"run_in_heading", "（四）渠道管护全面加强，水流更加通畅 依法管水工作不断推进。"},
        TrapRow{"paired_quotes", "比'十五'时期多，比`上年`多。"},
        TrapRow{"heading_without_end", "一、加强渠道管护，确保水流通畅\n渠道管护很要紧。"},
        TrapRow{"titles", "水利站年度总结\n站长 李四\n渠道清淤完工。"},
        TrapRow{"list", "附件：\n1.清淤任务分工\n2.修桥任务分工\n3.管护名单"},
        TrapRow{"salutation", "各位代表，\n现在我作报告，请予审议。"},
        TrapRow{"ellipsis",
                "渠道的水流过田野，流过村庄，流过一代又一代人的记忆，流向很远很远的地方...\n"
                "第二天，站里来了新人。"},
        TrapRow{"poem", "清渠如许水长流\n两岸稻花香满楼\n若问此中谁作主\n一站青年解民忧"},
        TrapRow{"mixed_quotes", "与‘五水共治”一起推进，'五水共治”成效明显。"},
        TrapRow{
            "missing_stop_at_a_clause",
            "渠道管护全面加强，群众满意。修桥补路一起推进，群众满意\n二、下一步打算\n继续努力。"}),
    [](const testing::TestParamInfo<TrapRow>& row) { return row.param.name; });

}  // namespace
}  // namespace palimpsest::noise
