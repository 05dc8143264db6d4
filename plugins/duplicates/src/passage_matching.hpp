#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "shingles.hpp"
#include "token_text.hpp"
#include "winnowing.hpp"

namespace palimpsest::duplicates {

/// A seed that stands in both of two texts.
struct Anchor {
    std::uint32_t a = 0;          ///< Its first token in the one,
    std::uint32_t b = 0;          ///< and in the other.
    std::uint32_t documents = 0;  ///< In how many the longest run stands that surely holds it.
    std::uint32_t run = 0;        ///< That run's tokens, at most; longer where it reaches further.
    std::uint32_t seed_documents = 0;  ///< In how many the seed itself stands.

    friend constexpr auto operator<=>(const Anchor&, const Anchor&) = default;
};

/// What a copied passage must be.
struct PassageRules {
    SeedPlan seeds;
    std::uint32_t min_tokens = 25;
    std::uint32_t words = 16;        ///< So many tokens without a number among them it must have.
    double threshold = 0.5;          ///< Jaccard of shingles.
    std::uint32_t shingle = 5;       ///< Tokens.
    std::uint32_t boilerplate = 50;  ///< What stands in more documents is no evidence,
    std::uint32_t evident = 100;     ///< unless it is so many tokens long.
};

/// Tokens [begin_a, end_a) of the one text, [begin_b, end_b) of the other.
struct PassageMatch {
    std::uint32_t begin_a = 0;
    std::uint32_t end_a = 0;
    std::uint32_t begin_b = 0;
    std::uint32_t end_b = 0;
    std::uint64_t shared = 0;  ///< Shingles of both, as sets,
    std::uint64_t united = 0;  ///< of either.

    friend constexpr auto operator<=>(const PassageMatch&, const PassageMatch&) = default;
};

/// Whether the anchors alone say that there may be a passage, without a look at the texts.
/// `anchors`: ascending.
[[nodiscard]] bool promising(std::span<const Anchor> anchors, const PassageRules& rules);

/// The passages that two texts have in common, maximal in length, ascending: seeds are extended to
/// runs of equal tokens, runs are chained along diagonals across edits and insertions, chains are
/// extended over small edits, and what remains is compared as sets of shingles. None reaches from
/// one work into another. `same`: both are one text; a passage then does not overlap its copy.
/// `anchors`: ascending, each once.
/// Source: chaining after Li, "Minimap2" (Bioinformatics 2018).
/// Cost:   linear in the anchors and in the tokens matched. Threads: safe anywhere.
[[nodiscard]] std::vector<PassageMatch> match_passages(const TokenText& a, const TokenText& b,
                                                       bool same, std::span<const Anchor> anchors,
                                                       const PassageRules& rules);

}  // namespace palimpsest::duplicates
