#include <gtest/gtest.h>

#include <string>

#include "palimpsest/text/masks.hpp"

namespace palimpsest {
namespace {

/// `carets` marks the masks under `text`: ^ under each mark, one column a character.
struct Row {
    const char* name;
    std::string text;
    std::string carets;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

std::string carets_of(const std::string& text) {
    std::string carets;
    for (const auto [offset, value, size] : code_points(text)) {
        carets += mask_at(text, offset) ? '^' : ' ';
    }
    carets.erase(carets.find_last_not_of(' ') + 1);
    return carets;
}

class Masks : public testing::TestWithParam<Row> {};

TEST_P(Masks, AreFound) { EXPECT_EQ(carets_of(GetParam().text), GetParam().carets); }

TEST_P(Masks, AreWalkedFromLeftToRight) {
    const std::string& text = GetParam().text;
    std::uint64_t end = 0;
    for (auto mask = next_mask(text, 0); mask; mask = next_mask(text, mask->end)) {
        for (; end < mask->begin; end += code_point_at(text, end).size) {
            EXPECT_FALSE(mask_at(text, end)) << "at byte " << end;
        }
        EXPECT_EQ(mask_at(text, mask->begin), mask);
        EXPECT_EQ(mask_at(text, boundary_before(text, mask->end)), mask);
        EXPECT_EQ(
            count_code_points(std::string_view(text).substr(mask->begin, mask->end - mask->begin)),
            mask->length);
        end = mask->end;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Crosses, Masks,
    testing::Values(Row{"two", "XX镇", "^^"},  //
                    Row{"small", "在xx村", " ^^"}, Row{"full-width", "ＸＸ县ｘｘ", "^^ ^^"},
                    Row{"signs", "××市×月×日", "^^ ^ ^"}, Row{"Cyrillic", "ХХ镇", "^^"},
                    Row{"one before Han", "第X次", " ^"}, Row{"masked year", "20XX年", "  ^^"},
                    Row{"masked last digit", "202X年", "   ^"},
                    Row{"span of years", "202X-202X年", "   ^    ^"},
                    Row{"masked digit inside", "20X4年", "  ^"}, Row{"at the end", "202X", "   ^"},
                    Row{"day", "1X日", " ^"}, Row{"alone", "X", "^"}));
INSTANTIATE_TEST_SUITE_P(
    NoCrosses, Masks,
    testing::Values(Row{"product", "4×100万千瓦", ""}, Row{"small letter for times", "2x66", ""},
                    Row{"full-width digits", "２x６０", ""}, Row{"round the clock", "7×24小时", ""},
                    Row{"word", "Dynex和XML", ""}, Row{"full-width word", "ＳＴＸ集团", ""},
                    Row{"accented word", "éX", ""}, Row{"model", "宝马X3", ""},
                    Row{"programme", "“3+X”与“415X”", ""}, Row{"rays", "X光与X射线", ""}));
INSTANTIATE_TEST_SUITE_P(
    Asterisks, Masks,
    testing::Values(Row{"masked digit", "200*年", "   ^"}, Row{"full-width", "＊＊县", "^^"},
                    Row{"before a digit", "县委*6号", "  ^"}, Row{"three", "到***中学", " ^^^"},
                    Row{"four", "****镇", "^^^^"}, Row{"two names", "**县**镇", "^^ ^^"},
                    Row{"two names in a sentence", "在**县**镇开会", " ^^ ^^"},
                    Row{"names after punctuation", "，**同志在**会议上", " ^^   ^^"},
                    Row{"list of names", "对***一中、***书院", " ^^^   ^^^"},
                    Row{"telephone", "138****1234", "   ^^^^"}));
INSTANTIATE_TEST_SUITE_P(
    NoAsterisks, Masks,
    testing::Values(Row{"product", "2*66万", ""}, Row{"strong line", "**一、总体要求**", ""},
                    Row{"strong line in a text", "上文。\n**一、总体要求**\n下文", ""},
                    Row{"strong sentence", "前文。**全面加强领导。**后文", ""},
                    Row{"strong before a full stop", "**完善市场体系**。进一步", ""},
                    Row{"strong after space", "  **word** and", ""},
                    Row{"strong and emphasised", "***政府工作报告***", ""},
                    Row{"strong count", "就业。**五是**开展", ""},
                    Row{"strong comma", "。**水运方面，**新开工", ""},
                    Row{"strong name in its line", "省长 **张三**\n", ""},
                    Row{"half at a line's end", "新篇章。**\n", ""},
                    Row{"half at a line's begin", "\n**（二〇〇三年\n", ""},
                    Row{"nothing else in the line", "\n**\n", ""}, Row{"link", "[**](a)", ""},
                    Row{"unequal marks", "***政府工作报告**", ""}, Row{"bullet", "* 项目", ""},
                    Row{"indented bullet", "\n  * 项目", ""}, Row{"rule", "上\n***\n下", ""},
                    Row{"long rule", "  ******  ", ""}));
INSTANTIATE_TEST_SUITE_P(
    Underscores, Masks,
    testing::Values(Row{"masked digit", "202_年", "   ^"}, Row{"span", "202_-202_年", "   ^    ^"},
                    Row{"full-width", "＿＿村", "^^"}, Row{"blank", "姓名：____", "   ^^^^"},
                    Row{"name", "snake_case __init__", ""}, Row{"unit", "PM_2.5", ""},
                    Row{"number", "1_000", ""}, Row{"rule", "\n____\n", ""}));
INSTANTIATE_TEST_SUITE_P(Shapes, Masks,
                         testing::Values(Row{"squares", "□□县□月■", "^^ ^ ^"},
                                         Row{"circles", "○○镇〇〇村", "^^ ^^"},
                                         Row{"triangles", "△△县▲▲", "^^ ^^"},
                                         Row{"zero", "二○○八年、二〇〇〇年、200〇年", ""},
                                         Row{"bullets", "○一、△注", ""}));
INSTANTIATE_TEST_SUITE_P(Someone, Masks,
                         testing::Values(Row{"place", "某县某某镇", "^ ^^"},
                                         Row{"person", "李某说", " ^"},
                                         Row{"words", "某些、某个、某种、某一", ""}));

TEST(NextMark, KnowsEveryMark) {
    for (char32_t value = 0; value <= 0x10FFFF; ++value) {
        const bool is_mark = mask_family(value) != MaskFamily::none;
        ASSERT_EQ(is_mark, detail::every_mark.find(value) != std::u32string_view::npos);
        if (value >= 0xD800 && value < 0xE000) continue;
        const std::string mark(encoded(value).view());
        ASSERT_EQ(detail::next_mark(mark, 0), is_mark ? 0 : mark.size());
        ASSERT_EQ(detail::next_mark("年" + mark + "年", 0), is_mark ? 3 : mark.size() + 6);
    }
}

TEST(MaskRun, IsFoundFromInside) {
    const std::string text = "在XXX镇";
    const MaskRun expected{3, 6, 3, MaskFamily::cross};
    for (std::uint64_t offset = 3; offset < 6; ++offset) EXPECT_EQ(mask_at(text, offset), expected);
    EXPECT_EQ(next_mask(text, 0), expected);
    EXPECT_EQ(next_mask(text, 4), std::nullopt) << "a run that begins before the offset";
    EXPECT_EQ(mask_at(text, 0), std::nullopt);
    EXPECT_EQ(mask_at(text, text.size()), std::nullopt);
}

TEST(MaskRun, EndsWhereTheFamilyChanges) {
    const std::string text = "××**镇";
    EXPECT_EQ(next_mask(text, 0), (MaskRun{0, 4, 2, MaskFamily::cross}));
    EXPECT_EQ(next_mask(text, 4), (MaskRun{4, 6, 2, MaskFamily::asterisk}));
}

}  // namespace
}  // namespace palimpsest
