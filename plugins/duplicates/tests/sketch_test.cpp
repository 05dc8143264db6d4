#include "plugins/duplicates/src/sketch.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "plugins/duplicates/src/hashing.hpp"

namespace palimpsest::duplicates {
namespace {

/// Two sets of `united` elements together, of which they share `shared`.
std::pair<std::vector<std::uint64_t>, std::vector<std::uint64_t>> sets(std::mt19937_64& random,
                                                                       std::size_t shared,
                                                                       std::size_t united) {
    std::pair<std::vector<std::uint64_t>, std::vector<std::uint64_t>> result;
    for (std::size_t i = 0; i < united; ++i) {
        const std::uint64_t element = mixed(random());
        const bool both = i < shared;
        if (both || i % 2 == 0) result.first.push_back(element);
        if (both || i % 2 == 1) result.second.push_back(element);
    }
    return result;
}

struct EstimateCase {
    const char* name;
    std::size_t shared;
    std::size_t united;
};

void PrintTo(const EstimateCase& row, std::ostream* out) { *out << row.name; }

class Estimates : public testing::TestWithParam<EstimateCase> {};

TEST_P(Estimates, AreNearTheJaccard) {
    std::mt19937_64 random(7);
    const auto [name, shared, united] = GetParam();
    const double truth = static_cast<double>(shared) / static_cast<double>(united);
    const double deviation = std::sqrt(truth * (1 - truth) / register_count);
    constexpr int turns = 400;
    double sum = 0;
    for (int turn = 0; turn < turns; ++turn) {
        const auto [a, b] = sets(random, shared, united);
        const double found = estimate(sketch(a), sketch(b));
        EXPECT_NEAR(found, truth, 5 * deviation + 1e-9) << "turn " << turn;
        sum += found;
    }
    EXPECT_NEAR(sum / turns, truth, 5 * deviation / std::sqrt(turns) + 1e-9);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Estimates,
    testing::Values(EstimateCase{"one_element", 1, 1}, EstimateCase{"few_alike", 20, 26},
                    EstimateCase{"few_unlike", 4, 26}, EstimateCase{"some_alike", 160, 200},
                    EstimateCase{"some_half", 100, 200}, EstimateCase{"many_alike", 3200, 4000},
                    EstimateCase{"many_unlike", 400, 4000}, EstimateCase{"disjoint", 0, 100}),
    [](const auto& row) { return row.param.name; });

TEST(Sketches, DependOnTheSetAlone) {
    std::mt19937_64 random(11);
    for (const std::size_t size : {1U, 30U, 700U, 5000U}) {
        auto elements = sets(random, size, size).first;
        const Sketch expected = sketch(elements);
        elements.insert(elements.end(), elements.begin(), elements.end());
        std::shuffle(elements.begin(), elements.end(), random);
        EXPECT_EQ(sketch(elements), expected) << size << " elements";
    }
}

TEST(Sketches, OfOneElementAMillionTimesAreTheElements) {
    EXPECT_EQ(sketch(std::vector<std::uint64_t>(1'000'000, 42)),
              sketch(std::vector<std::uint64_t>{42}));
}

TEST(Sketches, HaveNoEmptyRegister) {
    for (const std::uint64_t value : sketch(std::vector<std::uint64_t>{mixed(1), mixed(2)}))
        EXPECT_NE(value, ~std::uint64_t{0});
}

TEST(Bandings, ReachTheRecallWithTheMostRowsAndTheFewestBands) {
    for (int percent = 10; percent <= 100; percent += 5) {
        const double threshold = percent / 100.0;
        const Banding found = banding(threshold, 0.99);
        EXPECT_LE(found.bands * found.rows, register_count);
        EXPECT_GE(found.recall(threshold), 0.99) << percent;
        const Banding fewer{found.bands - 1, found.rows};
        EXPECT_TRUE(found.bands == 1 || fewer.recall(threshold) < 0.99) << percent;
        const auto rows = found.rows + 1;
        const Banding more{static_cast<std::uint32_t>(register_count) / rows, rows};
        EXPECT_TRUE(rows > register_count || more.recall(threshold) < 0.99) << percent;
    }
    EXPECT_EQ(banding(0.8, 0.99), (Banding{16, 6}));
    EXPECT_EQ(banding(1.0, 0.99), (Banding{1, 128}));
}

TEST(Bandings, TakeAllRegistersWhereNothingReachesTheRecall) {
    EXPECT_EQ(banding(0.01, 0.99), (Banding{128, 1}));
}

TEST(Bandings, LetPairsMeetAsOftenAsPromised) {
    std::mt19937_64 random(13);
    const Banding bands = banding(0.8, 0.95);
    constexpr int turns = 1000;
    int met = 0;
    for (int turn = 0; turn < turns; ++turn) {
        const auto [a, b] = sets(random, 80, 100);
        const Sketch first = sketch(a);
        const Sketch second = sketch(b);
        bool meet = false;
        for (std::uint32_t band = 0; band < bands.bands; ++band)
            meet |= band_hash(first, bands, band) == band_hash(second, bands, band);
        met += meet;
    }
    EXPECT_NEAR(met / static_cast<double>(turns), bands.recall(0.8), 0.02);
}

}  // namespace
}  // namespace palimpsest::duplicates
