#include "winnowing.hpp"

#include <algorithm>

#include "shingles.hpp"

namespace palimpsest::duplicates {
namespace {

/// The last of the smallest of [begin, end).
std::size_t smallest(const std::vector<std::uint64_t>& hashes, std::size_t begin, std::size_t end) {
    std::size_t found = begin;
    for (std::size_t i = begin + 1; i < end; ++i)
        if (hashes[i] <= hashes[found]) found = i;
    return found;
}

}  // namespace

SeedPlan seed_plan(std::uint64_t tokens) noexcept {
    constexpr std::uint64_t widest = 64;
    const std::uint64_t length = std::clamp<std::uint64_t>(tokens / 2, 4, 12);
    const std::uint64_t window = tokens < length ? 1 : std::min(widest, tokens + 1 - length);
    return {static_cast<std::uint32_t>(length), static_cast<std::uint32_t>(window)};
}

std::vector<Seed> winnowed(std::span<const Token> tokens, const SeedPlan& plan) {
    const std::vector<std::uint64_t> hashes = shingles_of(tokens, plan.length);
    std::vector<Seed> seeds;
    if (hashes.empty()) return seeds;
    seeds.reserve(2 * hashes.size() / (plan.window + 1) + 1);
    const std::size_t window = std::min<std::size_t>(plan.window, hashes.size());
    std::size_t taken = smallest(hashes, 0, window);
    const auto take = [&](std::size_t i) {
        taken = i;
        seeds.push_back({hashes[i], static_cast<std::uint32_t>(i)});
    };
    take(taken);
    for (std::size_t last = window; last < hashes.size(); ++last) {
        if (hashes[last] < hashes[taken])
            take(last);
        else if (taken + window <= last)
            take(smallest(hashes, last + 1 - window, last + 1));
    }
    return seeds;
}

}  // namespace palimpsest::duplicates
