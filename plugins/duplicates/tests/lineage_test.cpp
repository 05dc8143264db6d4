#include "plugins/duplicates/src/lineage.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "plugins/duplicates/src/similarity_matrix.hpp"
#include "plugins/duplicates/tests/component.hpp"

namespace palimpsest::duplicates {
namespace {

using Sets = std::vector<std::vector<std::uint64_t>>;

/// Sets that share most of a common one.
Sets near_copies(std::size_t count, std::size_t size, std::uint32_t seed) {
    std::mt19937_64 random(seed);
    std::vector<std::uint64_t> common(size);
    for (auto& element : common) element = random();
    Sets sets;
    for (std::size_t i = 0; i < count; ++i) {
        auto& set = sets.emplace_back(common);
        for (auto& element : set)
            if (random() % 8 == 0) element = random() % 3 == 0 ? random() % 1000 : random();
        std::sort(set.begin(), set.end());
        set.erase(std::unique(set.begin(), set.end()), set.end());
    }
    return sets;
}

TEST(SimilarityMatrices, AgreeWithOverlapsOfPairs) {
    for (const std::size_t count : {1U, 2U, 7U, 60U}) {
        const Sets sets = near_copies(count, 700, static_cast<std::uint32_t>(count));
        const std::vector<std::span<const std::uint64_t>> views(sets.begin(), sets.end());
        const Eigen::MatrixXd matrix = similarity_matrix(views);
        for (std::size_t a = 0; a < count; ++a)
            for (std::size_t b = 0; b < count; ++b)
                EXPECT_EQ(matrix(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b)),
                          overlap(sets[a], sets[b]).similarity())
                    << a << ' ' << b << " of " << count;
    }
}

TEST(SimilarityMatrices, OfSetsThatShareNothingAreZero) {
    const Sets sets = {{1, 2}, {3}, {}};
    const std::vector<std::span<const std::uint64_t>> views(sets.begin(), sets.end());
    EXPECT_TRUE(pairs_of(similarity_matrix(views)).empty());
}

/// A cluster of one medoid whose units say the sets given.
class Family {
  public:
    /// Unit i stands in document i and says sets[contents[i]]; unit 0 is the medoid.
    Family(Sets sets, const std::vector<std::uint64_t>& contents) : sets_(std::move(sets)) {
        std::vector<Edge> edges;
        for (std::uint64_t i = 1; i < contents.size(); ++i) {
            const Overlap found = overlap(sets_[contents[0]], sets_[contents[i]]);
            edges.push_back({unit(0, contents[0]), unit(i, contents[i]), found, false});
        }
        graph.emplace(edges);
        for (std::size_t i = 0; i < graph->units().size(); ++i)
            cluster.members.push_back({i, 0, 0});
        std::sort(cluster.members.begin(), cluster.members.end(), [&](auto& a, auto& b) {
            return graph->units()[a.unit].place < graph->units()[b.unit].place;
        });
        cluster.medoid = cluster.members.front().unit;
    }

    Lineage found(std::uint64_t limit = 1'000'000) const {
        return lineage(*graph, cluster, limit, [&](const Unit& unit) {
            return std::make_shared<const UnitText>(UnitText{unit, sets_[unit.content.high]});
        });
    }

    std::optional<Graph> graph;
    Cluster cluster;

