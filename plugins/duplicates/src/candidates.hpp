#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "unit.hpp"

namespace palimpsest::duplicates {

/// A unit whose sketch fell into a bucket. The order of sightings does not follow that of the
/// documents, but their content.
struct Sighting {
    std::uint64_t content = 0;   ///< Half of the hash of its content.
    std::uint64_t document = 0;  ///< A hash of its document's content.
    Place place;

    friend constexpr auto operator<=>(const Sighting&, const Sighting&) = default;
};

struct Candidates {
    std::vector<std::pair<Place, Place>> pairs;  ///< The smaller place first; never overlapping.
    std::uint64_t left_out = 0;                  ///< Pairs of a crowd that are not compared here.
};

/// How many pairs a bucket may propose.
struct BucketLimits {
    std::uint64_t window = 64;  ///< Contents; a bucket of more is a crowd.
    std::uint64_t bands = 1;    ///< Buckets that units alike may have in common.
};

/// The pairs of the bucket of a band that are worth comparing. `sightings` are ascending, each
/// once. Units of the same content are one: the first stands for all. It is paired with each of the
/// others in band 0 alone (they meet in every band; one is enough).
/// Where there are at most `window` + 1 contents, each is paired with each. In a crowd each is
/// paired with the `window` / `bands` (at least one) that follow it in an order of the band's own:
/// each is compared with about twice `window` others over all bands, and those alike stay
/// connected.
[[nodiscard]] Candidates candidates(std::span<const Sighting> sightings, std::uint32_t band,
                                    const BucketLimits& limits);

}  // namespace palimpsest::duplicates
