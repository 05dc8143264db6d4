#include "nesting.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace palimpsest::duplicates {
namespace {

constexpr std::size_t most_around = 16;

using Around = std::map<Place, std::vector<Place>>;

/// For each place, itself and the places that contain it, the nearest first.
Around places_around(std::vector<Place> places) {
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        if (a.document != b.document) return a.document < b.document;
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    places.erase(std::unique(places.begin(), places.end()), places.end());
    Around around;
    std::vector<Place> open;
    for (const Place& place : places) {
        std::erase_if(open, [&](const Place& before) {
            return before.document != place.document || before.end <= place.begin;
        });
        std::vector<Place>& list = around[place];
        list.push_back(place);
        for (auto outer = open.rbegin(); outer != open.rend() && list.size() <= most_around;
             ++outer)
            if (outer->end >= place.end) list.push_back(*outer);
        open.push_back(place);
        if (open.size() > 4 * most_around) open.erase(open.begin());
    }
    return around;
}

/// Finds out how matches stand to those of units around theirs.
class Comparison {
  public:
    explicit Comparison(std::span<const Match> matches)
        : matches_(matches), ranks_(matches.size()), standing_(matches.size(), Standing::news) {
        std::vector<Place> places;
        for (std::size_t i = 0; i < matches.size(); ++i) {
            places.push_back(matches[i].a);
            places.push_back(matches[i].b);
            index_.emplace(std::pair(matches[i].a, matches[i].b), i);
        }
        around_ = places_around(std::move(places));
    }

    std::vector<Standing> standings() && {
        const std::vector<std::size_t> order = best_first();
        for (std::size_t rank = 0; rank < order.size(); ++rank) ranks_[order[rank]] = rank;
        for (const std::size_t i : order) find_rivals(i);
        for (const std::size_t i : order) find_whole(i);
        return std::move(standing_);
    }

  private:
    std::vector<std::size_t> best_first() const {
        std::vector<std::size_t> order(matches_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
            const Match& a = matches_[i];
            const Match& b = matches_[j];
            if (a.similarity != b.similarity) return a.similarity > b.similarity;
            const std::uint64_t size_a = a.a.size() + a.b.size();
            const std::uint64_t size_b = b.a.size() + b.b.size();
            if (size_a != size_b) return size_a > size_b;
            return std::tie(a.a, a.b) < std::tie(b.a, b.b);
        });
        return order;
    }

    /// Calls `use(j, shares_unit)` for each match j whose units contain those of match i.
    template <class Use>
    void for_each_around(std::size_t i, Use use) const {
        for (const Place& a : around_.at(matches_[i].a))
            for (const Place& b : around_.at(matches_[i].b)) {
                const auto found = index_.find(std::pair(a, b));
                if (found != index_.end() && found->second != i)
                    use(found->second, a == matches_[i].a || b == matches_[i].b);
            }
    }

    /// The better of two rivals is looked at first, so that a rival of another beats none.
    void find_rivals(std::size_t i) {
        for_each_around(i, [&](std::size_t longer, bool shares_unit) {
            if (shares_unit && ranks_[longer] < ranks_[i] && standing_[longer] != Standing::rival)
                standing_[i] = Standing::rival;
        });
        if (standing_[i] == Standing::rival) return;
        for_each_around(i, [&](std::size_t longer, bool shares_unit) {
            if (shares_unit && ranks_[longer] > ranks_[i]) standing_[longer] = Standing::rival;
        });
    }

    void find_whole(std::size_t i) {
        if (standing_[i] == Standing::rival) return;
        for_each_around(i, [&](std::size_t longer, bool shares_unit) {
            if (!shares_unit && standing_[longer] != Standing::rival) standing_[i] = Standing::part;
        });
    }

    std::span<const Match> matches_;
    std::map<std::pair<Place, Place>, std::size_t> index_;
    Around around_;
    std::vector<std::size_t> ranks_;
    std::vector<Standing> standing_;
};

}  // namespace

std::vector<Standing> standings(std::span<const Match> matches) {
    return Comparison(matches).standings();
}

}  // namespace palimpsest::duplicates
