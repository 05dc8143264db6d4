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

/// For each match of one pair of documents, whether another says the same about longer passages:
/// 1 where it does. `a` of all matches lies in one document, `b` in one (or all in one).
///  - A match is subsumed by one between a unit around its `a` and a unit around its `b`: when two
///    chapters are copies, the copies of their sections are no news.
///  - Of two matches that share a unit, and whose other units lie one in the other, the more
///  similar
///    stays; of two equal ones that of the longer unit.
/// Units may nest up to 16 deep; what lies deeper is compared with its 16 nearest.
/// Cost: linear in the matches. Threads: safe anywhere.
[[nodiscard]] std::vector<std::uint8_t> subsumed(std::span<const Match> matches);

}  // namespace palimpsest::duplicates
