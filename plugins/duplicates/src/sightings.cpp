#include "sightings.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <string>

#include "hash_sort.hpp"

namespace palimpsest::duplicates {
namespace {

constexpr std::uint32_t surrounding_seeds = 32;  // On either side.
constexpr std::uint32_t first_bit = std::uint32_t{1} << 31;

std::uint64_t four_bits(Token token) noexcept { return token * 0x9E3779B1U >> 28; }

/// The 16 tokens before places and after them, 4 bits each, the nearest lowest. Asked for ascending
/// places, so that each token is read twice, however many places there are.
class Contexts {
  public:
    explicit Contexts(std::span<const Token> tokens) : tokens_(tokens) {}

    std::uint64_t before(std::size_t position) noexcept {
        for (; read_before_ < position; ++read_before_)
            before_ = before_ << 4 | four_bits(tokens_[read_before_]);
        return before_;
    }
    std::uint64_t after(std::size_t end) noexcept {
        const std::size_t last = end + context_tokens;
        for (; read_after_ < std::min(last, tokens_.size()); ++read_after_)
            after_ = after_ >> 4 | four_bits(tokens_[read_after_]) << 60;
        const std::size_t missing = last - read_after_;
        return missing < context_tokens ? after_ >> 4 * missing : 0;
    }

  private:
    std::span<const Token> tokens_;
    std::size_t read_before_ = 0;
    std::size_t read_after_ = 0;
    std::uint64_t before_ = 0;
    std::uint64_t after_ = 0;
};

/// A seed's hash in another order than that of the hashes, which choose seeds.
std::uint32_t rank_of(const Seed& seed) noexcept {
    return static_cast<std::uint32_t>(mixed(seed.hash ^ 0xA0761D6478BD642FU));
}

/// For each seed the smallest rank among its neighbours and itself: a min-hash of what stands
/// around it.
std::vector<std::uint32_t> surroundings(const std::vector<std::uint32_t>& ranks) {
    std::vector<std::uint32_t> result(ranks.size());
    std::vector<std::size_t> falling;  // Seeds ahead whose ranks rise; the first is the smallest.
    falling.reserve(ranks.size());
    std::size_t front = 0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        for (; next < ranks.size() && next <= i + surrounding_seeds; ++next) {
            while (falling.size() > front && ranks[falling.back()] > ranks[next])
                falling.pop_back();
            falling.push_back(next);
        }
        while (falling[front] + surrounding_seeds < i) ++front;
        result[i] = ranks[falling[front]];
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
    std::vector<std::uint32_t> ranks;
    ranks.reserve(seeds.size());
    for (const Seed& seed : seeds) ranks.push_back(rank_of(seed));
    const std::vector<std::uint32_t> around = surroundings(ranks);
    result.sightings.reserve(seeds.size());
    Contexts contexts(tokens);
    std::size_t barrier = 0;
    bool first = true;
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        const std::uint32_t position = seeds[i].position;
        for (; barrier < barriers.size() && barriers[barrier] <= position; ++barrier) first = true;
        result.affinity = std::min(result.affinity, ranks[i]);
        result.sightings.push_back({seeds[i].hash, contexts.before(position),
                                    contexts.after(position + plan.length), position, around[i],
                                    first});
        first = false;
    }
    sort_by_hash(
        result.sightings, [](const SeedSighting& sighting) { return sighting.hash; },
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
