#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace palimpsest::duplicates {

/// Sorts hashes, ascending: in buckets by their first bits, of which each holds few.
/// Cost: linear where the bits are spread as those of hashes are; never worse than sorting.
inline void sort_hashes(std::vector<std::uint64_t>& hashes) {
    constexpr std::size_t few = 256;  // Sorting at once is faster.
    if (hashes.size() < few) return std::sort(hashes.begin(), hashes.end());
    const int bits = std::max(1, static_cast<int>(std::bit_width(hashes.size())) - 2);
    const int shift = 64 - bits;
    std::vector<std::uint32_t> ends(std::size_t{1} << bits, 0);
    for (const std::uint64_t hash : hashes) ++ends[hash >> shift];
    std::uint32_t begin = 0;
    for (std::uint32_t& end : ends) {
        const std::uint32_t count = end;
        end = begin;
        begin += count;
    }
    std::vector<std::uint64_t> sorted(hashes.size());
    for (const std::uint64_t hash : hashes) sorted[ends[hash >> shift]++] = hash;
    std::uint32_t from = 0;
    for (const std::uint32_t end : ends) {
        std::sort(sorted.begin() + from, sorted.begin() + end);
        from = end;
    }
    hashes.swap(sorted);
}

}  // namespace palimpsest::duplicates
