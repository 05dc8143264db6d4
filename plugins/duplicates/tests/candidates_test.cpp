#include "plugins/duplicates/src/candidates.hpp"

#include <gtest/gtest.h>

namespace palimpsest::duplicates {
namespace {

using Pairs = std::vector<std::pair<Place, Place>>;

Sighting sighting(std::uint64_t content, std::uint64_t document, std::uint64_t begin = 0,
                  std::uint64_t end = 100) {
    return {content, {document, begin, end}};
}

TEST(Candidates, PairEveryContentWithEveryOther) {
    const std::vector<Sighting> bucket = {sighting(1, 9), sighting(2, 4), sighting(3, 6)};
    const Place a{4, 0, 100};
    const Place b{6, 0, 100};
    const Place c{9, 0, 100};
    EXPECT_EQ(candidates(bucket, true, 10).pairs, (Pairs{{a, c}, {b, c}, {a, b}}));
}

TEST(Candidates, PairEqualUnitsWithTheirFirstAlone) {
    const std::vector<Sighting> bucket = {sighting(1, 2), sighting(1, 5), sighting(1, 7)};
    const Place first{2, 0, 100};
    EXPECT_EQ(candidates(bucket, true, 10).pairs,
              (Pairs{{first, {5, 0, 100}}, {first, {7, 0, 100}}}));
    EXPECT_TRUE(candidates(bucket, false, 10).pairs.empty());
}

TEST(Candidates, NeverPairASectionWithItsPart) {
    const std::vector<Sighting> bucket = {sighting(1, 2, 0, 100), sighting(2, 2, 10, 100),
                                          sighting(3, 2, 100, 190)};
    EXPECT_EQ(candidates(bucket, true, 10).pairs,
              (Pairs{{{2, 0, 100}, {2, 100, 190}}, {{2, 10, 100}, {2, 100, 190}}}));
}

TEST(Candidates, StayFewInAHugeBucket) {
    std::vector<Sighting> bucket;
    for (std::uint64_t i = 0; i < 100'000; ++i) bucket.push_back(sighting(i, i));
    const Candidates found = candidates(bucket, true, 8);
    const std::uint64_t all = 100'000ULL * 99'999 / 2;
    EXPECT_EQ(found.pairs.size(), 100'000U * 8 - 36);
    EXPECT_EQ(found.left_out + found.pairs.size(), all);
}

}  // namespace
}  // namespace palimpsest::duplicates
