#include "core/engine/components.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "core/engine/test_records.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

using Edge = std::pair<std::string, std::string>;

/// Every edge's value, which is its place among the edges, under its component's key.
std::vector<PlainRecord> components_of(const std::vector<Edge>& edges, std::uint64_t budget) {
    TestExchange test(budget);
    auto exchange = test.make();
    RecordBuffer buffer;
    std::string key;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        write_edge_key(edges[i].first, edges[i].second, key);
        const std::uint64_t document = i;
        buffer.add(key, std::to_string(i), &document, 1);
    }
    exchange->add(buffer);
    exchange->seal(Exchange::Access::in_pieces);
    return all_of(*by_component(test.memory, std::move(exchange), "edges"));
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
        const auto expected = slow_components(edges);
        for (const std::uint64_t budget : {2u << 10, 1u << 20}) {
            const auto components = components_of(edges, budget);
            ASSERT_EQ(components.size(), edges.size());
            EXPECT_TRUE(std::is_sorted(components.begin(), components.end(), contract_order));
            std::set<std::uint64_t> seen;
            for (const auto& [key, value, documents] : components) {
                const auto edge = std::stoul(value);
                EXPECT_EQ(key, expected.at(edges[edge].first));
                EXPECT_EQ(documents, std::vector<std::uint64_t>{edge});
                seen.insert(edge);
            }
            EXPECT_EQ(seen.size(), edges.size());
        }
    }
}

TEST(ByComponent, TakesNodesOnTheirOwnAndEmptyNames) {
    const auto components = components_of({{"b", "b"}, {"", "c"}, {"a", "c"}}, 1 << 20);
    ASSERT_EQ(components.size(), 3u);
    EXPECT_EQ(std::get<0>(components[0]), "");
    EXPECT_EQ(std::get<0>(components[1]), "");
    EXPECT_EQ(std::get<0>(components[2]), "b");
}

TEST(ByComponent, TakesALongChainOnTheDisk) {
    std::vector<Edge> edges;
    for (int i = 1; i < 5000; ++i)
        edges.emplace_back("node" + std::to_string(i * 7919 % 5000),
                           "node" + std::to_string((i - 1) * 7919 % 5000));
    for (const auto& [key, value, documents] : components_of(edges, 256 << 10))
        ASSERT_EQ(key, "node0");
}

TEST(ByComponent, SaysWhenThereAreTooManyNodes) {
    std::vector<Edge> edges;
    for (int i = 0; i < 1000; ++i) edges.emplace_back(std::to_string(i), "x");
    try {
        components_of(edges, 16 << 10);
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(),
                     "the run's edges join 1001 nodes into components, which needs more memory "
                     "than the budget leaves; run again with --memory 1M or more, or fewer "
                     "documents (--limit)");
    }
}

TEST(EdgeKey, IsTheSameForBothDirections) {
    const auto edge_key = [](std::string_view a, std::string_view b) {
        std::string key;
        write_edge_key(a, b, key);
        return key;
    };
    EXPECT_EQ(edge_key("a", "bc"), edge_key("bc", "a"));
    EXPECT_NE(edge_key("a", "bc"), edge_key("ab", "c"));
}

}  // namespace
}  // namespace palimpsest::core
