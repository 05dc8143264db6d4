#include "clustering.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace palimpsest::duplicates {
namespace {

using Classes = std::vector<std::size_t>;

/// How many units that turn out to be unlike the medoid are looked at, beside two for each member.
/// Without a limit, a large component of many small clusters would cost its size squared.
constexpr std::size_t patience = 64;

/// Chooses medoids and what joins them, class by class.
class Assignment {
  public:
    Assignment(Graph& graph, double threshold, const Verify& verify)
        : graph_(graph),
          threshold_(threshold),
          verify_(verify),
          free_(graph.class_count(), true),
          scores_(graph.class_count(), 0) {
        for (std::size_t c = 0; c < graph_.class_count(); ++c) {
            scores_[c] = score(c);
            queue_.emplace(-scores_[c], c);
        }
    }

    /// The classes of the next cluster, the medoid's first; empty when all is done.
    Classes next() {
        if (queue_.empty()) return {};
        const std::size_t medoid = queue_.begin()->second;
        if (scores_[medoid] <= 0) return {};
        const Classes members = joined(medoid);
        for (const std::size_t member : members) {
            free_[member] = false;
            queue_.erase({-scores_[member], member});
        }
        std::set<std::size_t> touched;
        for (const std::size_t member : members)
            for (const Graph::Link& link : graph_.links(member))
                if (free_[link.to]) touched.insert(link.to);
        for (const std::size_t c : touched) {
            queue_.erase({-scores_[c], c});
            scores_[c] = score(c);
            queue_.emplace(-scores_[c], c);
        }
        return members;
    }

  private:
    /// The sum of the similarities of one unit of the class to all free units but itself, added up
    /// in the order of classes.
    double score(std::size_t c) const {
        double sum = static_cast<double>(graph_.size_of(c) - 1);
        for (const Graph::Link& link : graph_.links(c))
            if (free_[link.to])
                sum += static_cast<double>(graph_.size_of(link.to)) * link.similarity;
        return sum;
    }

    /// The medoid and what is like it, found by going from member to member.
    Classes joined(std::size_t medoid) {
        Classes members = {medoid};
        std::set<std::size_t> seen = {medoid};
        std::size_t failures = 0;
        for (std::size_t i = 0; i < members.size(); ++i) {
            // Joining adds links, so that they are looked at in a copy.
            const auto links = graph_.links(members[i]);
            const std::vector<Graph::Link> near(links.begin(), links.end());
            for (const Graph::Link& link : near) {
                if (failures > patience + 2 * members.size()) return members;
                if (!free_[link.to] || !seen.insert(link.to).second) continue;
                if (belongs(medoid, link.to))
                    members.push_back(link.to);
                else
                    ++failures;
            }
        }
        return members;
    }

    bool belongs(std::size_t medoid, std::size_t candidate) {
        if (const auto known = graph_.similarity(medoid, candidate)) return *known >= threshold_;
        const double found = verify_(graph_.first_of(medoid), graph_.first_of(candidate));
        if (found < threshold_) return false;
        graph_.connect(medoid, candidate, found);
        return true;
    }

    Graph& graph_;
    double threshold_;
    const Verify& verify_;
    std::vector<bool> free_;
    std::vector<double> scores_;
    std::set<std::pair<double, std::size_t>> queue_;  // The highest score first.
};

/// Members of a cluster whose units do not overlap; the others are marked as dropped.
std::vector<Cluster::Member> members_of(const Graph& graph, const Classes& classes,
                                        std::vector<bool>& dropped) {
    std::vector<Cluster::Member> members;
    for (const std::size_t c : classes)
        for (std::size_t unit = graph.begin_of(c); unit < graph.begin_of(c + 1); ++unit)
            members.push_back({unit, *graph.similarity(classes.front(), c), 0});
    const auto place = [&](const Cluster::Member& member) -> const Place& {
        return graph.units()[member.unit].place;
    };
    std::sort(members.begin(), members.end(), [&](const auto& a, const auto& b) {
        if (a.similarity != b.similarity) return a.similarity > b.similarity;
        if (place(a).size() != place(b).size()) return place(a).size() > place(b).size();
        return place(a) < place(b);
    });
    std::set<Place> kept;  // Without overlaps, so that only the neighbours of a place can reach it.
    std::erase_if(members, [&](const Cluster::Member& member) {
        const auto after = kept.lower_bound(place(member));
        const bool hit = (after != kept.end() && overlaps(*after, place(member))) ||
                         (after != kept.begin() && overlaps(*std::prev(after), place(member)));
        if (hit)
            dropped[member.unit] = true;
        else
            kept.insert(place(member));
        return hit;
    });
    std::sort(members.begin(), members.end(),
              [&](const auto& a, const auto& b) { return place(a) < place(b); });
    return members;
}

/// Sets `nearest` of all members: one of equal content, or else of the class that is most alike
/// (ties: the smaller content); of several units the first by place.
void find_nearest(const Graph& graph, std::vector<Cluster::Member>& members) {
    std::map<std::size_t, std::vector<std::size_t>> by_class;
    for (std::size_t i = 0; i < members.size(); ++i)
        by_class[graph.class_of(members[i].unit)].push_back(i);
    for (const auto& [own, mates] : by_class) {
        std::size_t other = mates.front();
        double best = -1;
        for (const Graph::Link& link : graph.links(own)) {
            const auto found = by_class.find(link.to);
            if (found == by_class.end() || link.similarity <= best) continue;
            best = link.similarity;
            other = found->second.front();
        }
        for (const std::size_t i : mates) {
            if (mates.size() > 1)
                members[i].nearest = mates.front() == i ? mates[1] : mates.front();
            else
                members[i].nearest = other;
        }
    }
}

std::uint64_t id_of(const Graph& graph, const std::vector<Cluster::Member>& members) {
    std::vector<Content> contents;
    for (const auto& member : members) contents.push_back(graph.units()[member.unit].content);
    std::sort(contents.begin(), contents.end());
    return XXH3_64bits(contents.data(), contents.size() * sizeof(Content));
}

}  // namespace

Clustering clustered(Graph& graph, double threshold, const Verify& verify) {
    Clustering result;
    result.cluster_of.assign(graph.units().size(), Clustering::none);
    result.dropped.assign(graph.units().size(), false);
    Assignment assignment(graph, threshold, verify);
    for (Classes classes = assignment.next(); !classes.empty(); classes = assignment.next()) {
        Cluster cluster;
        cluster.members = members_of(graph, classes, result.dropped);
        if (cluster.members.size() < 2) continue;
        const auto medoid = std::find_if(cluster.members.begin(), cluster.members.end(),
                                         [&](const Cluster::Member& member) {
                                             return graph.class_of(member.unit) == classes.front();
                                         });
        cluster.medoid = medoid->unit;
        find_nearest(graph, cluster.members);
        cluster.id = id_of(graph, cluster.members);
        for (const auto& member : cluster.members)
            result.cluster_of[member.unit] = result.clusters.size();
        result.clusters.push_back(std::move(cluster));
    }
    return result;
}

}  // namespace palimpsest::duplicates
