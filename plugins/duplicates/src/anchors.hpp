#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tokens.hpp"

namespace palimpsest::duplicates {

/// A run of tokens that stands in two texts: [a, a + length) of the one and [b, b + length) of the
/// other are equal.
struct Block {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t length = 0;

    friend constexpr bool operator==(const Block&, const Block&) = default;
};

/// What surely belongs together in two texts: runs of `length` tokens that stand once in each, as
/// many as can be had without crossing, those that follow each other joined.
/// Shape:   ascending in both texts, without overlaps.
/// Cost:    n log n for n such runs, otherwise linear; up to 100 bytes a token.
/// Threads: safe anywhere.
/// Source:  the unique lines of patience diff (Cohen); the longest ascending run of Schensted 1961.
[[nodiscard]] std::vector<Block> anchors(std::span<const Token> first,
                                         std::span<const Token> second, std::uint32_t length);

}  // namespace palimpsest::duplicates
