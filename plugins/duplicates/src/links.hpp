#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sightings.hpp"

namespace palimpsest::duplicates {

/// A place of a seed that stands in a collection more than once. Documents have numbers in the
/// order of their affinity, content and place in the collection.
struct Occurrence {
    std::uint32_t document = 0;
    SeedSighting sighting;
};

/// What links need to know of the documents behind the numbers.
struct LinkedDocument {
    std::uint64_t number = 0;  ///< In the collection.
    std::uint64_t content = 0;
    std::uint32_t affinity = 0;
};

/// Two places of a seed that are worth comparing.
struct Link {
    std::uint32_t document_a = 0;
    std::uint32_t document_b = 0;  ///< `document_a` or a later one.
    std::uint32_t position_a = 0;
    std::uint32_t position_b = 0;
    std::uint32_t documents = 0;  ///< In how many the longest run stands that both share, but for
                                  ///< the last three tokens at either end.
    std::uint8_t run = 0;         ///< Its tokens, at most; more where it reaches further.
    std::uint32_t seed_documents = 0;  ///< In how many the seed stands.

    friend constexpr auto operator<=>(const Link&, const Link&) = default;
};

/// Where fewer occurrences than this meet, all are compared with all.
inline constexpr std::size_t few_occurrences = 8;

/// Appends links for the occurrences of one seed, ascending by document and position.
///
/// Few are linked with all others. Of many, those are linked with one another that share the
/// surroundings, the document's affinity, or any run of `plan.guaranteed()` tokens around the seed:
/// each with the first that shares it, and those of the first one's document with the first in
/// another document. So the links are linear in the occurrences, whatever two
/// occurrences share such a run are linked with a common third that has it, and copies of a long
/// passage are linked with each other rather than with strangers.
/// Documents of equal content are linked once a work, with the first of them.
/// Returns in how many documents of different content the seed stands.
std::uint32_t link(std::span<const Occurrence> occurrences,
                   std::span<const LinkedDocument> documents, const SeedPlan& plan,
                   std::vector<Link>& links);

}  // namespace palimpsest::duplicates
