#include "plugins/duplicates/src/sightings.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace palimpsest::duplicates {
namespace {

std::uint64_t slow_context(const std::vector<Token>& tokens, std::int64_t first, int step) {
    std::uint64_t bits = 0;
    for (int i = 0; i < 16; ++i) {
        const std::int64_t at = first + step * i;
        if (at < 0 || at >= static_cast<std::int64_t>(tokens.size())) break;
        const Token token = tokens[static_cast<std::size_t>(at)];
        bits |= std::uint64_t{token * 0x9E3779B1U >> 28} << 4 * i;
    }
    return bits;
}

TEST(Sightings, TellOfSixteenTokensOnEitherSide) {
    std::mt19937 random(3);
    for (const std::size_t size : {11U, 12U, 13U, 27U, 28U, 29U, 60U, 3000U}) {
        std::vector<Token> tokens(size);
        for (Token& token : tokens) token = static_cast<Token>(random());
        const SeedPlan plan = seed_plan(25);
        const auto seeds = winnowed(tokens, plan);
        const auto found = document_seeds(tokens, seeds, plan, {}).sightings;
        ASSERT_EQ(found.size(), seeds.size()) << size;
        for (const SeedSighting& sighting : found) {
            const auto begin = static_cast<std::int64_t>(sighting.position);
            EXPECT_EQ(sighting.left, slow_context(tokens, begin - 1, -1));
            EXPECT_EQ(sighting.right, slow_context(tokens, begin + plan.length, 1));
        }
        EXPECT_TRUE(std::is_sorted(found.begin(), found.end(), [](const auto& a, const auto& b) {
            return std::pair(a.hash, a.position) < std::pair(b.hash, b.position);
        }));
    }
}

TEST(Sightings, SayWhichSeedIsTheFirstOfAWork) {
    std::mt19937 random(4);
    std::vector<Token> tokens(500);
    for (Token& token : tokens) token = static_cast<Token>(random());
    const SeedPlan plan = seed_plan(25);
    const std::vector<std::uint64_t> works = {0, 200, 200, 400};
    const auto seeds = winnowed(tokens, plan);
    std::vector<std::uint32_t> firsts;
    for (const SeedSighting& sighting : document_seeds(tokens, seeds, plan, works).sightings)
        if (sighting.first_of_work) firsts.push_back(sighting.position);
    std::sort(firsts.begin(), firsts.end());
    std::vector<std::uint32_t> expected;
    for (const std::uint64_t work : {0U, 200U, 400U})
        expected.push_back(std::find_if(seeds.begin(), seeds.end(), [&](const Seed& seed) {
                               return seed.position >= work;
                           })->position);
    EXPECT_EQ(firsts, expected);
}

}  // namespace
}  // namespace palimpsest::duplicates
