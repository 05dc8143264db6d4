#include "core/engine/components.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace palimpsest::core {
namespace {

using Edge = std::pair<std::string, std::string>;

RecordBuffer buffer_of(const std::vector<Edge>& edges) {
    RecordBuffer buffer;
    for (std::size_t i = 0; i < edges.size(); ++i)
        buffer.add(edge_key(edges[i].first, edges[i].second), std::to_string(i), nullptr, 0);
    return buffer;
}

/// The smallest node of each node's component, by spreading until nothing changes.
std::map<std::string, std::string> slow_components(const std::vector<Edge>& edges) {
    std::map<std::string, std::string> smallest;
    for (const auto& [a, b] : edges) {
        smallest[a] = a;
        smallest[b] = b;
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto& [a, b] : edges) {
            const std::string least = std::min(smallest[a], smallest[b]);
            changed = changed || smallest[a] != least || smallest[b] != least;
            smallest[a] = smallest[b] = least;
        }
    }
    return smallest;
}

TEST(ByComponent, AgreesWithASlowSearchOnRandomGraphs) {
    std::mt19937 random(4);
    for (int round = 0; round < 300; ++round) {
        SCOPED_TRACE(round);
        const std::size_t nodes = random() % 30 + 1;
        std::vector<Edge> edges(random() % 40);
        // Names of different lengths, which are prefixes of each other: 1, 11, 111, 2, 22, ...
        const auto name = [&] {
            const auto i = static_cast<std::size_t>(random() % nodes);
            return std::string(i % 3 + 1, static_cast<char>('1' + i / 3));
        };
        for (auto& [a, b] : edges) {
            a = name();
            b = name();
        }
        const RecordBuffer components = by_component(buffer_of(edges));
        const auto expected = slow_components(edges);
        ASSERT_EQ(components.size(), edges.size());
        std::set<std::string> seen;
        for (std::size_t i = 0; i < components.size(); ++i) {
            const auto edge = std::stoul(std::string(components[i].value));
            EXPECT_EQ(components[i].key, expected.at(edges[edge].first));
            seen.emplace(components[i].value);
        }
        EXPECT_EQ(seen.size(), edges.size());
    }
}

TEST(ByComponent, TakesNodesOnTheirOwnAndEmptyNames) {
    const RecordBuffer components = by_component(buffer_of({{"b", "b"}, {"", "c"}, {"a", "c"}}));
    ASSERT_EQ(components.size(), 3u);
    EXPECT_EQ(components[0].key, "b");
    EXPECT_EQ(components[1].key, "");
    EXPECT_EQ(components[2].key, "");
}

TEST(EdgeKey, IsTheSameForBothDirections) {
    EXPECT_EQ(edge_key("a", "bc"), edge_key("bc", "a"));
    EXPECT_NE(edge_key("a", "bc"), edge_key("ab", "c"));
}

}  // namespace
}  // namespace palimpsest::core
