#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "palimpsest/sdk/document.hpp"
#include "shingles.hpp"
#include "unit.hpp"

namespace palimpsest::duplicates {

/// A passage of a document, and its copy.
struct PlacedMatch {
    Span own{0, 0};
    Place partner;
    Overlap overlap;
};

/// For each match the passage that its own span belongs to: spans that differ by a tenth of their
/// length at most are one passage, and the longest of them stands for it.
/// Cost: as for sorting. Threads: safe anywhere.
[[nodiscard]] std::vector<Span> settled(std::span<const PlacedMatch> matches);

/// The matches that are worth a row, ascending: those that share most first, each only where at
/// least half of it lies outside those taken before. `matches`: either all with other documents or
/// all inside their own.
[[nodiscard]] std::vector<std::size_t> worth_telling(std::span<const PlacedMatch> matches);

}  // namespace palimpsest::duplicates
