#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "clustering.hpp"
#include "unit_text.hpp"

namespace palimpsest::duplicates {

/// Two members of a cluster, by their indices in it.
struct MemberPair {
    std::size_t a = 0;
    std::size_t b = 0;
    double similarity = 0;

    friend bool operator==(const MemberPair&, const MemberPair&) = default;
};

/// How the members of a cluster stand to each other. Members of equal content stand for one: only
/// the first of them is compared with others, and is the nearest of the rest.
struct Lineage {
    /// The most similar first (ties: by content, then by place); a < b.
    std::vector<MemberPair> similarities;
    /// Similarities that are known, but past the limit.
    std::uint64_t left_out = 0;
    /// A tree over all members: the copy b stands nearest to a, which is nearer the medoid. From
    /// the medoid outwards; of the members next to one the most similar first.
    std::vector<MemberPair> tree;
};

/// Reads the shingles of a unit.
using ReadText = std::function<std::shared_ptr<const UnitText>(const Unit&)>;

/// Of up to 500 members of different content with 2^24 shingles in all, all pairs are compared, and
/// the tree is the spanning tree of the highest sum of similarities (ties: by content). Beyond that
/// only the pairs in `graph` count, which join each member to the medoid.
/// `limit`: how many similarities are listed.
/// Cost: linear in the text of the members, and in the pairs. Threads: as `read`.
/// Source: Kruskal 1956.
[[nodiscard]] Lineage lineage(const Graph& graph, const Cluster& cluster, std::uint64_t limit,
                              const ReadText& read);

}  // namespace palimpsest::duplicates
