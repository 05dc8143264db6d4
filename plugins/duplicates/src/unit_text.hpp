#pragma once

#include <cstdint>
#include <vector>

#include "palimpsest/sdk/document.hpp"
#include "shingles.hpp"
#include "unit.hpp"

namespace palimpsest::duplicates {

/// A unit's text as it is compared with others.
struct UnitText {
    Unit unit;
    std::vector<std::uint64_t> shingles;  ///< A set, ascending.
};

/// Bytes inside the projected span `within`, ascending, where original text was left out: words do
/// not go on across them.
[[nodiscard]] std::vector<std::uint64_t> gaps(const ProjectedView& projection, Span within);

/// The content of a unit with these shingles, in the order of the text.
[[nodiscard]] Content content_of(std::span<const std::uint64_t> shingles);

/// Reads the unit at `place` from its document.
[[nodiscard]] UnitText unit_text(const Document& document, const Place& place,
                                 std::uint32_t shingle_length);

}  // namespace palimpsest::duplicates
