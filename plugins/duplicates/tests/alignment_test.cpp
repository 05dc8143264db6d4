#include "plugins/duplicates/src/alignment.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <ostream>
#include <random>
#include <string>

#include "plugins/duplicates/src/gap_alignment.hpp"

namespace palimpsest::duplicates {
namespace {

using TokenList = std::vector<Token>;

/// A token for each character.
TokenList token_list(std::string_view text) { return {text.begin(), text.end()}; }

/// The first text with a dot for each token that is not aligned.
std::string aligned_part(std::string_view first, const std::vector<Block>& blocks) {
    std::string shown(first.size(), '.');
    for (const Block& block : blocks)
        for (std::uint32_t i = 0; i < block.length; ++i) shown[block.a + i] = first[block.a + i];
    return shown;
}

struct AlignmentRow {
    const char* name;
    std::string first;
    std::string second;
    std::string aligned;
};
void PrintTo(const AlignmentRow& row, std::ostream* out) { *out << row.name; }

class Alignments : public testing::TestWithParam<AlignmentRow> {};

TEST_P(Alignments, HoldWhatBothTextsHave) {
    const AlignmentRow& row = GetParam();
    EXPECT_EQ(aligned_part(row.first, alignment(token_list(row.first), token_list(row.second))),
              row.aligned);
}

const AlignmentRow alignment_rows[] = {
    {"nothing", "", "", ""},
    {"nothing in one", "abc", "", "..."},
    {"the same", "abcdefghijklmnop", "abcdefghijklmnop", "abcdefghijklmnop"},
    {"a replaced token", "abcdefghij", "abcdeXghij", "abcde.ghij"},
    {"a name of another length", "the ABC town did", "the QWERT town did", "the ... town did"},
    {"an insertion", "abcdefghijkl", "abcdefXXXXXXXXghijkl", "abcdefghijkl"},
    {"a deletion", "abcdefXXXXXXXXghijkl", "abcdefghijkl", "abcdef........ghijkl"},
    {"two names around one token", "in ABC.DEF we", "in PQR.STU we", "in ....... we"},
    {"chance in the middle of other text", "begin 12345x67890 end", "begin QWERTxYUIOP end",
     "begin ........... end"},
    {"a run in the middle of other text", "begin 123wxy456 end", "begin QWEwxyTZU end",
     "begin ...wxy... end"},
    {"runs rather than single tokens", "--town--", "t-o-town--", "--town--"},
    {"nothing in common", "abcdefgh", "ABCDEFGHIJ", "........"},
};
INSTANTIATE_TEST_SUITE_P(Rows, Alignments, testing::ValuesIn(alignment_rows));

/// Checks that blocks say what they promise.
void expect_sound(const TokenList& first, const TokenList& second,
                  const std::vector<Block>& blocks) {
    std::uint32_t end_a = 0;
    std::uint32_t end_b = 0;
    for (const Block& block : blocks) {
        ASSERT_GT(block.length, 0U);
        ASSERT_GE(block.a, end_a);
        ASSERT_GE(block.b, end_b);
        end_a = block.a + block.length;
        end_b = block.b + block.length;
        ASSERT_LE(end_a, first.size());
        ASSERT_LE(end_b, second.size());
        ASSERT_TRUE(
            std::equal(first.begin() + block.a, first.begin() + end_a, second.begin() + block.b));
    }
}

TokenList random_tokens(std::mt19937& random, std::size_t size, Token alphabet) {
    TokenList tokens(size);
    for (Token& token : tokens) token = static_cast<Token>(random() % alphabet);
    return tokens;
}

/// What the best alignment of the texts is worth, tried in every way.
int best_score(const TokenList& first, const TokenList& second, std::size_t i, std::size_t j,
               bool in_run) {
    if (i == first.size() || j == second.size()) return 0;
    int best = std::max(best_score(first, second, i + 1, j, false),
                        best_score(first, second, i, j + 1, false));
    if (first[i] == second[j])
        best = std::max(best, (in_run ? 3 : 2) + best_score(first, second, i + 1, j + 1, true));
    return best;
}

TEST(GapAlignments, AreTheBestThereAre) {
    std::mt19937 random(5);
    for (int turn = 0; turn < 400; ++turn) {
        const TokenList first = random_tokens(random, random() % 8, 3);
        const TokenList second = random_tokens(random, random() % 8, 3);
        const std::vector<Block> blocks = aligned_gap(first, second);
        expect_sound(first, second, blocks);
        int score = 0;
        Block before;
        for (const Block& block : blocks) {
            const bool touches = before.length > 0 && before.a + before.length == block.a &&
                                 before.b + before.length == block.b;
            score += 3 * static_cast<int>(block.length) - (touches ? 0 : 1);
            before = block;
        }
        EXPECT_EQ(score, best_score(first, second, 0, 0, false)) << "turn " << turn;
    }
}

TEST(GapAlignments, OfLargeGapsAreEmpty) {
    const TokenList tokens(300, 7);
    EXPECT_TRUE(aligned_gap(tokens, tokens).empty());
}

TEST(AlignmentProperties, HoldForEditedTexts) {
    std::mt19937 random(11);
    for (int turn = 0; turn < 60; ++turn) {
        const TokenList first = random_tokens(random, 2000, turn % 2 == 0 ? 400 : 4);
        TokenList second;
        std::size_t kept = 0;
        for (const Token token : first) {
            if (random() % 50 == 0) {
                for (std::size_t i = random() % 12; i > 0; --i)
                    second.push_back(static_cast<Token>(random() % 400));
            } else {
                second.push_back(token);
                ++kept;
            }
        }
        const std::vector<Block> blocks = alignment(first, second);
        expect_sound(first, second, blocks);
        std::size_t aligned = 0;
        for (const Block& block : blocks) aligned += block.length;
        if (turn % 2 == 0) {
            EXPECT_GT(aligned, kept * 98 / 100) << "turn " << turn;
        }
    }
}

TEST(AlignmentProperties, HoldForTextsOfOneToken) {
    const TokenList first(200'000, 7);
    const TokenList second(150'000, 7);
    const std::vector<Block> blocks = alignment(first, second);
    expect_sound(first, second, blocks);
    ASSERT_EQ(blocks.size(), 1U);
    EXPECT_EQ(blocks[0].length, 150'000U);
}

TEST(AlignmentProperties, HoldForTextsThatHaveNoUniqueRun) {
    // Two letters in turn, with a hole in the middle: nothing holds the texts together but ends.
    TokenList first;
    for (int i = 0; i < 50'000; ++i) first.push_back(i % 2 == 0 ? 3 : 4);
    TokenList second = first;
    second.insert(second.begin() + 20'000, 10'000, 5);
    expect_sound(first, second, alignment(first, second));
}

}  // namespace
}  // namespace palimpsest::duplicates
