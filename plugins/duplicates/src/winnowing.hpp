#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tokens.hpp"

namespace palimpsest::duplicates {

/// Which runs of tokens are compared, so that every run of `guaranteed` tokens has one of them.
struct SeedPlan {
    std::uint32_t length = 12;  ///< Tokens of a seed.
    std::uint32_t window = 14;  ///< Of so many neighbouring seeds one is taken.

    /// Every run of so many tokens holds a seed that depends on the run alone.
    [[nodiscard]] constexpr std::uint32_t guaranteed() const noexcept {
        return length + window - 1;
    }
};

/// The plan for runs of `tokens` tokens: seeds of half of them, 4 to 12.
[[nodiscard]] SeedPlan seed_plan(std::uint64_t tokens) noexcept;

struct Seed {
    std::uint64_t hash = 0;
    std::uint32_t position = 0;  ///< Its first token.

    friend constexpr bool operator==(const Seed&, const Seed&) = default;
};

/// The seeds of a text, ascending by position: of each `window` neighbours the one with the
/// smallest hash, the last of equals. Of a text with fewer, their smallest; of one shorter than a
/// seed, none.
/// Source: Schleimer, Wilkerson, Aiken, "Winnowing" (SIGMOD 2003), in its robust form.
/// Cost: linear; 8 bytes of memory a token. Threads: safe anywhere.
[[nodiscard]] std::vector<Seed> winnowed(std::span<const Token> tokens, const SeedPlan& plan);

}  // namespace palimpsest::duplicates
