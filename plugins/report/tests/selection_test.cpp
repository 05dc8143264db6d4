#include "../src/selection.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

namespace palimpsest::report {
namespace {

std::vector<std::uint64_t> positions(Selection& selection) {
    std::vector<std::uint64_t> found;
    for (const KeptDocument& each : selection.taken()) found.push_back(each.position);
    return found;
}

TEST(Selection, KeepsAllThatFitInTheReadersOrder) {
    Selection selection(3, 100);
    for (std::uint64_t i = 0; i < 3; ++i)
        selection.add({i, static_cast<double>(3 - i), "", std::string(10, 'x')});
    EXPECT_THAT(positions(selection), testing::ElementsAre(0, 1, 2));
    EXPECT_EQ(selection.seen(), 3U);
}

TEST(Selection, KeepsThoseOfMostWeightAndOfEqualOnesTheFirst) {
    Selection selection(2, 100);
    const double weights[] = {0, 1, 1, 2, 1};
    for (std::uint64_t i = 0; i < 5; ++i) selection.add({i, weights[i], "", "x"});
    EXPECT_THAT(positions(selection), testing::ElementsAre(1, 3));
    EXPECT_EQ(selection.seen(), 5U);
}

TEST(Selection, CopiesDoNotCrowdOutSuspectYearsNorSuspectYearsCopies) {
    const KeptDocument copy{.weight = 2, .body = "x"};
    const KeptDocument suspect{.weight = 1, .body = "x", .suspects = 12};
    struct Crowd {
        const char* name;
        std::vector<KeptDocument> documents;
        std::vector<std::uint64_t> kept;
    };
    const Crowd crowds[] = {
        {"copies first", {copy, copy, copy, copy, suspect, suspect, suspect}, {0, 4, 5}},
        {"suspects first", {suspect, suspect, suspect, copy, copy}, {0, 1, 3}},
        {"few suspects", {copy, copy, suspect, copy, copy}, {0, 1, 2}},
        {"no copies", {suspect, suspect, suspect, suspect}, {0, 1, 2}},
    };
    for (const Crowd& each : crowds) {
        Selection selection(3, 100);
        for (KeptDocument document : each.documents) {
            document.position = selection.seen();
            selection.add(document);
        }
        EXPECT_EQ(positions(selection), each.kept) << each.name;
    }
}

TEST(Selection, SaysWhatItLeftOutWhereThereIsSomethingToSay) {
    Selection selection(1, 100);
    const char* mentions[] = {"a", "", "c", "d"};
    for (std::uint64_t i = 0; i < 4; ++i)
        selection.add({.position = i,
                       .weight = static_cast<double>(i == 3 ? 0 : i),
                       .body = "x",
                       .mention = mentions[i]});
    EXPECT_THAT(selection.mentions(), testing::ElementsAre("a", "d"));
    EXPECT_THAT(positions(selection), testing::ElementsAre(2));
}

TEST(Selection, AnEmptyPageIsNoError) {
    for (const auto& [documents, bytes] : {std::pair{0UL, 100UL}, std::pair{5UL, 0UL}}) {
        Selection selection(documents, bytes);
        selection.add({0, 1, "", "xyz"});
        selection.add({.position = 1, .body = "xyz", .suspects = 3});
        EXPECT_THAT(positions(selection), testing::IsEmpty());
    }
}

TEST(Selection, NeverHoldsMoreThanItsBytes) {
    std::mt19937 random(7);
    Selection selection(1000, 500);
    for (std::uint64_t i = 0; i < 300; ++i)
        selection.add({i, static_cast<double>(random() % 9), "", std::string(random() % 60, 'x'),
                       random() % 3});
    std::size_t bytes = 0;
    for (const KeptDocument& each : selection.taken()) bytes += each.body.size();
    EXPECT_LE(bytes, 500U);
    EXPECT_GT(bytes, 400U);
}

}  // namespace
}  // namespace palimpsest::report
