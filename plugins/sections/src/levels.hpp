#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "candidates.hpp"

namespace palimpsest::sections {

/// The level of each heading: 0 for the title of a work, 1 for the highest numbered headings.
///
/// Levels come from how the forms nest in this text. A form stands above another when it goes on
/// counting across it, or when the other begins at 1 right below it; where the text does not show
/// it, the order of Form holds. A form that begins late (（四） before 三、) goes below the form
/// that turns out to stand above it. Time is linear.
[[nodiscard]] std::vector<std::uint32_t> levels_of(std::span<const Candidate> headings);

}  // namespace palimpsest::sections
