#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "winnowing.hpp"

namespace palimpsest::duplicates {

/// A seed where it stands, with what stands around it.
struct SeedSighting {
    std::uint64_t hash = 0;
    std::uint64_t left = 0;   ///< The 16 tokens before it, 4 bits each, the nearest lowest.
    std::uint64_t right = 0;  ///< The 16 tokens after it, likewise.
    std::uint32_t position = 0;
    std::uint32_t surroundings = 0;  ///< Equal for most seeds of two copies of a longer passage.
    bool first_of_work = false;

    friend constexpr bool operator==(const SeedSighting&, const SeedSighting&) = default;
};

/// The seeds of a document as the rounds see them.
struct DocumentSeeds {
    std::uint32_t affinity = 0;  ///< Equal for two documents as probably as they share seeds.
    std::vector<SeedSighting> sightings;  ///< Ascending by hash, then position.
};

/// Of a seed that stands in a document again and again, so many places are kept.
inline constexpr std::uint32_t most_in_document = 16;

/// Tokens around a seed that its sighting tells of, on either side.
inline constexpr std::uint32_t context_tokens = 16;

/// Of a run that two texts share so many tokens at either end prove nothing: behind a phrase that
/// many documents have, some go on alike by chance.
inline constexpr std::uint32_t chance_tokens = 3;

/// Seeds are exchanged in 256 parts, by the first bits of their hashes.
inline constexpr int seed_part_bits = 8;
/// Samples of seeds, which are fewer, in 64.
inline constexpr int sample_part_bits = 6;

/// Whether a seed is a sample: every fourth is one, and stands for a document where all would be
/// too many.
[[nodiscard]] constexpr bool is_sample(std::uint64_t hash) noexcept { return (hash & 3) == 0; }

/// A hash of all tokens of a document.
[[nodiscard]] inline std::uint64_t content_hash(std::span<const Token> tokens) noexcept {
    return XXH3_64bits(tokens.data(), tokens.size_bytes());
}

/// `seeds`: those of `tokens`, ascending by position. `barriers`: the tokens that begin a work,
/// ascending.
[[nodiscard]] DocumentSeeds document_seeds(std::span<const Token> tokens,
                                           std::span<const Seed> seeds, const SeedPlan& plan,
                                           std::span<const std::uint64_t> barriers);

/// A sighting in a record: 32 bytes.
void put_sighting(const SeedSighting& sighting, std::string& bytes);
/// The sighting at `bytes`; there must be 32.
[[nodiscard]] SeedSighting sighting_at(const char* bytes) noexcept;
inline constexpr std::size_t sighting_size = 32;

}  // namespace palimpsest::duplicates
