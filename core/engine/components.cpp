#include "core/engine/components.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace palimpsest::core {
namespace {

std::pair<std::string_view, std::string_view> nodes_of(std::string_view key) {
    const auto first = static_cast<std::size_t>(from_big_endian(key));
    return {key.substr(8, first), key.substr(8 + first)};
}

/// Disjoint sets of numbers, each represented by its smallest.
class DisjointSets {
  public:
    explicit DisjointSets(std::size_t count) : parents_(count) {
        std::iota(parents_.begin(), parents_.end(), std::size_t{0});
    }
    std::size_t smallest(std::size_t i) {
        while (parents_[i] != i) {
            parents_[i] = parents_[parents_[i]];
            i = parents_[i];
        }
        return i;
    }
    void join(std::size_t a, std::size_t b) {
        const std::size_t first = smallest(a);
        const std::size_t second = smallest(b);
        parents_[std::max(first, second)] = std::min(first, second);
    }

  private:
    std::vector<std::size_t> parents_;
};

}  // namespace

std::string edge_key(std::string_view node_a, std::string_view node_b) {
    if (node_b < node_a) std::swap(node_a, node_b);
    std::string key = big_endian(node_a.size());
    key.append(node_a).append(node_b);
    return key;
}

RecordBuffer by_component(const RecordBuffer& edges) {
    std::vector<std::string_view> nodes;
    nodes.reserve(2 * edges.size());
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const auto [a, b] = nodes_of(edges[i].key);
        nodes.push_back(a);
        nodes.push_back(b);
    }
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    const auto index = [&](std::string_view node) {
        return static_cast<std::size_t>(std::lower_bound(nodes.begin(), nodes.end(), node) -
                                        nodes.begin());
    };
    DisjointSets sets(nodes.size());
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const auto [a, b] = nodes_of(edges[i].key);
        sets.join(index(a), index(b));
    }
    RecordBuffer components;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        RecordBuffer::View record = edges[i];
        record.key = nodes[sets.smallest(index(nodes_of(record.key).first))];
        components.add(record);
    }
    return components;
}

}  // namespace palimpsest::core
