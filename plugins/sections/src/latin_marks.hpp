#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "marks.hpp"

/// Numbers that are written with Latin letters.
namespace palimpsest::sections {

[[nodiscard]] constexpr bool is_ascii_letter(char32_t value) noexcept {
    return (value >= U'a' && value <= U'z') || (value >= U'A' && value <= U'Z');
}

/// Chapter 3, Part II, Section 2.1; II. and A. a) with their separator: what begins with the letter
/// at `begin`.
[[nodiscard]] std::optional<Mark> latin_mark_at(std::string_view line, std::uint64_t begin);

/// （a） (B).
[[nodiscard]] std::optional<Mark> bracketed_letter_at(std::string_view line, std::uint64_t begin);

}  // namespace palimpsest::sections
