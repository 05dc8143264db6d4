#pragma once

#include <xxhash.h>

#include <cstdint>
#include <string_view>

namespace palimpsest::duplicates {

/// Spreads the bits of `value` over the whole word; one to one.
/// Source: the finalizer of SplitMix64 (Steele, Lea, Flood 2014).
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t value) noexcept {
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9U;
    value = (value ^ value >> 27) * 0x94D049BB133111EBU;
    return value ^ value >> 31;
}

/// The hash of a passage's tokens in their order, 128 bits: equal for passages that read the same
/// in the projection, and for no others that will ever be met.
struct Content {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    friend constexpr auto operator<=>(const Content&, const Content&) = default;
};

[[nodiscard]] inline std::uint64_t hash_of(std::string_view bytes) noexcept {
    return XXH3_64bits(bytes.data(), bytes.size());
}

}  // namespace palimpsest::duplicates
