#include "nesting.hpp"

#include <algorithm>
#include <map>

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

}  // namespace

std::vector<std::uint8_t> subsumed(std::span<const Match> matches) {
    std::vector<Place> places;
    std::map<std::pair<Place, Place>, std::size_t> index;
    for (std::size_t i = 0; i < matches.size(); ++i) {
        places.push_back(matches[i].a);
        places.push_back(matches[i].b);
        index.emplace(std::pair(matches[i].a, matches[i].b), i);
    }
    const Around around = places_around(std::move(places));
    std::vector<std::uint8_t> result(matches.size(), 0);
    for (std::size_t i = 0; i < matches.size(); ++i) {
        for (const Place& a : around.at(matches[i].a)) {
            for (const Place& b : around.at(matches[i].b)) {
                const auto found = index.find(std::pair(a, b));
                if (found == index.end() || found->second == i) continue;
                const bool shares_unit = a == matches[i].a || b == matches[i].b;
                const bool longer_wins =
                    !shares_unit || matches[found->second].similarity >= matches[i].similarity;
                result[longer_wins ? i : found->second] = 1;
            }
        }
    }
    return result;
}

}  // namespace palimpsest::duplicates
