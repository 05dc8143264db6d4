#include "plugins/duplicates/src/template.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <random>
#include <string>

#include "plugins/duplicates/tests/template_rules.hpp"

namespace palimpsest::duplicates {
namespace {

/// What came of texts, the first of which is the medoid.
struct Made {
    Skeleton skeleton;
    std::vector<SlotKind> kinds;
    double common = 0;
    std::vector<std::string> values;  ///< For each slot, "first|second|..."; ? where unknown.

    explicit Made(const std::vector<std::string>& texts, std::span<const Span> noise = {}) {
        std::vector<TokenText> tokens;
        for (const std::string& text : texts) tokens.push_back(plain_tokens(text));
        const auto unit = [&](std::size_t i) {
            return UnitTokens(texts[i], tokens[i], {i, 0, texts[i].size()});
        };
        const UnitTokens medoid = unit(0);
        TemplateMaker maker(medoid);
        for (std::size_t i = 1; i < texts.size(); ++i) (void)maker.align(unit(i));
        values.resize(maker.settle());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const auto found = maker.values(i == 0 ? std::nullopt : std::optional(i - 1), unit(i));
            for (std::size_t slot = 0; slot < found.size(); ++slot) {
                if (i > 0) values[slot] += '|';
                values[slot] +=
                    found[slot] ? texts[i].substr(found[slot]->begin, found[slot]->size()) : "?";
            }
        }
        kinds = maker.kinds();
        skeleton = maker.text(kinds, noise);
        common = maker.common();
    }
};

struct TemplateRow {
    const char* name;
    std::vector<std::string> texts;
    std::string skeleton;
    std::vector<std::string> values;
};
void PrintTo(const TemplateRow& row, std::ostream* out) { *out << row.name; }

class Templates : public testing::TestWithParam<TemplateRow> {};

TEST_P(Templates, ShowWhatCopiesHaveInCommon) {
    const TemplateRow& row = GetParam();
    const Made made(row.texts);
    EXPECT_EQ(made.skeleton.text, row.skeleton);
    EXPECT_EQ(made.values, row.values);
}

const TemplateRow template_rows[] = {
    {"the same text", {"今年工作，抓得紧。", "今年工作抓得紧"}, "今年工作，抓得紧。", {}},
    {"a place",
     {"松坪镇抓好春耕生产工作。", "柳河湾镇抓好春耕生产工作。"},
     "〔地名〕镇抓好春耕生产工作。",
     {"松坪|柳河湾"}},
    {"a masked place",
     {"松坪镇抓好春耕生产工作。", "XX镇抓好春耕生产工作。"},
     "〔地名〕镇抓好春耕生产工作。",
     {"松坪|XX"}},
    {"years, masked and not",
     {"总结2023年春耕生产工作。", "总结202_年春耕生产工作。", "总结20XX年春耕生产工作。"},
     "总结〔年〕年春耕生产工作。",
     {"2023|202_|20XX"}},
    {"years in Chinese numerals",
     {"总结二〇二三年春耕生产工作。", "总结二〇二四年春耕生产工作。"},
     "总结〔年〕年春耕生产工作。",
     {"二〇二三|二〇二四"}},
    {"numbers that differ, numbers that do not",
     {"新修水渠12公里，惠及3个村。", "新修水渠8.5公里，惠及3个村。"},
     "新修水渠〔数〕公里，惠及3个村。",
     {"12|8.5"}},
    {"a masked number",
     {"新修水渠12公里，惠及村民。", "新修水渠XX公里，惠及村民。"},
     "新修水渠〔数〕公里，惠及村民。",
     {"12|XX"}},
    {"a decimal number as a whole",
     {"粮食增产12.5吨，创历史新高。", "粮食增产12.7吨，创历史新高。"},
     "粮食增产〔数〕吨，创历史新高。",
     {"12.5|12.7"}},
    {"a range of years",
     {"对照2022-2023年的规划要求。", "对照2023-2024年的规划要求。"},
     "对照〔年〕年的规划要求。",
     {"2022-2023|2023-2024"}},
    {"an organisation",
     {"由县水务局牵头组织实施工程。", "由县农业农村局牵头组织实施工程。"},
     "由县〔机构〕局牵头组织实施工程。",
     {"水务|农业农村"}},
    {"a place beside a year",
     {"松坪2023年春耕生产工作总结", "柳河2024年春耕生产工作总结"},
     "〔地名〕〔年〕年春耕生产工作总结",
     {"松坪|柳河", "2023|2024"}},
    {"other words",
     {"会议强调要抓好防汛备汛各项工作。", "会议强调要做实防汛备汛各项工作。"},
     "会议强调要〔…〕防汛备汛各项工作。",
     {"抓好|做实"}},
    {"a line that one of two lacks",
     {"一、加强领导。\n二、压实责任。\n三、严格考核。", "一、加强领导。\n三、严格考核。"},
     "一、加强领导。\n〔…〕。\n三、严格考核。",
     {"二、压实责任|"}},
    {"a line that the medoid lacks",
     {"一、加强领导。\n三、严格考核。", "一、加强领导。\n二、压实责任。\n三、严格考核。"},
     "一、加强领导。〔…〕\n三、严格考核。",
     {"|二、压实责任"}},
    {"an insertion that may be cut in two ways",
     {"请各位委员和其他列席人员提出意见", "请各位委员提出意见", "请各位委员和列席人员提出意见"},
     "请各位委员〔…〕提出意见",
     {"和其他列席人员||和列席人员"}},
    {"a sentence that begins like the next",
     {"抓春耕。加强领导。加强督查。", "抓春耕。加强督查。"},
     "抓春耕。〔…〕。加强督查。",
     {"加强领导|"}},
    {"what one of five has more is left out",
     {"春耕生产全面展开。", "春耕生产全面展开。", "春耕生产全面展开。", "春耕生产全面展开。",
      "春耕生产热线电话已经开通全面展开。"},
     "春耕生产全面展开。",
     {}},
    {"what one of five writes otherwise is common",
     {"到3月春耕生产全面展开。", "到3月春耕生产全面展开。", "到3月春耕生产全面展开。",
      "到3月春耕生产全面展开。", "到4月春播生产全面展开。"},
     "到3月春耕生产全面展开。",
     {}},
    {"two of five make a slot",
     {"到3月春耕生产全面展开。", "到3月春耕生产全面展开。", "到3月春耕生产全面展开。",
      "到4月春耕生产全面展开。", "到5月春耕生产全面展开。"},
     "到〔数〕月春耕生产全面展开。",
     {"3|3|3|4|5"}},
    {"one that is unlike around the slot",
     {"水渠12公里全部修好并且通水", "水渠13公里全部修好并且通水", "水渠14公里全部修好并且通水",
      "水渠15公里全部修好并且通水", "道路和桥梁以及路灯都修好并且通水"},
     "水渠〔数〕公里全部修好并且通水",
     {"12|13|14|15|?"}},
};
INSTANTIATE_TEST_SUITE_P(Rows, Templates, testing::ValuesIn(template_rows));

TEST(Templates, LeaveNoiseOut) {
    const std::string text = "春耕生产【扫码关注我们】全面展开，到3月。";
    const std::uint64_t begin = text.find("【");
    const Span noise{begin, text.find("全面")};
    const std::string other = "春耕生产全面展开，到4月。";
    // The words of the noise are no tokens: here they are taken out by hand.
    TokenText tokens = plain_tokens(text);
    const auto first = std::lower_bound(tokens.begins.begin(), tokens.begins.end(), noise.begin) -
                       tokens.begins.begin();
    const auto last = std::lower_bound(tokens.begins.begin(), tokens.begins.end(), noise.end) -
                      tokens.begins.begin();
    tokens.tokens.erase(tokens.tokens.begin() + first, tokens.tokens.begin() + last);
    tokens.begins.erase(tokens.begins.begin() + first, tokens.begins.begin() + last);
    tokens.ends.erase(tokens.ends.begin() + first, tokens.ends.begin() + last);
    const TokenText other_tokens = plain_tokens(other);
    const UnitTokens medoid(text, tokens, {0, 0, text.size()});
    TemplateMaker maker(medoid);
    (void)maker.align(UnitTokens(other, other_tokens, {1, 0, other.size()}));
    ASSERT_EQ(maker.settle(), 1U);
    EXPECT_EQ(maker.text(std::vector{SlotKind::number}, std::vector{noise}).text,
              "春耕生产全面展开，到〔数〕月。");
}

TEST(Templates, MarksCountCodePoints) {
    const Made made({"松坪镇2023年春耕生产总结", "柳河镇2024年春耕生产总结"});
    EXPECT_EQ(made.skeleton.text, "〔地名〕镇〔年〕年春耕生产总结");
    EXPECT_EQ(made.skeleton.marks, (std::vector<Skeleton::Mark>{{0, 4}, {5, 8}}));
    EXPECT_DOUBLE_EQ(made.common, 1.0 - 3.0 / 11);
}

TEST(TemplateProperties, HoldForEditedTexts) {
    std::mt19937 random(17);
    for (int turn = 0; turn < 300; ++turn) {
        std::vector<std::string> base(40);
        for (std::string& piece : base)
            piece = template_pieces[random() % std::size(template_pieces)];
        std::vector<std::string> texts(2 + random() % 5);
        for (std::string& text : texts)
            for (const std::string& piece : base)
                text += random() % 6 == 0 ? template_pieces[random() % std::size(template_pieces)]
                                          : piece;
        EXPECT_EQ(broken_rule(texts), nullptr) << "turn " << turn;
    }
}

}  // namespace
}  // namespace palimpsest::duplicates
