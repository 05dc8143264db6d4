#include "plugins/duplicates/src/places.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace palimpsest::duplicates {
namespace {

PlacedMatch match(std::uint64_t begin, std::uint64_t end, std::uint64_t shared,
                  std::uint64_t partner = 1) {
    return {{begin, end}, {partner, 0, end - begin}, {shared, shared + 10}};
}

TEST(Places, ThatDifferLittleAreOne) {
    const std::vector<PlacedMatch> matches = {match(0, 1000, 1), match(20, 980, 1),
                                              match(100, 400, 1), match(2000, 2100, 1),
                                              match(2000, 2080, 1)};
    const std::vector<Span> passages = settled(matches);
    EXPECT_TRUE(passages[0] == passages[1]);
    EXPECT_TRUE(passages[1] == (Span{0, 1000}));
    EXPECT_TRUE(passages[2] == (Span{100, 400}));
    EXPECT_FALSE(passages[3] == passages[4]);
}

TEST(Places, WorthTellingAreThoseThatSayMost) {
    const std::vector<PlacedMatch> matches = {
        match(0, 1000, 300, 1),    // The whole passage.
        match(0, 980, 200, 2),     // The same, less alike.
        match(100, 200, 90, 3),    // A part of it.
        match(900, 1500, 190, 4),  // Most of it lies outside.
        match(1600, 1700, 20, 5),  // Something else.
    };
    EXPECT_EQ(worth_telling(matches), (std::vector<std::size_t>{0, 3, 4}));
}

TEST(Places, WorthTellingDoNotDependOnTheirOrder) {
    std::vector<PlacedMatch> matches;
    for (std::uint64_t i = 0; i < 50; ++i)
        matches.push_back(match(i * 7 % 40 * 10, i * 7 % 40 * 10 + 100, 50 + i % 3, i));
    std::vector<PlacedMatch> turned(matches.rbegin(), matches.rend());
    std::vector<Place> first;
    std::vector<Place> second;
    for (const std::size_t i : worth_telling(matches)) first.push_back(matches[i].partner);
    for (const std::size_t i : worth_telling(turned)) second.push_back(turned[i].partner);
    std::sort(first.begin(), first.end());
    std::sort(second.begin(), second.end());
    EXPECT_EQ(first, second);
}

}  // namespace
}  // namespace palimpsest::duplicates
