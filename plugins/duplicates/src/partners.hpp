#pragma once

#include <optional>

#include "clustering.hpp"

namespace palimpsest::duplicates {

/// The unit that another is nearest to.
struct Partner {
    std::size_t unit = 0;  ///< Index into graph.units().
    double similarity = 0;
};

/// Finds partners among all verified matches of a component, whatever the clusters: equal content
/// first, then by similarity, ties by content; of units of equal content the first by place.
/// Dropped units are no partners. Lifetime: needs graph and clustering alive.
class Partners {
  public:
    Partners(const Graph& graph, const Clustering& clustering);

    /// The nearest in another document.
    [[nodiscard]] std::optional<Partner> elsewhere(std::size_t unit) const;
    /// The nearest in the unit's own document, which never overlaps it.
    [[nodiscard]] std::optional<Partner> in_own_document(std::size_t unit) const;

  private:
    template <class Find>
    std::optional<Partner> nearest(std::size_t unit, Find find) const;
    std::optional<std::size_t> first_elsewhere(std::size_t a_class, std::uint64_t document) const;
    std::optional<std::size_t> first_inside(std::size_t a_class, const Place& place) const;

    const Graph& graph_;
    std::vector<std::vector<std::size_t>> present_;  // Units of each class, ascending by place.
    std::vector<std::vector<Graph::Link>> by_similarity_;  // The most alike first.
};

/// A verified match as it is listed.
struct ListedPair {
    std::size_t a = 0;  ///< Indices into graph.units(); a's place is the smaller.
    std::size_t b = 0;
    double similarity = 0;
    std::size_t cluster = Clustering::none;  ///< Where both belong to one.
};

struct PairList {
    std::vector<ListedPair> pairs;
    std::uint64_t left_out = 0;  ///< Pairs past the limit.
};

/// The pairs of a component: of each cluster, and of what lies between clusters, the `limit` most
/// similar (ties: by content, then by place). Units that are dropped or overlap are no pair.
[[nodiscard]] PairList listed_pairs(const Graph& graph, const Clustering& clustering,
                                    std::uint64_t limit);

}  // namespace palimpsest::duplicates
