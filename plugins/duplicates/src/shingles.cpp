#include "shingles.hpp"

#include <algorithm>

#include "hash_sort.hpp"
#include "hashing.hpp"

namespace palimpsest::duplicates {
std::vector<std::uint64_t> shingles_of(std::span<const Token> tokens, std::uint32_t length) {
    constexpr std::uint64_t base =
        0x9E3779B97F4A7C15U;  // Odd, so that no bit of a token gets lost.
    if (tokens.size() < length) return {};
    std::uint64_t leaving = 1;
    for (std::uint32_t i = 0; i < length; ++i) leaving *= base;
    std::uint64_t hash = 0;
    for (std::uint32_t i = 0; i + 1 < length; ++i) hash = hash * base + tokens[i];
    std::vector<std::uint64_t> hashes(tokens.size() - length + 1);
    const Token* first = tokens.data();
    Token before = 0;
    for (std::uint64_t& result : hashes) {
        hash = hash * base + (first[length - 1] - before * leaving);
        result = mixed(hash);
        before = *first++;
    }
    return hashes;
}

std::vector<std::uint64_t> shingle_set(std::span<const std::uint64_t> shingles) {
    std::vector<std::uint64_t> set(shingles.begin(), shingles.end());
    sort_hashes(set);
    set.erase(std::unique(set.begin(), set.end()), set.end());
    return set;
}

Overlap overlap(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
    std::size_t i = 0;
    std::size_t j = 0;
    std::uint64_t shared = 0;
    while (i < a.size() && j < b.size()) {
        shared += a[i] == b[j];
        const bool step_a = a[i] <= b[j];
        const bool step_b = b[j] <= a[i];
        i += step_a;
        j += step_b;
    }
    return {shared, a.size() + b.size() - shared};
}

}  // namespace palimpsest::duplicates
