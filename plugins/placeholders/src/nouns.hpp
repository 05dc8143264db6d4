#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "placeholders.hpp"

/// The generic nouns and measures that follow a mask and say what it stands for.
namespace palimpsest::placeholders {

/// What a noun tells of the mask before it.
struct Noun {
    StandsFor stands_for = StandsFor::other;
    bool is_part = true;  ///< It belongs to the placeholder: XX镇, but ***主任.
    std::uint64_t end = 0;
};

/// The noun or measure that begins at `at`, right behind a mask; the longest that there is.
/// Looks at no more than some dozen code points.
[[nodiscard]] std::optional<Noun> noun_at(std::string_view text, std::uint64_t at);

/// A measure of what is counted, with 余, 多, 万 and the like before it: 余人次, 万元, %.
[[nodiscard]] std::optional<Noun> measure_at(std::string_view text, std::uint64_t at);

/// What the name is that begins at `at`, by the noun that ends it: 清水镇.
[[nodiscard]] std::optional<StandsFor> named_at(std::string_view text, std::uint64_t at);

/// What the name is that ends at `end`.
[[nodiscard]] std::optional<StandsFor> name_ending_at(std::string_view text, std::uint64_t end);

}  // namespace palimpsest::placeholders
