#include "partners.hpp"

#include <algorithm>
#include <map>

namespace palimpsest::duplicates {

Partners::Partners(const Graph& graph, const Clustering& clustering) : graph_(graph) {
    present_.resize(graph.class_count());
    for (std::size_t unit = 0; unit < graph.units().size(); ++unit)
        if (!clustering.dropped[unit]) present_[graph.class_of(unit)].push_back(unit);
    for (std::size_t c = 0; c < graph.class_count(); ++c) {
        auto& links = by_similarity_.emplace_back(graph.links(c).begin(), graph.links(c).end());
        std::stable_sort(links.begin(), links.end(),
                         [](const auto& a, const auto& b) { return a.similarity > b.similarity; });
    }
}

template <class Find>
std::optional<Partner> Partners::nearest(std::size_t unit, Find find) const {
    const std::size_t own = graph_.class_of(unit);
    if (const auto found = find(own)) return Partner{*found, 1.0};
    for (const Graph::Link& link : by_similarity_[own])
        if (const auto found = find(link.to)) return Partner{*found, link.similarity};
    return std::nullopt;
}

std::optional<Partner> Partners::elsewhere(std::size_t unit) const {
    return nearest(unit, [&](std::size_t a_class) {
        return first_elsewhere(a_class, graph_.units()[unit].place.document);
    });
}

std::optional<Partner> Partners::in_own_document(std::size_t unit) const {
    return nearest(unit, [&](std::size_t a_class) {
        return first_inside(a_class, graph_.units()[unit].place);
    });
}

std::optional<std::size_t> Partners::first_elsewhere(std::size_t a_class,
                                                     std::uint64_t document) const {
    const auto& units = present_[a_class];
    if (units.empty()) return std::nullopt;
    if (graph_.units()[units.front()].place.document != document) return units.front();
    const auto after = std::partition_point(units.begin(), units.end(), [&](std::size_t unit) {
        return graph_.units()[unit].place.document <= document;
    });
    if (after == units.end()) return std::nullopt;
    return *after;
}

std::optional<std::size_t> Partners::first_inside(std::size_t a_class, const Place& place) const {
    const auto& units = present_[a_class];
    auto unit = std::partition_point(units.begin(), units.end(), [&](std::size_t other) {
        return graph_.units()[other].place.document < place.document;
    });
    for (; unit != units.end(); ++unit) {
        const Place& other = graph_.units()[*unit].place;
        if (other.document != place.document) break;
        if (!overlaps(other, place)) return *unit;
    }
    return std::nullopt;
}

namespace {

/// Two classes, or one and itself, and how alike they are.
struct ClassPair {
    std::size_t a = 0;
    std::size_t b = 0;
    double similarity = 0;
};

std::vector<ClassPair> class_pairs(const Graph& graph) {
    std::vector<ClassPair> pairs;
    for (std::size_t c = 0; c < graph.class_count(); ++c) {
        if (graph.size_of(c) > 1) pairs.push_back({c, c, 1.0});
        for (const Graph::Link& link : graph.links(c))
            if (link.to > c) pairs.push_back({c, link.to, link.similarity});
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const ClassPair& a, const ClassPair& b) {
        return a.similarity > b.similarity;
    });
    return pairs;
}

/// Lists pairs of units, `limit` for each cluster.
class Lister {
  public:
    Lister(const Graph& graph, const Clustering& clustering, std::uint64_t limit)
        : graph_(graph), clustering_(clustering), limit_(limit) {}

    void add(const ClassPair& pair) {
        // Most classes have few units; where both have very many, looking at all of their pairs
        // only to count them would be quadratic.
        std::uint64_t looked_at = 0;
        const std::uint64_t all = pair_count(pair);
        const std::uint64_t most = 4 * limit_ + graph_.size_of(pair.a) + graph_.size_of(pair.b);
        for (std::size_t a = graph_.begin_of(pair.a); a < graph_.begin_of(pair.a + 1); ++a) {
            const std::size_t first = pair.a == pair.b ? a + 1 : graph_.begin_of(pair.b);
            for (std::size_t b = first; b < graph_.begin_of(pair.b + 1); ++b) {
                if (looked_at == most) {
                    result_.left_out += all - looked_at;
                    return;
                }
                ++looked_at;
                add(a, b, pair.similarity);
            }
        }
    }

    PairList result() && { return std::move(result_); }

  private:
    std::uint64_t pair_count(const ClassPair& pair) const {
        const std::uint64_t a = graph_.size_of(pair.a);
        return pair.a == pair.b ? a * (a - 1) / 2 : a * graph_.size_of(pair.b);
    }

    void add(std::size_t a, std::size_t b, double similarity) {
        if (clustering_.dropped[a] || clustering_.dropped[b]) return;
        if (overlaps(graph_.units()[a].place, graph_.units()[b].place)) return;
        const std::size_t cluster = clustering_.cluster_of[a] == clustering_.cluster_of[b]
                                        ? clustering_.cluster_of[a]
                                        : Clustering::none;
        if (listed_[cluster] == limit_) {
            ++result_.left_out;
            return;
        }
        ++listed_[cluster];
        if (graph_.units()[b].place < graph_.units()[a].place) std::swap(a, b);
        result_.pairs.push_back({a, b, similarity, cluster});
    }

    const Graph& graph_;
    const Clustering& clustering_;
    std::uint64_t limit_;
    std::map<std::size_t, std::uint64_t> listed_;
    PairList result_;
};

}  // namespace

PairList listed_pairs(const Graph& graph, const Clustering& clustering, std::uint64_t limit) {
    Lister lister(graph, clustering, limit);
    for (const ClassPair& pair : class_pairs(graph)) lister.add(pair);
    return std::move(lister).result();
}

}  // namespace palimpsest::duplicates
