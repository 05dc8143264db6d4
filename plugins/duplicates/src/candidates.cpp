#include "candidates.hpp"

#include <algorithm>

namespace palimpsest::duplicates {
namespace {

void add(Candidates& result, const Place& a, const Place& b) {
    if (overlaps(a, b)) return;
    result.pairs.emplace_back(std::min(a, b), std::max(a, b));
}

/// The first unit of each content; pairs it with the others where `pair_equal`.
std::vector<Sighting> distinct(std::span<const Sighting> sightings, bool pair_equal,
                               Candidates& result) {
    std::vector<Sighting> first;
    for (const Sighting& sighting : sightings) {
        if (first.empty() || first.back().content != sighting.content)
            first.push_back(sighting);
        else if (pair_equal)
            add(result, first.back().place, sighting.place);
    }
    return first;
}

}  // namespace

Candidates candidates(std::span<const Sighting> sightings, std::uint32_t band,
                      const BucketLimits& limits) {
    Candidates result;
    std::vector<Sighting> units = distinct(sightings, band == 0, result);
    std::uint64_t window = limits.window;
    if (units.size() > window + 1) {
        window = std::max<std::uint64_t>(1, window / limits.bands);
        std::sort(units.begin(), units.end(), [&](const Sighting& a, const Sighting& b) {
            return mixed(a.content + band) < mixed(b.content + band);
        });
    }
    for (std::uint64_t i = 0; i < units.size(); ++i) {
        const std::uint64_t following = units.size() - i - 1;
        const std::uint64_t compared = std::min(following, window);
        for (std::uint64_t j = 1; j <= compared; ++j)
            add(result, units[i].place, units[i + j].place);
        result.left_out += following - compared;
    }
    return result;
}

}  // namespace palimpsest::duplicates
