#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "unit.hpp"

namespace palimpsest::duplicates {

/// Two units that were found alike.
struct Match {
    Place a;
    Place b;
    double similarity = 0;
};

/// What a match says beside the other matches of the same two documents.
enum class Standing : std::uint8_t {
    news,   ///< What no other says.
    part,   ///< A part of a match: another, no rival, is between a unit around its `a` and one
            ///< around its `b`. When two chapters are copies, the copies of their sections are no
            ///< news.
    rival,  ///< A worse match of the same passage: another, no rival itself, shares one of its
            ///< units, contains its other one or lies in it, and is more similar, or as similar and
            ///< longer.
};

/// The standing of each match. `a` of all matches lies in one document, `b` in one (or all in one).
/// Units may nest up to 16 deep; what lies deeper is compared with its 16 nearest.
/// Cost: linear in the matches, but for sorting them. Threads: safe anywhere.
[[nodiscard]] std::vector<Standing> standings(std::span<const Match> matches);

}  // namespace palimpsest::duplicates
