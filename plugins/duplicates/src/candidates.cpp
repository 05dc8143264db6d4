#include "candidates.hpp"

#include <algorithm>

namespace palimpsest::duplicates {
namespace {

void add(Candidates& result, const Place& a, const Place& b) {
    if (overlaps(a, b)) return;
    result.pairs.emplace_back(std::min(a, b), std::max(a, b));
}

}  // namespace

Candidates candidates(std::span<const Sighting> sightings, bool with_identical,
                      std::uint64_t window) {
    Candidates result;
    std::vector<Place> first;
    for (std::size_t i = 0; i < sightings.size(); ++i) {
        const bool is_first = i == 0 || sightings[i].content != sightings[i - 1].content;
        if (is_first)
            first.push_back(sightings[i].place);
        else if (with_identical)
            add(result, first.back(), sightings[i].place);
    }
    for (std::uint64_t i = 0; i < first.size(); ++i) {
        const std::uint64_t following = first.size() - i - 1;
        const std::uint64_t compared = std::min(following, window);
        for (std::uint64_t j = 1; j <= compared; ++j) add(result, first[i], first[i + j]);
        result.left_out += following - compared;
    }
    return result;
}

}  // namespace palimpsest::duplicates
