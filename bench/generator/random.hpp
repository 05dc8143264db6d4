#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace palimpsest::generator {

/// A number that depends on every bit of `value` (the finalizer of SplitMix64).
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t value) noexcept {
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9U;
    value = (value ^ value >> 27) * 0x94D049BB133111EBU;
    return value ^ value >> 31;
}

/// The seed of a part of something that has a seed.
[[nodiscard]] constexpr std::uint64_t seed_of(std::uint64_t seed, std::uint64_t part,
                                              std::uint64_t number = 0) noexcept {
    return mixed(mixed(seed + part * 0x9E3779B97F4A7C15U) + number);
}

/// Random numbers that are the same on every machine (SplitMix64): nothing of <random>, whose
/// distributions differ between libraries, and no floating point. Never ask twice in one list of
/// arguments: in which order these are evaluated is the compiler's choice. Threads: one.
class Random {
  public:
    explicit constexpr Random(std::uint64_t seed) noexcept : state_(seed) {}

    constexpr std::uint64_t next() noexcept { return mixed(state_ += 0x9E3779B97F4A7C15U); }

    /// In [0, count); `count` is below 2^32, and 0 gives 0.
    constexpr std::uint64_t below(std::uint64_t count) noexcept {
        return (next() >> 32) * count >> 32;
    }
    /// In [least, most].
    constexpr std::uint64_t between(std::uint64_t least, std::uint64_t most) noexcept {
        return least + below(most - least + 1);
    }
    constexpr bool chance(std::uint64_t percent) noexcept { return below(100) < percent; }

    template <class List>
    constexpr const auto& pick(const List& list) noexcept {
        return list[static_cast<std::size_t>(below(std::size(list)))];
    }

    template <class Value>
    void shuffle(std::vector<Value>& list) noexcept {
        for (std::size_t i = list.size(); i > 1; --i)
            std::swap(list[i - 1], list[static_cast<std::size_t>(below(i))]);
    }

  private:
    std::uint64_t state_;
};

}  // namespace palimpsest::generator
