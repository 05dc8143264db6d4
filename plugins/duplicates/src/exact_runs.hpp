#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "passage_matching.hpp"

namespace palimpsest::duplicates {

/// Two texts that are compared. Lifetime: that of what it refers to.
struct TextPair {
    const TokenText& a;
    const TokenText& b;
    bool same;                        ///< Both are one text.
    std::span<const Anchor> anchors;  ///< Ascending.
    const PassageRules& rules;
};

/// A maximal run of equal tokens, from tokens `a` and `b` on.
struct ExactRun {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t length = 0;     ///< Tokens.
    std::uint32_t documents = 0;  ///< The fewest of its anchors.
};

/// The tokens [begin_a, end_a) and [begin_b, end_b) of two works.
struct Bounds {
    std::uint32_t begin_a = 0;
    std::uint32_t end_a = 0;
    std::uint32_t begin_b = 0;
    std::uint32_t end_b = 0;
};

/// The works that the tokens `a` and `b` lie in.
[[nodiscard]] Bounds bounds_at(const TextPair& pair, std::uint32_t a, std::uint32_t b);

/// The runs around the anchors, ascending by their places, each inside its works. In one text a run
/// ends where its copy begins.
/// Cost: as for sorting the anchors, and the tokens of the runs. Threads: safe anywhere.
[[nodiscard]] std::vector<ExactRun> exact_runs(const TextPair& pair);

}  // namespace palimpsest::duplicates
