#include "plugins/duplicates/src/tokenized.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace palimpsest::duplicates {
namespace {

struct TokenCase {
    const char* name;
    std::string text;
    std::vector<std::uint64_t> cuts;
    std::uint64_t tokens;
};

void PrintTo(const TokenCase& row, std::ostream* out) { *out << row.name; }

class Tokens : public testing::TestWithParam<TokenCase> {};

TEST_P(Tokens, AreCounted) {
    EXPECT_EQ(tokenized(GetParam().text, GetParam().cuts).tokens.size(), GetParam().tokens);
}

INSTANTIATE_TEST_SUITE_P(Cases, Tokens,
                         testing::Values(TokenCase{"empty", "", {}, 0},
                                         TokenCase{"han", "镇村人居", {}, 4},
                                         TokenCase{"word", "gdp", {}, 1},
                                         TokenCase{"words_apart", "gdpgrowth", {3}, 2},
                                         TokenCase{"word_and_number", "co0", {}, 2},
                                         TokenCase{"accented_word", "caf\xC3\xA9", {}, 1},
                                         TokenCase{"number_and_mask", "0X年", {}, 2},
                                         TokenCase{"han_and_word", "第gdp名", {}, 3},
                                         TokenCase{"beyond_the_basic_plane", "𠀀𠀁", {}, 2},
                                         TokenCase{"kana", "みどり", {}, 3},
                                         TokenCase{"zero_width", "镇\u200B村", {}, 2},
                                         TokenCase{"control",
                                                   "ab\x01"
                                                   "cd",
                                                   {},
                                                   2}),
                         [](const auto& row) { return row.param.name; });

TEST(Tokenized, CountsTokensThatBeginBeforeEachMark) {
    const std::string text = "ab镇村cd居";
    const std::vector<std::uint64_t> marks = {0, 1, 2, 5, 8, 9, 10, 13};
    EXPECT_EQ(tokenized(text, {}, marks).before,
              (std::vector<std::uint32_t>{0, 1, 1, 2, 3, 4, 4, 5}));
}

/// Pieces of all kinds, long runs of Han characters among them, with code point boundaries.
struct RandomText {
    std::string text;
    std::vector<std::uint64_t> boundaries;
};

RandomText random_text(std::mt19937& random) {
    const std::vector<std::string> pieces = {
        "镇", "村",     "居",     "\u4E00", "\u9FFF", "\uFF21", "0",          "X", "a",
        "Z",  "\u00E9", "\u20AC", "\u200B", "+",      "\u0001", "\U00020000", "み"};
    RandomText result;
    for (std::size_t i = random() % 60; i > 0; --i) {
        const bool run = random() % 4 == 0;
        for (std::size_t j = run ? random() % 40 : 1; j > 0; --j) {
            result.boundaries.push_back(result.text.size());
            result.text += pieces[random() % (run ? 6 : pieces.size())];
        }
    }
    result.boundaries.push_back(result.text.size());
    return result;
}

std::vector<std::uint64_t> some_of(const std::vector<std::uint64_t>& all, std::mt19937& random) {
    std::vector<std::uint64_t> chosen;
    const std::size_t share = 1 + random() % 20;
    for (const std::uint64_t each : all)
        if (random() % share == 0) chosen.push_back(each);
    return chosen;
}

TEST(Tokenized, AgreesWithOneTokenAtATime) {
    std::mt19937 random(11);
    for (int turn = 0; turn < 3000; ++turn) {
        const RandomText random_one = random_text(random);
        const auto cuts = some_of(random_one.boundaries, random);
        const auto marks = some_of(random_one.boundaries, random);
        std::vector<Token> tokens;
        std::vector<std::uint64_t> begins;
        for_each_token(random_one.text, cuts, [&](Token token, std::uint64_t begin, std::uint64_t) {
            tokens.push_back(token);
            begins.push_back(begin);
        });
        std::vector<std::uint32_t> before;
        for (const std::uint64_t mark : marks)
            before.push_back(static_cast<std::uint32_t>(
                std::lower_bound(begins.begin(), begins.end(), mark) - begins.begin()));
        const Tokenized found = tokenized(random_one.text, cuts, marks);
        ASSERT_EQ(found.tokens, tokens) << "turn " << turn;
        ASSERT_EQ(found.before, before) << "turn " << turn;
    }
}

TEST(Tokenized, FindsRoomForSymbols) {
    EXPECT_EQ(tokenized(std::string(100'000, '+'), {}).tokens.size(), 100'000U);
}

}  // namespace
}  // namespace palimpsest::duplicates
