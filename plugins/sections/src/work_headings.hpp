#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "beginnings.hpp"
#include "structure.hpp"
#include "unnumbered.hpp"

namespace palimpsest::sections {

/// A heading and its place in its line.
struct PlacedHeading {
    Heading heading;
    std::uint32_t lead_size = 0;  ///< Bytes of the leading marks before it.
    std::uint8_t rank = 0;        ///< Of two that overlap, the one of the lower rank is kept.

    /// Where its line begins, leading marks included.
    [[nodiscard]] std::uint64_t line() const { return heading.begin - lead_size; }
};

/// The headings of one work, ascending and apart, with their levels: its titles, the numbered ones
/// among `candidates`, and the unnumbered ones among `unnumbered`, all ascending.
///
/// An unnumbered line above numbers that begin at 1 is a part above level 1, level 0 as a title.
/// One among numbers that go on, and a topic sentence, lie a level below the heading before them.
/// Notes and annexes have level 1. Time is linear.
[[nodiscard]] std::vector<PlacedHeading> headings_of_work(std::span<const Candidate> candidates,
                                                          std::span<const WorkTitle> titles,
                                                          std::span<const Unnumbered> unnumbered,
                                                          std::optional<std::uint32_t> known_level);

}  // namespace palimpsest::sections
