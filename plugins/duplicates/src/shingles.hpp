#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tokens.hpp"

namespace palimpsest::duplicates {

/// The shingles of a text, as hashes: entry i stands for the `length` tokens from token i on, so
/// that there are `length - 1` fewer of them than tokens (none where there are too few tokens).
/// Those of a passage that has the tokens [a, b) are the entries [a, b - length + 1).
/// Cost: linear; 8 bytes of memory a token. Threads: safe anywhere.
[[nodiscard]] std::vector<std::uint64_t> shingles_of(std::span<const Token> tokens,
                                                     std::uint32_t length);

/// `shingles` as a set: ascending, each once.
[[nodiscard]] std::vector<std::uint64_t> shingle_set(std::span<const std::uint64_t> shingles);

/// How much two sets share.
struct Overlap {
    std::uint64_t shared = 0;  ///< Elements of both.
    std::uint64_t united = 0;  ///< Elements of one or both.

    /// Jaccard: shared / united; 0 for two empty sets.
    [[nodiscard]] double similarity() const noexcept {
        return united == 0 ? 0.0 : static_cast<double>(shared) / static_cast<double>(united);
    }
    friend constexpr bool operator==(const Overlap&, const Overlap&) = default;
};

/// The share of the smaller of two sets that both have; 0 where one is empty.
[[nodiscard]] inline double containment(const Overlap& overlap, std::uint64_t size_a,
                                        std::uint64_t size_b) noexcept {
    const std::uint64_t smaller = size_a < size_b ? size_a : size_b;
    return smaller == 0 ? 0.0 : static_cast<double>(overlap.shared) / static_cast<double>(smaller);
}

/// The overlap of two ascending sets.
[[nodiscard]] Overlap overlap(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b);

}  // namespace palimpsest::duplicates
