#include "sightings.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <string>

namespace palimpsest::duplicates {
namespace {

constexpr std::uint32_t surrounding_seeds = 32;  // On either side.
constexpr std::uint32_t first_bit = std::uint32_t{1} << 31;

std::uint64_t four_bits(Token token) noexcept { return token * 0x9E3779B1U >> 28; }

std::uint64_t tokens_before(std::span<const Token> tokens, std::uint32_t position) noexcept {
    std::uint64_t bits = 0;
    const std::uint32_t count = std::min(position, context_tokens);
    for (std::uint32_t i = 1; i <= count; ++i)
        bits |= four_bits(tokens[position - i]) << 4 * (i - 1);
    return bits;
}

std::uint64_t tokens_after(std::span<const Token> tokens, std::uint32_t end) noexcept {
    std::uint64_t bits = 0;
    const auto count =
        static_cast<std::uint32_t>(std::min<std::size_t>(tokens.size() - end, context_tokens));
    for (std::uint32_t i = 0; i < count; ++i) bits |= four_bits(tokens[end + i]) << 4 * i;
    return bits;
}

/// A seed's hash in another order than that of the hashes, which choose seeds.
std::uint32_t rank_of(const Seed& seed) noexcept {
    return static_cast<std::uint32_t>(mixed(seed.hash ^ 0xA0761D6478BD642FU));
}

/// For each seed the smallest rank among its neighbours and itself: a min-hash of what stands
/// around it.
std::vector<std::uint32_t> surroundings(std::span<const Seed> seeds) {
    std::vector<std::uint32_t> result(seeds.size());
    std::vector<std::size_t> falling;  // Seeds ahead whose ranks rise; the first is the smallest.
    std::size_t front = 0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        for (; next < seeds.size() && next <= i + surrounding_seeds; ++next) {
            while (falling.size() > front && rank_of(seeds[falling.back()]) > rank_of(seeds[next]))
                falling.pop_back();
            falling.push_back(next);
        }
        while (falling[front] + surrounding_seeds < i) ++front;
        result[i] = rank_of(seeds[falling[front]]);
    }
    return result;
}

/// Keeps `most_in_document` sightings of a hash; those that begin a work always.
void cut_repetitions(std::vector<SeedSighting>& sightings) {
    std::uint64_t hash = 0;
    std::uint32_t seen = 0;
    std::erase_if(sightings, [&](const SeedSighting& sighting) {
        seen = sighting.hash == hash ? seen + 1 : 1;
        hash = sighting.hash;
        return seen > most_in_document && !sighting.first_of_work;
    });
}

}  // namespace

DocumentSeeds document_seeds(std::span<const Token> tokens, std::span<const Seed> seeds,
                             const SeedPlan& plan, std::span<const std::uint64_t> barriers) {
    DocumentSeeds result;
    result.affinity = std::numeric_limits<std::uint32_t>::max();
    const std::vector<std::uint32_t> around = surroundings(seeds);
    result.sightings.reserve(seeds.size());
    std::size_t barrier = 0;
    bool first = true;
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        const std::uint32_t position = seeds[i].position;
        for (; barrier < barriers.size() && barriers[barrier] <= position; ++barrier) first = true;
        result.affinity = std::min(result.affinity, rank_of(seeds[i]));
        result.sightings.push_back({seeds[i].hash, tokens_before(tokens, position),
                                    tokens_after(tokens, position + plan.length), position,
                                    around[i], first});
        first = false;
    }
    std::sort(result.sightings.begin(), result.sightings.end(),
              [](const SeedSighting& a, const SeedSighting& b) {
                  return a.hash != b.hash ? a.hash < b.hash : a.position < b.position;
              });
    cut_repetitions(result.sightings);
    return result;
}

void put_sighting(const SeedSighting& sighting, std::string& bytes) {
    const std::uint32_t position = sighting.position | (sighting.first_of_work ? first_bit : 0);
    char packed[sighting_size];
    std::memcpy(packed, &sighting.hash, 8);
    std::memcpy(packed + 8, &sighting.left, 8);
    std::memcpy(packed + 16, &sighting.right, 8);
    std::memcpy(packed + 24, &position, 4);
    std::memcpy(packed + 28, &sighting.surroundings, 4);
    bytes.append(packed, sizeof packed);
}

SeedSighting sighting_at(const char* bytes) noexcept {
    SeedSighting sighting;
    std::memcpy(&sighting.hash, bytes, 8);
    std::memcpy(&sighting.left, bytes + 8, 8);
    std::memcpy(&sighting.right, bytes + 16, 8);
    std::memcpy(&sighting.position, bytes + 24, 4);
    std::memcpy(&sighting.surroundings, bytes + 28, 4);
    sighting.first_of_work = (sighting.position & first_bit) != 0;
    sighting.position &= ~first_bit;
    return sighting;
}

}  // namespace palimpsest::duplicates
