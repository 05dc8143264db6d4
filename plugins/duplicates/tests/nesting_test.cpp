#include "plugins/duplicates/src/nesting.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <tuple>

namespace palimpsest::duplicates {
namespace {

constexpr Standing news = Standing::news;
constexpr Standing part = Standing::part;
constexpr Standing rival = Standing::rival;

const Place chapter_a{1, 0, 100};
const Place part_a{1, 20, 60};
const Place chapter_b{2, 500, 620};
const Place part_b{2, 520, 560};
const Place elsewhere_b{2, 700, 740};

struct NestingCase {
    const char* name;
    std::vector<Match> matches;
    std::vector<Standing> expected;
};

void PrintTo(const NestingCase& row, std::ostream* out) { *out << row.name; }

class Nesting : public testing::TestWithParam<NestingCase> {};

TEST_P(Nesting, GivesStandings) { EXPECT_EQ(standings(GetParam().matches), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Cases, Nesting,
    testing::Values(
        NestingCase{"none", {}, {}}, NestingCase{"one", {{chapter_a, chapter_b, 0.9}}, {news}},
        NestingCase{"parts_of_copied_chapters",
                    {{chapter_a, chapter_b, 0.9}, {part_a, part_b, 1.0}},
                    {news, part}},
        NestingCase{"part_copied_elsewhere",
                    {{chapter_a, chapter_b, 0.9}, {part_a, elsewhere_b, 1.0}},
                    {news, news}},
        NestingCase{
            "part_is_more_alike", {{chapter_a, part_b, 0.8}, {part_a, part_b, 1.0}}, {rival, news}},
        NestingCase{"chapter_is_more_alike",
                    {{chapter_a, chapter_b, 0.95}, {part_a, chapter_b, 0.8}},
                    {news, rival}},
        NestingCase{"equally_alike_the_longer_stays",
                    {{part_a, chapter_b, 0.9}, {chapter_a, chapter_b, 0.9}},
                    {rival, news}},
        NestingCase{"a_beaten_rival_beats_none",
                    {{chapter_a, chapter_b, 0.8}, {chapter_a, part_b, 0.85}, {part_a, part_b, 0.9}},
                    {news, rival, part}},
        NestingCase{"inside_one_document",
                    {{chapter_a, {1, 200, 300}, 0.9}, {part_a, {1, 220, 260}, 0.9}},
                    {news, part}}),
    [](const auto& row) { return row.param.name; });

bool contains(const Place& outer, const Place& inner) {
    return outer.document == inner.document && outer.begin <= inner.begin && inner.end <= outer.end;
}

/// True when `one` comes before `other` in the order of rivals.
bool is_better(const Match& one, const Match& other) {
    const auto size = [](const Match& match) { return match.a.size() + match.b.size(); };
    if (one.similarity != other.similarity) return one.similarity > other.similarity;
    if (size(one) != size(other)) return size(one) > size(other);
    return std::tie(one.a, one.b) < std::tie(other.a, other.b);
}

bool are_rivals(const Match& one, const Match& other) {
    const auto nested = [](const Place& x, const Place& y) {
        return x != y && (contains(x, y) || contains(y, x));
    };
    return (one.a == other.a && nested(one.b, other.b)) ||
           (one.b == other.b && nested(one.a, other.a));
}

/// The rule as it is written, each match against each.
std::vector<Standing> slow(const std::vector<Match>& matches) {
    std::vector<std::size_t> order(matches.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t i, std::size_t j) { return is_better(matches[i], matches[j]); });
    std::vector<Standing> result(matches.size(), news);
    for (std::size_t i = 0; i < order.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (result[order[j]] != rival && are_rivals(matches[order[i]], matches[order[j]]))
                result[order[i]] = rival;
    for (std::size_t i = 0; i < matches.size(); ++i)
        for (std::size_t j = 0; j < matches.size(); ++j)
            if (result[i] == news && result[j] != rival && matches[i].a != matches[j].a &&
                matches[i].b != matches[j].b && contains(matches[j].a, matches[i].a) &&
                contains(matches[j].b, matches[i].b))
                result[i] = part;
    return result;
}

/// Halves of halves: places that nest.
Place random_place(std::mt19937& random, std::uint64_t document) {
    Place place{document, 0, 64};
    for (auto depth = random() % 5; depth > 0; --depth) {
        const std::uint64_t middle = (place.begin + place.end) / 2;
        (random() % 2 == 0 ? place.begin : place.end) = middle;
    }
    return place;
}

TEST(Nesting, AgreesWithTheSlowRule) {
    std::mt19937 random(5);
    for (int turn = 0; turn < 500; ++turn) {
        std::vector<Match> matches;
        for (int i = 0; i < 12; ++i) {
            const Match match{random_place(random, 1), random_place(random, 2),
                              0.8 + 0.1 * static_cast<double>(random() % 3)};
            const bool known = std::any_of(matches.begin(), matches.end(), [&](const Match& other) {
                return other.a == match.a && other.b == match.b;
            });
            if (!known) matches.push_back(match);
        }
        EXPECT_EQ(standings(matches), slow(matches)) << "turn " << turn;
    }
}

TEST(Nesting, IsLinearInCopiesOfOneSection) {
    std::vector<Match> matches;
    for (std::uint64_t i = 1; i < 50'000; ++i)
        matches.push_back({{1, 0, 10}, {1, i * 10, i * 10 + 10}, 1.0});
    const auto result = standings(matches);
    EXPECT_EQ(std::count(result.begin(), result.end(), news), 49'999);
}

}  // namespace
}  // namespace palimpsest::duplicates
