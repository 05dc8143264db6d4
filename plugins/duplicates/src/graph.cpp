#include "graph.hpp"

#include <algorithm>
#include <tuple>

namespace palimpsest::duplicates {
namespace {

bool before(const Unit& a, const Unit& b) {
    return std::tie(a.content, a.place) < std::tie(b.content, b.place);
}

}  // namespace

Graph::Graph(std::span<const Edge> edges) {
    for (const Edge& edge : edges) {
        units_.push_back(edge.a);
        units_.push_back(edge.b);
    }
    std::sort(units_.begin(), units_.end(), before);
    units_.erase(std::unique(units_.begin(), units_.end()), units_.end());
    for (std::size_t i = 0; i < units_.size(); ++i) {
        if (i == 0 || units_[i].content != units_[i - 1].content) begins_.push_back(i);
        class_of_.push_back(begins_.size() - 1);
    }
    begins_.push_back(units_.size());
    links_.resize(class_count());
    for (const Edge& edge : edges)
        connect(class_of_[index_of(edge.a)], class_of_[index_of(edge.b)],
                edge.overlap.similarity());
}

std::size_t Graph::index_of(const Unit& unit) const {
    const auto found = std::lower_bound(units_.begin(), units_.end(), unit, before);
    return static_cast<std::size_t>(found - units_.begin());
}

std::optional<double> Graph::similarity(std::size_t a, std::size_t b) const {
    if (a == b) return 1.0;
    const auto& links = links_[a];
    const auto found =
        std::lower_bound(links.begin(), links.end(), b,
                         [](const Link& link, std::size_t to) { return link.to < to; });
    if (found == links.end() || found->to != b) return std::nullopt;
    return found->similarity;
}

void Graph::connect(std::size_t a, std::size_t b, double similarity) {
    if (a == b) return;
    insert(a, {b, similarity});
    insert(b, {a, similarity});
}

void Graph::insert(std::size_t from, Link link) {
    auto& links = links_[from];
    const auto place =
        std::lower_bound(links.begin(), links.end(), link.to,
                         [](const Link& other, std::size_t to) { return other.to < to; });
    if (place == links.end() || place->to != link.to) links.insert(place, link);
}

}  // namespace palimpsest::duplicates
