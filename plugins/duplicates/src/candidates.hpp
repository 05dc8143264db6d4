#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "unit.hpp"

namespace palimpsest::duplicates {

/// A unit whose sketch fell into a bucket.
struct Sighting {
    std::uint64_t content = 0;  ///< Half of its content's hash.
    Place place;

    friend constexpr auto operator<=>(const Sighting&, const Sighting&) = default;
};

struct Candidates {
    std::vector<std::pair<Place, Place>> pairs;  ///< The smaller place first; never overlapping.
    std::uint64_t left_out = 0;  ///< Pairs that the window kept from being compared.
};

/// The pairs of a bucket that are worth comparing. `sightings` are ascending, each once.
/// Units of the same content are one: the first stands for all. It is paired with each of the
/// others where `with_identical` (they meet in every bucket; one is enough), and with the `window`
/// contents that follow its own. So the pairs are at most `window` + 1 a unit however large the
/// bucket is, and since contents are hashes, units that are alike stay connected.
[[nodiscard]] Candidates candidates(std::span<const Sighting> sightings, bool with_identical,
                                    std::uint64_t window);

}  // namespace palimpsest::duplicates
