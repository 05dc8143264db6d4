#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace palimpsest::noise {

/// Which characters follow one another in written Chinese: a table that tools/learn_pairs.py made.
/// Threads: a constant one is safe anywhere.
class Pairs {
  public:
    /// Knows no pair.
    Pairs() = default;
    /// `table`: lines of a character and all that follow it, UTF-8.
    explicit Pairs(std::string_view table);

    /// True when `second` follows `first` more often than chance would have it. Digits are alike.
    [[nodiscard]] bool has(char32_t first, char32_t second) const;

    /// The same for the last character of `left` and the first of `right`, blanks apart.
    [[nodiscard]] bool joins(std::string_view left, std::string_view right) const;

    /// True when a pair with `value` is known, so that a missing pair says something.
    [[nodiscard]] bool knows(char32_t value) const;

  private:
    std::vector<std::uint64_t> pairs_{};  // Sorted.
    std::vector<char32_t> known_{};       // Sorted.
};

}  // namespace palimpsest::noise