  private:
    Sets sets_;
};

TEST(Lineages, GoFromCopyToCopy) {
    // Each copy lost one element more than the one before; the medoid is the second.
    const Family family({{2, 3, 4, 5}, {1, 2, 3, 4, 5}, {3, 4, 5}, {4, 5}}, {0, 1, 2, 3});
    const Lineage found = family.found();
    EXPECT_EQ(found.tree, (std::vector<MemberPair>{{0, 1, 0.8}, {0, 2, 0.75}, {2, 3, 2.0 / 3}}));
    EXPECT_EQ(
        found.similarities,
        (std::vector<MemberPair>{
            {0, 1, 0.8}, {0, 2, 0.75}, {2, 3, 2.0 / 3}, {1, 2, 0.6}, {0, 3, 0.5}, {1, 3, 0.4}}));
}

TEST(Lineages, JoinEqualMembersToTheFirstOfThem) {
    const Family family({{1, 2, 3, 4}, {2, 3, 4}}, {0, 1, 0, 1, 0});
    const Lineage found = family.found();
    EXPECT_EQ(found.tree,
              (std::vector<MemberPair>{{0, 2, 1.0}, {0, 4, 1.0}, {0, 1, 0.75}, {1, 3, 1.0}}));
    EXPECT_EQ(found.similarities,
              (std::vector<MemberPair>{{0, 2, 1.0}, {0, 4, 1.0}, {1, 3, 1.0}, {0, 1, 0.75}}));
}

TEST(Lineages, KeepTheMostSimilarAndCountTheOthers) {
    const Family family({{1, 2, 3, 4}, {2, 3, 4}, {3, 4}}, {0, 1, 2});
    const Lineage found = family.found(1);
    EXPECT_EQ(found.similarities, (std::vector<MemberPair>{{0, 1, 0.75}}));
    EXPECT_EQ(found.left_out, 2U);
    EXPECT_EQ(found.tree.size(), 2U) << "the tree is always whole";
}

/// The sum of the heaviest spanning tree, found by adding the nearest node again and again.
double heaviest(const Sets& sets) {
    std::vector<double> near(sets.size(), -1);
    std::set<std::size_t> inside;
    double sum = 0;
    for (std::size_t node = 0; inside.size() < sets.size();) {
        inside.insert(node);
        for (std::size_t i = 0; i < sets.size(); ++i)
            near[i] = std::max(near[i], overlap(sets[node], sets[i]).similarity());
        double best = -1;
        for (std::size_t i = 0; i < sets.size(); ++i)
            if (!inside.contains(i) && near[i] > best) {
                best = near[i];
                node = i;
            }
        if (best >= 0) sum += best;
    }
    return sum;
}

TEST(Lineages, AreTheHeaviestTrees) {
    for (std::uint32_t seed = 1; seed < 6; ++seed) {
        const Sets sets = near_copies(40, 200, seed);
        std::vector<std::uint64_t> contents(sets.size());
        for (std::uint64_t i = 0; i < contents.size(); ++i) contents[i] = i;
        const Lineage found = Family(sets, contents).found();
        ASSERT_EQ(found.tree.size(), sets.size() - 1) << "seed " << seed;
        double sum = 0;
        std::set<std::size_t> reached = {0};
        for (const MemberPair& edge : found.tree) {
            sum += edge.similarity;
            EXPECT_TRUE(reached.contains(edge.a)) << "from the medoid outwards";
            EXPECT_TRUE(reached.insert(edge.b).second);
        }
        EXPECT_NEAR(sum, heaviest(sets), 1e-9) << "seed " << seed;
    }
}

TEST(Lineages, OfMoreThanFiveHundredUseWhatIsKnown) {
    const Sets sets = near_copies(most_compared_sets + 1, 50, 3);
    std::vector<std::uint64_t> contents(sets.size());
    for (std::uint64_t i = 0; i < contents.size(); ++i) contents[i] = i;
    const Lineage found = Family(sets, contents).found();
    EXPECT_EQ(found.tree.size(), sets.size() - 1);
    EXPECT_EQ(found.similarities.size(), sets.size() - 1) << "all edges led to the medoid";
    for (const MemberPair& edge : found.tree) EXPECT_EQ(edge.a, 0U);
}

TEST(Lineages, OfTenThousandEqualMembersStayFew) {
    const Family family({{1, 2, 3}}, std::vector<std::uint64_t>(10'000, 0));
    const Lineage found = family.found(100);
    EXPECT_EQ(found.tree.size(), 9'999U);
    EXPECT_EQ(found.similarities.size(), 100U);
    EXPECT_EQ(found.left_out, 9'899U);
}

}  // namespace
}  // namespace palimpsest::duplicates
