#include "sketch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "hashing.hpp"

namespace palimpsest::duplicates {
namespace {

constexpr std::uint64_t empty = std::numeric_limits<std::uint64_t>::max();
constexpr int bin_bits = 7;
static_assert(register_count == std::size_t{1} << bin_bits);

/// More elements than this that leave a register empty are few elements, often repeated.
constexpr std::size_t surely_repeated = 4096;

/// The hash of an element in a round. Shingles come mixed, so that the first round is free.
std::uint64_t round_hash(std::uint64_t element, std::uint64_t round) {
    return round == 0 ? element : mixed(element + round * 0x9E3779B97F4A7C15U);
}

/// A register's value: an earlier round wins, then the smaller hash.
std::uint64_t register_value(std::uint64_t hash, std::uint64_t round) {
    return round << 56 | (hash << bin_bits) >> 8;
}

/// One round in which the hash chooses the register.
void fill_by_hash(Sketch& sketch, std::span<const std::uint64_t> elements, std::uint64_t round) {
    for (const std::uint64_t element : elements) {
        const std::uint64_t hash = round_hash(element, round);
        std::uint64_t& place = sketch[hash >> (64 - bin_bits)];
        place = std::min(place, register_value(hash, round));
    }
}

/// One round for one register alone: whatever stays empty gets its element here.
void fill_one(std::uint64_t& place, std::span<const std::uint64_t> elements, std::uint64_t round) {
    for (const std::uint64_t element : elements)
        place = std::min(place, register_value(round_hash(element, round), round));
}

bool is_full(const Sketch& sketch) {
    return std::find(sketch.begin(), sketch.end(), empty) == sketch.end();
}

}  // namespace

Sketch sketch(std::span<const std::uint64_t> shingles) {
    Sketch result;
    result.fill(empty);
    fill_by_hash(result, shingles, 0);
    if (shingles.empty() || is_full(result)) return result;
    std::vector<std::uint64_t> distinct;
    if (shingles.size() > surely_repeated) {
        distinct.assign(shingles.begin(), shingles.end());
        std::sort(distinct.begin(), distinct.end());
        distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
        shingles = distinct;
    }
    for (std::uint64_t round = 1; round < register_count && !is_full(result); ++round)
        fill_by_hash(result, shingles, round);
    for (std::uint64_t i = 0; i < register_count; ++i)
        if (result[i] == empty) fill_one(result[i], shingles, register_count + i);
    return result;
}

double estimate(const Sketch& a, const Sketch& b) noexcept {
    std::uint32_t equal = 0;
    for (std::size_t i = 0; i < register_count; ++i) equal += a[i] == b[i];
    return static_cast<double>(equal) / static_cast<double>(register_count);
}

double Banding::recall(double jaccard) const noexcept {
    return 1 - std::pow(1 - std::pow(jaccard, rows), bands);
}

Banding banding(double threshold, double recall) noexcept {
    Banding best{static_cast<std::uint32_t>(register_count), 1};
    for (std::uint32_t rows = 1; rows <= register_count; ++rows) {
        Banding next{static_cast<std::uint32_t>(register_count / rows), rows};
        if (next.recall(threshold) < recall) break;
        while (next.bands > 1 && Banding{next.bands - 1, rows}.recall(threshold) >= recall)
            --next.bands;
        best = next;
    }
    return best;
}

std::uint64_t band_hash(const Sketch& sketch, const Banding& banding, std::uint32_t band) noexcept {
    return XXH3_64bits(sketch.data() + std::size_t{band} * banding.rows,
                       banding.rows * sizeof(std::uint64_t));
}

}  // namespace palimpsest::duplicates
