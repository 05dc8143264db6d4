#include "plugins/duplicates/src/candidates.hpp"

#include <gtest/gtest.h>

#include <set>

namespace palimpsest::duplicates {
namespace {

using Pairs = std::vector<std::pair<Place, Place>>;

Sighting sighting(std::uint64_t content, std::uint64_t document, std::uint64_t begin = 0,
                  std::uint64_t end = 100) {
    return {content, 0, {document, begin, end}};
}

TEST(Candidates, PairEveryContentWithEveryOther) {
    const std::vector<Sighting> bucket = {sighting(1, 9), sighting(2, 4), sighting(3, 6)};
    const Place a{4, 0, 100};
    const Place b{6, 0, 100};
    const Place c{9, 0, 100};
    EXPECT_EQ(candidates(bucket, 0, {10, 4}).pairs, (Pairs{{a, c}, {b, c}, {a, b}}));
}

TEST(Candidates, PairEqualUnitsWithTheirFirstAlone) {
    const std::vector<Sighting> bucket = {sighting(1, 2), sighting(1, 5), sighting(1, 7)};
    const Place first{2, 0, 100};
    EXPECT_EQ(candidates(bucket, 0, {10, 4}).pairs,
              (Pairs{{first, {5, 0, 100}}, {first, {7, 0, 100}}}));
    EXPECT_TRUE(candidates(bucket, 3, {10, 4}).pairs.empty());
}

TEST(Candidates, NeverPairASectionWithItsPart) {
    const std::vector<Sighting> bucket = {sighting(1, 2, 0, 100), sighting(2, 2, 10, 100),
                                          sighting(3, 2, 100, 190)};
    EXPECT_EQ(candidates(bucket, 0, {10, 4}).pairs,
              (Pairs{{{2, 0, 100}, {2, 100, 190}}, {{2, 10, 100}, {2, 100, 190}}}));
}

TEST(Candidates, AreAllPairsUpToTheWindow) {
    std::vector<Sighting> bucket;
    for (std::uint64_t i = 0; i < 11; ++i) bucket.push_back(sighting(i, i));
    const Candidates found = candidates(bucket, 2, {10, 4});
    EXPECT_EQ(found.pairs.size(), 11U * 10 / 2);
    EXPECT_EQ(found.left_out, 0U);
}

TEST(Candidates, StayFewInACrowd) {
    std::vector<Sighting> bucket;
    for (std::uint64_t i = 0; i < 100'000; ++i) bucket.push_back(sighting(i, i));
    const Candidates found = candidates(bucket, 0, {64, 16});
    const std::uint64_t all = 100'000ULL * 99'999 / 2;
    EXPECT_EQ(found.pairs.size(), 100'000U * 4 - 10);
    EXPECT_EQ(found.left_out + found.pairs.size(), all);
}

TEST(Candidates, OfACrowdDifferFromBandToBand) {
    std::vector<Sighting> bucket;
    for (std::uint64_t i = 0; i < 1000; ++i) bucket.push_back(sighting(i, i));
    std::set<std::pair<Place, Place>> pairs;
    std::size_t count = 0;
    for (std::uint32_t band = 0; band < 16; ++band) {
        const Candidates found = candidates(bucket, band, {64, 16});
        pairs.insert(found.pairs.begin(), found.pairs.end());
        count += found.pairs.size();
    }
    EXPECT_GT(pairs.size(), count * 9 / 10);
}

}  // namespace
}  // namespace palimpsest::duplicates
