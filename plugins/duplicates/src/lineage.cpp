#include "lineage.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "similarity_matrix.hpp"

namespace palimpsest::duplicates {
namespace {

bool better(const Likeness& x, const Likeness& y) {
    return std::tuple(-x.similarity, x.a, x.b) < std::tuple(-y.similarity, y.a, y.b);
}

/// The members of a cluster by content: node i are the members of one class, ascending by place;
/// nodes are ascending by content.
struct Nodes {
    std::vector<std::size_t> classes;
    std::vector<std::vector<std::size_t>> members;
    std::size_t root = 0;  ///< That of the medoid.

    Nodes(const Graph& graph, const Cluster& cluster) {
        std::vector<std::pair<std::size_t, std::size_t>> by_class;
        for (std::size_t i = 0; i < cluster.members.size(); ++i)
            by_class.emplace_back(graph.class_of(cluster.members[i].unit), i);
        std::sort(by_class.begin(), by_class.end());
        for (const auto& [a_class, member] : by_class) {
            if (classes.empty() || classes.back() != a_class) {
                classes.push_back(a_class);
                members.emplace_back();
            }
            members.back().push_back(member);
        }
        const auto medoid =
            std::lower_bound(classes.begin(), classes.end(), graph.class_of(cluster.medoid));
        root = static_cast<std::size_t>(medoid - classes.begin());
    }
};

/// All pairs, or nothing where that would be too many.
std::optional<std::vector<Likeness>> all_pairs(const Graph& graph, const Nodes& nodes,
                                               const ReadText& read) {
    if (nodes.classes.size() > most_compared_sets) return std::nullopt;
    std::vector<std::shared_ptr<const UnitText>> texts;
    std::vector<std::span<const std::uint64_t>> sets;
    std::uint64_t elements = 0;
    for (const std::size_t a_class : nodes.classes) {
        texts.push_back(read(graph.first_of(a_class)));
        sets.emplace_back(texts.back()->shingles);
        elements += sets.back().size();
        if (elements > most_compared_elements) return std::nullopt;
    }
    return pairs_of(similarity_matrix(sets));
}

/// The edges of the spanning forest with the highest sum. `pairs`: the best first.
std::vector<Likeness> spanning_forest(std::size_t nodes, const std::vector<Likeness>& pairs) {
    std::vector<std::size_t> parent(nodes);
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    const auto top = [&](std::size_t node) {
        while (parent[node] != node) node = parent[node] = parent[parent[node]];
        return node;
    };
    std::vector<Likeness> forest;
    for (const Likeness& pair : pairs) {
        const std::size_t a = top(pair.a);
        const std::size_t b = top(pair.b);
        if (a == b) continue;
        parent[std::max(a, b)] = std::min(a, b);
        forest.push_back(pair);
    }
    return forest;
}

/// Goes through the tree from its root, node by node, and notes who stands next to whom.
std::vector<MemberPair> outwards(const Nodes& nodes, const std::vector<Likeness>& tree) {
    std::vector<std::vector<Likeness>> next_to(nodes.classes.size());
    for (const Likeness& edge : tree) {
        next_to[edge.a].push_back(edge);
        next_to[edge.b].push_back({edge.b, edge.a, edge.similarity});
    }
    std::vector<MemberPair> result;
    std::vector<bool> seen(nodes.classes.size(), false);
    std::vector<std::size_t> queue = {nodes.root};
    seen[nodes.root] = true;
    for (std::size_t i = 0; i < queue.size(); ++i) {
        const auto& own = nodes.members[queue[i]];
        for (std::size_t member = 1; member < own.size(); ++member)
            result.push_back({own.front(), own[member], 1.0});
        for (const Likeness& edge : next_to[queue[i]]) {
            if (seen[edge.b]) continue;
            seen[edge.b] = true;
            queue.push_back(edge.b);
            result.push_back({own.front(), nodes.members[edge.b].front(), edge.similarity});
        }
    }
    return result;
}

/// Puts equal members and the pairs of nodes into one list.
void list(const Nodes& nodes, std::vector<Likeness> pairs, std::uint64_t limit, Lineage& result) {
    struct Listed {
        Likeness nodes;
        MemberPair members;
    };
    std::vector<Listed> listed;
    for (std::size_t node = 0; node < nodes.members.size(); ++node)
        for (const std::size_t member : std::span(nodes.members[node]).subspan(1))
            listed.push_back({{node, node, 1.0}, {nodes.members[node].front(), member, 1.0}});
    for (const Likeness& pair : pairs) {
        const auto [a, b] =
            std::minmax(nodes.members[pair.a].front(), nodes.members[pair.b].front());
        listed.push_back({pair, {a, b, pair.similarity}});
    }
    std::stable_sort(listed.begin(), listed.end(),
                     [](const Listed& x, const Listed& y) { return better(x.nodes, y.nodes); });
    const auto kept = std::min<std::uint64_t>(limit, listed.size());
    for (std::size_t i = 0; i < kept; ++i) result.similarities.push_back(listed[i].members);
    result.left_out = listed.size() - kept;
}

}  // namespace

Lineage lineage(const Graph& graph, const Cluster& cluster, std::uint64_t limit,
                const ReadText& read) {
    const Nodes nodes(graph, cluster);
    auto pairs = all_pairs(graph, nodes, read);
    if (!pairs) pairs = pairs_of(known_similarities(graph, nodes.classes));
    std::sort(pairs->begin(), pairs->end(), better);
    Lineage result;
    result.tree = outwards(nodes, spanning_forest(nodes.classes.size(), *pairs));
    list(nodes, std::move(*pairs), limit, result);
    return result;
}

}  // namespace palimpsest::duplicates
