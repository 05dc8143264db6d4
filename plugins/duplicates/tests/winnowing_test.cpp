#include "plugins/duplicates/src/winnowing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace palimpsest::duplicates {
namespace {

std::vector<Token> random_tokens(std::mt19937& random, std::size_t count, Token kinds) {
    std::vector<Token> tokens(count);
    for (Token& token : tokens) token = static_cast<Token>(1000 + random() % kinds);
    return tokens;
}

TEST(Winnowing, EveryLongRunHoldsASeedThatDependsOnItAlone) {
    std::mt19937 random(1);
    for (const std::uint64_t guaranteed : {8U, 25U, 40U, 75U}) {
        const SeedPlan plan = seed_plan(guaranteed);
        EXPECT_EQ(plan.guaranteed(), guaranteed);
        for (int turn = 0; turn < 200; ++turn) {
            const auto run = random_tokens(random, guaranteed, 500);
            std::vector<std::vector<std::uint64_t>> hashes;
            for (int text = 0; text < 2; ++text) {
                auto tokens = random_tokens(random, random() % 90, 500);
                const std::size_t begin = tokens.size();
                tokens.insert(tokens.end(), run.begin(), run.end());
                const auto after = random_tokens(random, random() % 90, 500);
                tokens.insert(tokens.end(), after.begin(), after.end());
                auto& inside = hashes.emplace_back();
                for (const Seed& seed : winnowed(tokens, plan))
                    if (seed.position >= begin && seed.position + plan.length <= begin + guaranteed)
                        inside.push_back(seed.hash);
            }
            const auto alone = winnowed(run, plan);
            ASSERT_EQ(alone.size(), 1U);
            for (const auto& inside : hashes)
                EXPECT_NE(std::find(inside.begin(), inside.end(), alone.front().hash),
                          inside.end());
        }
    }
}

TEST(Winnowing, TakesNoMoreThanItMust) {
    std::mt19937 random(2);
    const auto tokens = random_tokens(random, 100'000, 3000);
    const auto seeds = winnowed(tokens, seed_plan(25));
    // Two of each window and one more, on the average.
    EXPECT_NEAR(static_cast<double>(seeds.size()), 100'000 * 2.0 / 15, 600);
    EXPECT_TRUE(std::is_sorted(seeds.begin(), seeds.end(), [](const Seed& a, const Seed& b) {
        return a.position < b.position;
    }));
}

TEST(Winnowing, OfOneTokenAgainAndAgainTakesOneAWindow) {
    const std::vector<Token> tokens(10'000, 7);
    EXPECT_LE(winnowed(tokens, seed_plan(25)).size(), 10'000U / 14 + 2);
}

TEST(Winnowing, OfShortTextsTakesTheSmallestOrNothing) {
    std::mt19937 random(3);
    EXPECT_TRUE(winnowed(random_tokens(random, 11, 100), seed_plan(25)).empty());
    EXPECT_EQ(winnowed(random_tokens(random, 12, 100), seed_plan(25)).size(), 1U);
    EXPECT_EQ(winnowed(random_tokens(random, 24, 100), seed_plan(25)).size(), 1U);
}

}  // namespace
}  // namespace palimpsest::duplicates
