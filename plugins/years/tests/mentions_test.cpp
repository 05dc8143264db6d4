#include "../src/mentions.hpp"

#include <gtest/gtest.h>

#include "table.hpp"

namespace palimpsest::years {
namespace {

/// The mentions with their numbers; `>` before those that look ahead.
std::string mentioned(std::string_view text) {
    std::string words;
    for (const Mention& mention : small_finder().mentions_in(text)) {
        if (!words.empty()) words += "; ";
        if (looks_ahead(text, mention)) words += ">";
        words += mention.term->forms.front();
        if (mention.number > 0) words += " " + std::to_string(mention.number);
    }
    return words;
}

struct MentionRow {
    const char* text;
    const char* mentions;
};

void PrintTo(const MentionRow& row, std::ostream* stream) { *stream << row.text; }

class MentionTest : public testing::TestWithParam<MentionRow> {};

TEST_P(MentionTest, IsFound) { EXPECT_EQ(mentioned(GetParam().text), GetParam().mentions); }

INSTANTIATE_TEST_SUITE_P(
    Forms, MentionTest,
    testing::Values(MentionRow{"学习党的十八大报告", "党的十八大"},
                    MentionRow{"学习十八大精神", "党的十八大"},
                    MentionRow{"贯彻科学发展观", "科学发展观"}, MentionRow{"树立创新发展观", ""},
                    MentionRow{"庆祝建党九十五周年", "建党{N}周年 95"},
                    MentionRow{"庆祝建党95周年", "建党{N}周年 95"}, MentionRow{"庆祝建党周年", ""},
                    MentionRow{"十二届全国人大二次会议", "十二届全国人大{N}次会议 2"},
                    MentionRow{"第十三届人民代表大会第三次会议", "届人民代表大会第{N}次会议 3"}));

INSTANTIATE_TEST_SUITE_P(
    Plenums, MentionTest,
    testing::Values(MentionRow{"十八届三中全会以来", "十八届三中全会"},
                    MentionRow{"十八届三中、四中全会精神", "十八届三中全会; 十八届四中全会"},
                    MentionRow{"十八届三中全会和四中全会精神", "十八届三中全会; 十八届四中全会"},
                    MentionRow{"十八届二中、四中全会", "十八届四中全会"},
                    MentionRow{"十八届三中学生", ""}, MentionRow{"十八届代表", ""}));

INSTANTIATE_TEST_SUITE_P(LookAhead, MentionTest,
                         testing::Values(MentionRow{"以优异成绩迎接党的十八大", ">党的十八大"},
                                         MentionRow{"党的十八大将胜利召开", ">党的十八大"},
                                         MentionRow{"今年是党的十八大召开之年", ">党的十八大"},
                                         MentionRow{"党的十八大召开以来", "党的十八大"},
                                         MentionRow{"迎接检查。党的十八大以来", "党的十八大"},
                                         MentionRow{"党的十八大以来成效显著。明年将召开大会",
                                                    "党的十八大"},
                                         MentionRow{"筹办新区运动会", ">新区运动会"}));

TEST(MentionsTest, OfAnalystsComeFirstWhereTheyAreLonger) {
    auto terms = terms_of(small_table).terms;
    terms.push_back(terms_of("党的十八大报告会\tevent\t\t2013-01\t\thard").terms.front());
    const TermFinder finder(std::move(terms));
    const auto mentions = finder.mentions_in("举办党的十八大报告会");
    ASSERT_EQ(mentions.size(), 1u);
    EXPECT_EQ(mentions[0].term->forms[0], "党的十八大报告会");
}

}  // namespace
}  // namespace palimpsest::years
