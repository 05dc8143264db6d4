#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>
#include <vector>

namespace palimpsest::duplicates {

namespace detail {

/// For a handful: sorting by insertion.
template <class Item, class Before>
void sort_few(Item* begin, Item* end, const Before& before) {
    for (Item* next = begin + 1; next < end; ++next) {
        const Item item = *next;
        Item* place = next;
        for (; place > begin && before(item, *(place - 1)); --place) *place = *(place - 1);
        *place = item;
    }
}

}  // namespace detail

/// Sorts items by buckets of the first bits of `hash_in(item)`; `before` must order by these first.
/// Cost: linear where the bits are spread as those of hashes are; never worse than sorting. Memory:
/// as much again.
template <class Item, class HashIn, class Before = std::less<>>
void sort_by_hash(std::vector<Item>& items, const HashIn& hash_in, const Before& before = {}) {
    constexpr std::size_t few = 256;  // Sorting at once is faster.
    constexpr std::uint32_t handful = 24;
    if (items.size() < few) return std::sort(items.begin(), items.end(), before);
    const int bits = std::max(1, static_cast<int>(std::bit_width(items.size())) - 2);
    const int shift = 64 - bits;
    std::vector<std::uint32_t> ends(std::size_t{1} << bits, 0);
    for (const Item& item : items) ++ends[hash_in(item) >> shift];
    std::uint32_t begin = 0;
    for (std::uint32_t& end : ends) {
        const std::uint32_t count = end;
        end = begin;
        begin += count;
    }
    std::vector<Item> sorted(items.size());
    for (const Item& item : items) sorted[ends[hash_in(item) >> shift]++] = item;
    std::uint32_t from = 0;
    for (const std::uint32_t end : ends) {
        if (end - from <= handful)
            detail::sort_few(sorted.data() + from, sorted.data() + end, before);
        else
            std::sort(sorted.begin() + from, sorted.begin() + end, before);
        from = end;
    }
    items.swap(sorted);
}

inline void sort_hashes(std::vector<std::uint64_t>& hashes) {
    sort_by_hash(hashes, [](std::uint64_t hash) { return hash; });
}

}  // namespace palimpsest::duplicates
