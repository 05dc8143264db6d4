#include "plugins/duplicates/src/partners.hpp"

#include <gtest/gtest.h>

#include "plugins/duplicates/tests/component.hpp"

namespace palimpsest::duplicates {
namespace {

double unlike_text(const Unit&, const Unit&) { return 0; }

struct Found {
    explicit Found(const std::vector<Edge>& edges)
        : graph(edges),
          clustering(clustered(graph, 0.8, unlike_text)),
          partners(graph, clustering) {}

    std::size_t index(const Unit& unit) const {
        for (std::size_t i = 0; i < graph.units().size(); ++i)
            if (graph.units()[i] == unit) return i;
        return graph.units().size();
    }
    std::optional<Unit> elsewhere(const Unit& unit) const {
        const auto partner = partners.elsewhere(index(unit));
        return partner ? std::optional(graph.units()[partner->unit]) : std::nullopt;
    }
    std::optional<Unit> inside(const Unit& unit) const {
        const auto partner = partners.in_own_document(index(unit));
        return partner ? std::optional(graph.units()[partner->unit]) : std::nullopt;
    }

    Graph graph;
    Clustering clustering;
    Partners partners;
};

TEST(Partners, AreTheMostAlikeElsewhereAndInside) {
    const Unit here = unit(1, 10, 0, 100);
    const Unit again = unit(1, 20, 200, 300);
    const Unit near = unit(2, 30);
    const Unit far = unit(3, 40);
    const Found found({edge(here, again, 85), edge(here, near, 95), edge(here, far, 90)});
    EXPECT_EQ(found.elsewhere(here), near);
    EXPECT_EQ(found.inside(here), again);
    EXPECT_EQ(found.elsewhere(again), std::nullopt) << "only pairs that were verified count";
    EXPECT_EQ(found.inside(again), here);
    EXPECT_EQ(found.elsewhere(far), here);
    EXPECT_EQ(found.inside(far), std::nullopt);
}

TEST(Partners, OfEqualUnitsAreTheFirstElsewhereAndInside) {
    const Unit first = unit(1, 10, 0, 100);
    const Unit second = unit(1, 10, 100, 200);
    const Unit third = unit(2, 10);
    const Found found({edge(first, second, 100), edge(first, third, 100)});
    EXPECT_EQ(found.elsewhere(first), third);
    EXPECT_EQ(found.inside(first), second);
    EXPECT_EQ(found.elsewhere(third), first);
    EXPECT_EQ(found.inside(second), first);
}

TEST(ListedPairs, NameAllPairsOfEqualUnits) {
    const Found found({edge(unit(1, 10), unit(2, 10), 100), edge(unit(1, 10), unit(3, 10), 100),
                       edge(unit(1, 10), unit(4, 40), 90)});
    const PairList list = listed_pairs(found.graph, found.clustering, 100);
    EXPECT_EQ(list.left_out, 0U);
    ASSERT_EQ(list.pairs.size(), 6U);
    EXPECT_DOUBLE_EQ(list.pairs[2].similarity, 1.0);
    EXPECT_DOUBLE_EQ(list.pairs[3].similarity, 0.9);
    for (const ListedPair& pair : list.pairs) {
        EXPECT_LT(found.graph.units()[pair.a].place, found.graph.units()[pair.b].place);
        EXPECT_EQ(pair.cluster, 0U);
    }
}

TEST(ListedPairs, KeepTheMostSimilarAndCountTheOthers) {
    const Found found({edge(unit(1, 10), unit(2, 20), 85), edge(unit(1, 10), unit(3, 30), 95),
                       edge(unit(1, 10), unit(4, 40), 90)});
    const PairList list = listed_pairs(found.graph, found.clustering, 2);
    ASSERT_EQ(list.pairs.size(), 2U);
    EXPECT_DOUBLE_EQ(list.pairs[0].similarity, 0.95);
    EXPECT_DOUBLE_EQ(list.pairs[1].similarity, 0.9);
    EXPECT_EQ(list.left_out, 1U);
}

TEST(ListedPairs, OfTenThousandEqualUnitsStayFew) {
    std::vector<Edge> edges;
    for (std::uint64_t i = 1; i < 10'000; ++i) edges.push_back(edge(unit(0, 7), unit(i, 7), 100));
    const Found found(edges);
    const PairList list = listed_pairs(found.graph, found.clustering, 1000);
    EXPECT_EQ(list.pairs.size(), 1000U);
    EXPECT_EQ(list.left_out, 10'000U * 9'999 / 2 - 1000);
}

TEST(ListedPairs, BetweenClustersHaveNone) {
    std::vector<Edge> edges;
    for (std::uint64_t i = 1; i < 6; ++i) edges.push_back(edge(unit(i, i), unit(i + 1, i + 1), 85));
    const Found found(edges);
    std::size_t between = 0;
    const PairList list = listed_pairs(found.graph, found.clustering, 100);
    for (const ListedPair& pair : list.pairs) between += pair.cluster == Clustering::none;
    EXPECT_EQ(list.pairs.size(), 5U);
    EXPECT_EQ(between, 1U);
}

}  // namespace
}  // namespace palimpsest::duplicates
