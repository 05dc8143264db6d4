#include "plugins/duplicates/src/clustering.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "plugins/duplicates/tests/component.hpp"

namespace palimpsest::duplicates {
namespace {

double unlike(const Unit&, const Unit&) { return 0; }

/// The documents of each cluster's members.
std::vector<std::vector<std::uint64_t>> documents(const Graph& graph, const Clustering& found) {
    std::vector<std::vector<std::uint64_t>> result;
    for (const Cluster& cluster : found.clusters) {
        auto& list = result.emplace_back();
        for (const auto& member : cluster.members)
            list.push_back(graph.units()[member.unit].place.document);
    }
    return result;
}

using Documents = std::vector<std::vector<std::uint64_t>>;

TEST(Clusters, HaveTheMostAlikeUnitAsMedoid) {
    const std::vector<Edge> edges = {edge(unit(1, 10), unit(2, 20), 90),
                                     edge(unit(2, 20), unit(3, 30), 95),
                                     edge(unit(1, 10), unit(3, 30), 82)};
    Graph graph(edges);
    const Clustering found = clustered(graph, 0.8, unlike);
    ASSERT_EQ(documents(graph, found), (Documents{{1, 2, 3}}));
    const Cluster& cluster = found.clusters[0];
    EXPECT_EQ(graph.units()[cluster.medoid].place.document, 2U);
    EXPECT_DOUBLE_EQ(cluster.members[0].similarity, 0.9);
    EXPECT_DOUBLE_EQ(cluster.members[1].similarity, 1.0);
    EXPECT_DOUBLE_EQ(cluster.members[2].similarity, 0.95);
    EXPECT_EQ(cluster.members[0].nearest, 1U);
    EXPECT_EQ(cluster.members[1].nearest, 2U);
    EXPECT_EQ(cluster.members[2].nearest, 1U);
}

TEST(Clusters, DoNotGrowAlongAChain) {
    std::vector<Edge> edges;
    for (std::uint64_t i = 1; i < 7; ++i) edges.push_back(edge(unit(i, i), unit(i + 1, i + 1), 85));
    Graph graph(edges);
    const Clustering found = clustered(graph, 0.8, unlike);
    EXPECT_EQ(documents(graph, found), (Documents{{1, 2, 3}, {4, 5, 6}}));
    EXPECT_EQ(found.cluster_of[6], Clustering::none) << "the seventh is alone";
}

TEST(Clusters, CompareWithTheMedoidWhatNoSketchProposed) {
    const std::vector<Edge> edges = {
        edge(unit(1, 10), unit(2, 20), 99), edge(unit(2, 20), unit(3, 30), 85),
        edge(unit(3, 30), unit(4, 40), 85), edge(unit(3, 30), unit(5, 50), 85)};
    int asked = 0;
    const auto verify = [&](const Unit& medoid, const Unit& other) {
        ++asked;
        EXPECT_EQ(medoid.place.document, 3U);
        EXPECT_EQ(other.place.document, 1U);
        return 0.83;
    };
    Graph graph(edges);
    const Clustering found = clustered(graph, 0.8, verify);
    EXPECT_EQ(documents(graph, found), (Documents{{1, 2, 3, 4, 5}}));
    EXPECT_EQ(asked, 1);
    EXPECT_DOUBLE_EQ(found.clusters[0].members[0].similarity, 0.83);
    EXPECT_EQ(found.clusters[0].members[0].nearest, 1U);
}

TEST(Clusters, CountEqualUnitsAsMany) {
    const std::vector<Edge> edges = {
        edge(unit(1, 50), unit(2, 50), 100), edge(unit(1, 50), unit(3, 50), 100),
        edge(unit(1, 50), unit(4, 10), 90), edge(unit(4, 10), unit(5, 60), 95)};
    Graph graph(edges);
    const Clustering found = clustered(graph, 0.8, unlike);
    ASSERT_FALSE(found.clusters.empty());
    EXPECT_EQ(graph.units()[found.clusters[0].medoid].place.document, 4U);
    EXPECT_EQ(found.clusters[0].members.size(), 5U);
}

TEST(Clusters, OfEqualUnitsAloneTakeTheFirstAsMedoid) {
    const std::vector<Edge> edges = {edge(unit(3, 50), unit(8, 50), 100),
                                     edge(unit(3, 50), unit(5, 50), 100)};
    Graph graph(edges);
    const Clustering found = clustered(graph, 0.8, unlike);
    ASSERT_EQ(documents(graph, found), (Documents{{3, 5, 8}}));
    EXPECT_EQ(graph.units()[found.clusters[0].medoid].place.document, 3U);
    EXPECT_EQ(found.clusters[0].members[0].nearest, 1U);
    EXPECT_EQ(found.clusters[0].members[2].nearest, 0U);
}

TEST(Clusters, DropTheWorseOfTwoUnitsThatOverlap) {
    const Unit chapter = unit(1, 10, 0, 100);
    const Unit part = unit(1, 20, 10, 100);
    const Unit medoid = unit(2, 30);
    const std::vector<Edge> edges = {edge(chapter, medoid, 85), edge(part, medoid, 95),
                                     edge(medoid, unit(3, 40), 90)};
    Graph graph(edges);
    const Clustering found = clustered(graph, 0.8, unlike);
    ASSERT_EQ(documents(graph, found), (Documents{{1, 2, 3}}));
    EXPECT_EQ(graph.units()[found.clusters[0].members[0].unit], part);
    EXPECT_EQ(std::count(found.dropped.begin(), found.dropped.end(), true), 1);
}

TEST(Clusters, ReachWhatIsLikeTheMedoidThroughTheirMembers) {
    // A ring: each unit was compared with its neighbours alone, and all are alike.
    constexpr std::uint64_t count = 500;
    std::vector<Edge> edges;
    for (std::uint64_t i = 0; i < count; ++i)
        edges.push_back(edge(unit(i, i), unit((i + 1) % count, (i + 1) % count), 90));
    Graph graph(edges);
    const auto alike = [](const Unit&, const Unit&) { return 0.9; };
    const Clustering found = clustered(graph, 0.8, alike);
    ASSERT_EQ(found.clusters.size(), 1U);
    EXPECT_EQ(found.clusters[0].members.size(), count);
}

TEST(Clusters, OfAWeblikeComponentCostLinearlyManyComparisons) {
    constexpr std::uint64_t count = 3000;
    std::mt19937 random(9);
    std::vector<Edge> edges;
    for (std::uint64_t i = 0; i < count; ++i)
        for (int j = 0; j < 8; ++j) {
            const std::uint64_t other = random() % count;
            if (other != i) edges.push_back(edge(unit(i, i), unit(other, other), 80));
        }
    Graph graph(edges);
    std::uint64_t comparisons = 0;
    const auto count_and_refuse = [&](const Unit&, const Unit&) {
        ++comparisons;
        return 0.5;
    };
    EXPECT_FALSE(clustered(graph, 0.8, count_and_refuse).clusters.empty());
    EXPECT_LT(comparisons, 100 * count);
}

TEST(Clusters, AreTheSameForAnyOrderOfEdges) {
    std::mt19937 random(3);
    std::vector<Edge> edges;
    for (std::uint64_t i = 0; i < 60; ++i) {
        const std::uint64_t a = random() % 25;
        const std::uint64_t b = random() % 25;
        if (a != b) edges.push_back(edge(unit(a, a % 20), unit(b, b % 20), 80 + (a * b) % 20));
    }
    const auto ids = [&] {
        Graph graph(edges);
        std::vector<std::uint64_t> result;
        for (const Cluster& cluster : clustered(graph, 0.8, unlike).clusters)
            result.push_back(cluster.id);
        return result;
    };
    const auto expected = ids();
    ASSERT_FALSE(expected.empty());
    for (int turn = 0; turn < 20; ++turn) {
        std::shuffle(edges.begin(), edges.end(), random);
        for (Edge& any : edges)
            if (random() % 2 == 0) std::swap(any.a, any.b);
        EXPECT_EQ(ids(), expected) << "turn " << turn;
    }
}

TEST(Clusters, HaveIdsOfTheirContentNotOfTheirPlaces) {
    const auto id = [](std::uint64_t first, std::uint64_t second) {
        const std::vector<Edge> edges = {edge(unit(first, 10), unit(second, 20), 90)};
        Graph graph(edges);
        return clustered(graph, 0.8, unlike).clusters.at(0).id;
    };
    EXPECT_EQ(id(1, 2), id(77, 5));
}

TEST(Clusters, OfTenThousandEqualUnitsAreOne) {
    std::vector<Edge> edges;
    for (std::uint64_t i = 1; i < 10'000; ++i) edges.push_back(edge(unit(0, 7), unit(i, 7), 100));
    Graph graph(edges);
    const Clustering found = clustered(graph, 0.8, unlike);
    ASSERT_EQ(found.clusters.size(), 1U);
    EXPECT_EQ(found.clusters[0].members.size(), 10'000U);
}

}  // namespace
}  // namespace palimpsest::duplicates
