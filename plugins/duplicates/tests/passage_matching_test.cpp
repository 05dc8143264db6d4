#include "plugins/duplicates/src/passage_matching.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace palimpsest::duplicates {
namespace {

using TokenList = std::vector<Token>;

TokenList tokens_of(std::mt19937& random, std::size_t count) {
    TokenList tokens(count);
    for (Token& token : tokens) token = static_cast<Token>(1000 + random() % 3000);
    return tokens;
}

TokenList joined(std::initializer_list<TokenList> parts) {
    TokenList all;
    for (const TokenList& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

TokenList slice(const TokenList& tokens, std::size_t begin, std::size_t end) {
    return {tokens.begin() + static_cast<std::ptrdiff_t>(begin),
            tokens.begin() + static_cast<std::ptrdiff_t>(end)};
}

TokenText text_of(TokenList tokens, std::vector<std::uint32_t> barriers = {}) {
    TokenText text;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        text.begins.push_back(3 * i);
        text.ends.push_back(3 * i + 3);
    }
    text.tokens = std::move(tokens);
    text.barriers = std::move(barriers);
    text.barriers.push_back(text.size());
    return text;
}

/// The seeds that both texts have; of one text, each with its later places.
std::vector<Anchor> anchors_of(const TokenText& a, const TokenText& b, bool same,
                               std::uint32_t documents = 2) {
    const PassageRules rules;
    std::multimap<std::uint64_t, std::uint32_t> places;
    for (const Seed& seed : winnowed(b.tokens, rules.seeds))
        places.emplace(seed.hash, seed.position);
    std::vector<Anchor> anchors;
    for (const Seed& seed : winnowed(a.tokens, rules.seeds)) {
        const auto [first, last] = places.equal_range(seed.hash);
        for (auto other = first; other != last; ++other)
            if (!same || seed.position < other->second)
                anchors.push_back({seed.position, other->second, documents, 40});
    }
    std::sort(anchors.begin(), anchors.end());
    return anchors;
}

std::vector<PassageMatch> matches_of(const TokenText& a, const TokenText& b, bool same = false,
                                     std::uint32_t documents = 2) {
    const auto anchors = anchors_of(a, b, same, documents);
    return match_passages(a, b, same, anchors, PassageRules{});
}

struct EditCase {
    const char* name;
    std::size_t cut_begin;  ///< Of the copy's 200 tokens these are left out,
    std::size_t cut_end;
    std::size_t inserted;  ///< and so many strangers put in their place.
};

void PrintTo(const EditCase& row, std::ostream* out) { *out << row.name; }

class EditedPassages : public testing::TestWithParam<EditCase> {};

TEST_P(EditedPassages, AreOne) {
    const EditCase& row = GetParam();
    std::mt19937 random(7);
    const TokenList copied = tokens_of(random, 200);
    const TokenList edited =
        joined({slice(copied, 0, row.cut_begin), tokens_of(random, row.inserted),
                slice(copied, row.cut_end, copied.size())});
    const TokenText a = text_of(joined({tokens_of(random, 60), copied, tokens_of(random, 50)}));
    const TokenText b = text_of(joined({tokens_of(random, 90), edited, tokens_of(random, 40)}));
    const auto matches = matches_of(a, b);
    ASSERT_EQ(matches.size(), 1U);
    EXPECT_EQ(matches[0].begin_a, 60U);
    EXPECT_EQ(matches[0].end_a, 260U);
    EXPECT_EQ(matches[0].begin_b, 90U);
    EXPECT_EQ(matches[0].end_b, 90U + edited.size());
}

INSTANTIATE_TEST_SUITE_P(Cases, EditedPassages,
                         testing::Values(EditCase{"exact", 0, 0, 0},
                                         EditCase{"a_word_replaced", 100, 102, 2},
                                         EditCase{"near_the_end", 190, 192, 2},
                                         EditCase{"near_the_beginning", 8, 10, 2},
                                         EditCase{"a_sentence_left_out", 80, 110, 0},
                                         EditCase{"an_advertisement", 120, 120, 60},
                                         EditCase{"a_clause_replaced", 60, 85, 20}),
                         [](const auto& row) { return row.param.name; });

TEST(PassageMatching, StrangersHaveNothingInCommon) {
    std::mt19937 random(8);
    const TokenText a = text_of(tokens_of(random, 5000));
    const TokenText b = text_of(tokens_of(random, 5000));
    EXPECT_TRUE(matches_of(a, b).empty());
}

TEST(PassageMatching, WhatLiesFarApartIsTwoPassages) {
    std::mt19937 random(9);
    const TokenList first = tokens_of(random, 80);
    const TokenList second = tokens_of(random, 80);
    const TokenText a = text_of(joined({first, tokens_of(random, 150), second}));
    const TokenText b = text_of(joined({first, tokens_of(random, 150), second}));
    EXPECT_EQ(matches_of(a, b).size(), 2U);
}

TEST(PassageMatching, ReorderedPartsAreFoundEach) {
    std::mt19937 random(10);
    const TokenList first = tokens_of(random, 80);
    const TokenList second = tokens_of(random, 80);
    const auto matches =
        matches_of(text_of(joined({first, second})), text_of(joined({second, first})));
    ASSERT_EQ(matches.size(), 2U);
    EXPECT_EQ(matches[0].begin_b, 80U);
    EXPECT_EQ(matches[1].begin_b, 0U);
}

TEST(PassageMatching, PassagesEndWithTheirWorks) {
    std::mt19937 random(11);
    const TokenList tokens = tokens_of(random, 200);
    const auto matches = matches_of(text_of(tokens, {0, 90}), text_of(tokens));
    ASSERT_EQ(matches.size(), 2U);
    EXPECT_EQ(matches[0].end_a, 90U);
    EXPECT_EQ(matches[1].begin_a, 90U);
}

TEST(PassageMatching, InOneTextCopiesDoNotOverlap) {
    std::mt19937 random(12);
    const TokenList tokens = tokens_of(random, 40);
    const TokenText text = text_of(joined({tokens, tokens, tokens}));
    const auto matches = matches_of(text, text, true);
    ASSERT_FALSE(matches.empty());
    for (const PassageMatch& match : matches) EXPECT_LE(match.end_a, match.begin_b);
}

TEST(PassageMatching, BoilerplateIsNoEvidenceUnlessThereIsMuchOfIt) {
    std::mt19937 random(13);
    const TokenList phrase = tokens_of(random, 40);
    const TokenList template_text = tokens_of(random, 150);
    const auto with = [&](const TokenList& middle) {
        return text_of(joined({tokens_of(random, 30), middle, tokens_of(random, 30)}));
    };
    EXPECT_TRUE(matches_of(with(phrase), with(phrase), false, 500).empty());
    EXPECT_EQ(matches_of(with(template_text), with(template_text), false, 500).size(), 1U);
}

TEST(PassageMatching, StatisticsAreNoEvidenceByTheirWordsAlone) {
    std::mt19937 random(14);
    TokenList figures;
    for (int i = 0; i < 9; ++i)
        figures = joined({figures, TokenList{2001, 2002, 2003, 2004, 2005}, {slot_token}});
    const auto with = [&] {
        return text_of(joined({tokens_of(random, 30), figures, tokens_of(random, 30)}));
    };
    EXPECT_TRUE(matches_of(with(), with()).empty());
}

struct PromiseCase {
    const char* name;
    std::vector<Anchor> anchors;
    bool promising;
};

void PrintTo(const PromiseCase& row, std::ostream* out) { *out << row.name; }

class Promises : public testing::TestWithParam<PromiseCase> {};

TEST_P(Promises, SpareALookAtTheTexts) {
    EXPECT_EQ(promising(GetParam().anchors, PassageRules{}), GetParam().promising);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Promises,
    testing::Values(PromiseCase{"nothing", {}, false},
                    PromiseCase{"a_short_run", {{10, 20, 2, 18}}, false},
                    PromiseCase{"a_long_run", {{10, 20, 2, 25}}, true},
                    PromiseCase{"two_short_runs", {{10, 20, 2, 13}, {40, 50, 2, 13}}, true},
                    PromiseCase{"far_apart", {{10, 20, 2, 13}, {900, 910, 2, 13}}, false},
                    PromiseCase{"boilerplate", {{10, 20, 300, 40}}, false},
                    PromiseCase{"much_boilerplate", {{10, 20, 300, 40}, {90, 100, 300, 40}}, true}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace palimpsest::duplicates
