#include <gtest/gtest.h>

#include <string>

#include "palimpsest/text/masks.hpp"

namespace palimpsest {
namespace {

/// `carets` marks the masks under `text`: ^ under each mark, one column a character.
struct TextMasksRow {
    const char* name;
    std::string text;
    std::string carets;
};

void PrintTo(const TextMasksRow& row, std::ostream* out) { *out << row.name; }

std::string carets_of(const std::string& text) {
    std::string carets;
    for (const auto [offset, value, size] : code_points(text)) {
        carets += mask_at(text, offset) ? '^' : ' ';
    }
    carets.erase(carets.find_last_not_of(' ') + 1);
    return carets;
}

class Masks : public testing::TestWithParam<TextMasksRow> {};

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

INSTANTIATE_TEST_SUITE_P(Crosses, Masks,
                         testing::Values(TextMasksRow{"two", "XX镇", "^^"},  //
                                         TextMasksRow{"small", "在xx村", " ^^"},
                                         TextMasksRow{"full-width", "ＸＸ县ｘｘ", "^^ ^^"},
                                         TextMasksRow{"signs", "××市×月×日", "^^ ^ ^"},
                                         TextMasksRow{"Cyrillic", "ХХ镇", "^^"},
                                         TextMasksRow{"one before Han", "第X次", " ^"},
                                         TextMasksRow{"masked year", "20XX年", "  ^^"},
                                         TextMasksRow{"masked last digit", "202X年", "   ^"},
                                         TextMasksRow{"span of years", "202X-202X年", "   ^    ^"},
                                         TextMasksRow{"masked digit inside", "20X4年", "  ^"},
                                         TextMasksRow{"at the end", "202X", "   ^"},
                                         TextMasksRow{"day", "1X日", " ^"},
                                         TextMasksRow{"alone", "X", "^"}));
INSTANTIATE_TEST_SUITE_P(NoCrosses, Masks,
                         testing::Values(TextMasksRow{"product", "4×100万千瓦", ""},
                                         TextMasksRow{"small letter for times", "2x66", ""},
                                         TextMasksRow{"full-width digits", "２x６０", ""},
                                         TextMasksRow{"round the clock", "7×24小时", ""},
                                         TextMasksRow{"word", "Dynex和XML", ""},
                                         TextMasksRow{"full-width word", "ＳＴＸ集团", ""},
                                         TextMasksRow{"accented word", "éX", ""},
                                         TextMasksRow{"model", "宝马X3", ""},
                                         TextMasksRow{"programme", "“3+X”与“415X”", ""},
                                         TextMasksRow{"quoted sign", "“数据要素×”行动", ""},
                                         TextMasksRow{"quoted letter", "“X”指学院", ""},
                                         TextMasksRow{"rays", "X光与X射线", ""}));
INSTANTIATE_TEST_SUITE_P(
    Asterisks, Masks,
    testing::Values(TextMasksRow{"masked digit", "200*年", "   ^"},
                    TextMasksRow{"full-width", "＊＊县", "^^"},
                    TextMasksRow{"before a digit", "县委*6号", "  ^"},
                    TextMasksRow{"three", "到***中学", " ^^^"},
                    TextMasksRow{"four", "****镇", "^^^^"},
                    TextMasksRow{"two names", "**县**镇", "^^ ^^"},
                    TextMasksRow{"two names in a sentence", "在**县**镇开会", " ^^ ^^"},
                    TextMasksRow{"names after punctuation", "，**同志在**会议上", " ^^   ^^"},
                    TextMasksRow{"list of names", "对***一中、***书院", " ^^^   ^^^"},
                    TextMasksRow{"places after commas", "，**镇完成，**县", " ^^    ^^"},
                    TextMasksRow{"places after full stops", "。**镇完成了。**镇", " ^^     ^^"},
                    TextMasksRow{"censored", "发扬**和严谨，打击**品", "  ^^      ^^"},
                    TextMasksRow{"signed", "述职人：***", "    ^^^"},
                    TextMasksRow{"telephone", "138****1234", "   ^^^^"}));
INSTANTIATE_TEST_SUITE_P(
    NoAsterisks, Masks,
    testing::Values(
        TextMasksRow{"product", "2*66万", ""}, TextMasksRow{"strong line", "**一、总体要求**", ""},
        TextMasksRow{"strong line in a text", "上文。\n**一、总体要求**\n下文", ""},
        TextMasksRow{"strong sentence", "前文。**全面加强领导。**后文", ""},
        TextMasksRow{"strong before a full stop", "**完善市场体系**。进一步", ""},
        TextMasksRow{"strong after space", "  **word** and", ""},
        TextMasksRow{"strong and emphasised", "***政府工作报告***", ""},
        TextMasksRow{"strong in a sentence", "全镇上下**提振精神、大干快上**。", ""},
        TextMasksRow{"strong quotation", "用好**“板凳会”**等做法", ""},
        TextMasksRow{"strong count", "就业。**五是**开展", ""},
        TextMasksRow{"strong comma", "。**水运方面，**新开工", ""},
        TextMasksRow{"strong name in its line", "省长 **张三**\n", ""},
        TextMasksRow{"half at a line's end", "新篇章。**\n", ""},
        TextMasksRow{"half at a line's begin", "\n**（二〇〇三年\n", ""},
        TextMasksRow{"nothing else in the line", "\n**\n", ""}, TextMasksRow{"link", "[**](a)", ""},
        TextMasksRow{"unequal marks", "***政府工作报告**", ""},
        TextMasksRow{"bullet", "* 项目", ""}, TextMasksRow{"indented bullet", "\n  * 项目", ""},
        TextMasksRow{"rule", "上\n***\n下", ""}, TextMasksRow{"long rule", "  ******  ", ""}));
INSTANTIATE_TEST_SUITE_P(Underscores, Masks,
                         testing::Values(TextMasksRow{"masked digit", "202_年", "   ^"},
                                         TextMasksRow{"span", "202_-202_年", "   ^    ^"},
                                         TextMasksRow{"full-width", "＿＿村", "^^"},
                                         TextMasksRow{"blank", "姓名：____", "   ^^^^"},
                                         TextMasksRow{"name", "snake_case __init__", ""},
                                         TextMasksRow{"unit", "PM_2.5", ""},
                                         TextMasksRow{"number", "1_000", ""},
                                         TextMasksRow{"rule", "\n____\n", ""}));
INSTANTIATE_TEST_SUITE_P(Shapes, Masks,
                         testing::Values(TextMasksRow{"squares", "□□县□月■", "^^ ^ ^"},
                                         TextMasksRow{"circles", "○○镇〇〇村", "^^ ^^"},
                                         TextMasksRow{"triangles", "△△县▲▲", "^^ ^^"},
                                         TextMasksRow{"zero", "二○○八年、二〇〇〇年、200〇年", ""},
                                         TextMasksRow{"bullets", "○一、△注", ""}));
INSTANTIATE_TEST_SUITE_P(Someone, Masks,
                         testing::Values(TextMasksRow{"place", "某县某某镇", "^ ^^"},
                                         TextMasksRow{"person", "李某说", " ^"},
                                         TextMasksRow{"words", "某些、某个、某种、某一", ""}));

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
