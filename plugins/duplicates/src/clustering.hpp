#pragma once

#include <functional>
#include <vector>

#include "graph.hpp"

namespace palimpsest::duplicates {

/// Units around one that stands for them.
struct Cluster {
    struct Member {
        std::size_t unit = 0;     ///< Index into graph.units().
        double similarity = 0;    ///< To the medoid; 1 for the medoid itself.
        std::size_t nearest = 0;  ///< Index into `members`: the one that is most alike.
    };

    std::size_t medoid = 0;       ///< Index into graph.units().
    std::vector<Member> members;  ///< Ascending by place; two or more, the medoid among them.
    std::uint64_t id = 0;         ///< A hash of the members' content.
};

struct Clustering {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::vector<Cluster> clusters;
    std::vector<std::size_t> cluster_of;  ///< For each unit its cluster, or none.
    std::vector<bool> dropped;            ///< For each unit: it overlaps a better member.
};

/// The Jaccard of two units, found out on their texts.
using Verify = std::function<double(const Unit&, const Unit&)>;

/// Cuts a component into clusters. A connected component only proposes: of its units the one with
/// the highest sum of similarities to the others becomes a medoid (ties: the smaller content, then
/// the smaller place), and those join it that are at least `threshold` like it; the rest goes
/// through the same again. So a chain of small changes does not end in one cluster. Units next to
/// the medoid have been compared with it; those next to its members are compared now, with
/// `verify`, until those that are unlike it are 64 and twice the members; what is found out goes
/// into `graph`. Members of one cluster never overlap: of two, the one stays that is more like the
/// medoid, then the longer, then the first. What is left alone belongs to no cluster.
[[nodiscard]] Clustering clustered(Graph& graph, double threshold, const Verify& verify);

}  // namespace palimpsest::duplicates
