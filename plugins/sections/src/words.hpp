#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// Looking for words of a list. Threads: safe anywhere.
namespace palimpsest::sections {

using Words = std::span<const std::string_view>;

[[nodiscard]] inline bool begins_with_any(std::string_view text, Words words) {
    for (const std::string_view word : words)
        if (text.starts_with(word)) return true;
    return false;
}
[[nodiscard]] inline bool contains_any(std::string_view text, Words words) {
    for (const std::string_view word : words)
        if (text.find(word) != text.npos) return true;
    return false;
}
/// The size of the word that `text` ends in; 0 for none.
[[nodiscard]] inline std::uint64_t ending_size(std::string_view text, Words words) {
    for (const std::string_view word : words)
        if (text.ends_with(word)) return word.size();
    return 0;
}

}  // namespace palimpsest::sections
