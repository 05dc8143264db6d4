#pragma once

#include <cstdint>
#include <string_view>

#include "lines.hpp"

/// Advertisements that hold no address.
namespace palimpsest::noise {

/// True when `text` holds a word of offers and slogans.
[[nodiscard]] bool has_slogan(std::string_view text);

/// The advertisement without an address whose first word is at `offset`: an empty span where there
/// is none. What was found before lies before `least`.
[[nodiscard]] Noise phrase_at(std::string_view text, const Line& line, std::uint64_t offset,
                              std::uint64_t least);

/// The name and the slogan in a bracket: what stands before the first comma, without the bracket.
struct Slogan {
    std::uint64_t end = 0;
    std::string_view name{};
    bool has_slogan = false;
};
[[nodiscard]] Slogan read_slogan(std::string_view text, const Line& line, std::uint64_t offset);

/// A bracket at `offset` that holds a site's name and its slogan; `is_known(name)` tells whether
/// the text has the name elsewhere. An empty span where there is none.
template <class IsKnown>
Noise slogan_at(std::string_view text, const Line& line, std::uint64_t offset, IsKnown is_known) {
    const Slogan slogan = read_slogan(text, line, offset);
    if (slogan.end == 0 || !(slogan.has_slogan || is_known(slogan.name)))
        return {offset, offset, Kind::advertisement};
    return {offset, slogan.end, Kind::advertisement};
}

}  // namespace palimpsest::noise
