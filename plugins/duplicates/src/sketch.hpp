#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace palimpsest::duplicates {

inline constexpr std::size_t register_count = 128;

/// A set of shingles in 1 KiB: two sets agree in a register with the probability of their Jaccard.
using Sketch = std::array<std::uint64_t, register_count>;

/// The sketch of a set that has one element or more; elements may come more than once.
/// Registers are filled in rounds, each a new hash of all elements, until none is empty: a large
/// set needs one round, a small one several, and both can be compared. Cost: expected time linear
/// in the elements, at least that of about 900 hashes. Source: Dahlgaard, Knudsen, Thorup 2017,
/// Fast Similarity Sketching. Threads: safe anywhere.
[[nodiscard]] Sketch sketch(std::span<const std::uint64_t> shingles);

/// Estimates the Jaccard of two sets: the share of registers that agree.
[[nodiscard]] double estimate(const Sketch& a, const Sketch& b) noexcept;

/// How a sketch is cut into keys: sets meet when all `rows` registers of one of `bands` bands
/// agree.
struct Banding {
    std::uint32_t bands = 1;
    std::uint32_t rows = 1;

    /// The probability that two sets of this Jaccard meet.
    [[nodiscard]] double recall(double jaccard) const noexcept;
    friend constexpr bool operator==(const Banding&, const Banding&) = default;
};

/// The banding that lets sets of the Jaccard `threshold` meet with the probability `recall` at
/// least: of those the one with the most rows (the fewest false candidates), and of these the one
/// with the fewest bands. Where none does, all registers as bands of one row.
[[nodiscard]] Banding banding(double threshold, double recall) noexcept;

/// The hash of one band, 0 <= band < banding.bands.
[[nodiscard]] std::uint64_t band_hash(const Sketch& sketch, const Banding& banding,
                                      std::uint32_t band) noexcept;

}  // namespace palimpsest::duplicates
