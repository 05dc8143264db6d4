#pragma once

#include <string_view>
#include <vector>

#include "addresses.hpp"
#include "junctions.hpp"
#include "language.hpp"
#include "lines.hpp"

namespace palimpsest::noise {

/// What was injected around an address, as far as its own words tell.
struct Injected {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    Kind kind = Kind::url;
    /// The places where a site's name before the address may begin, nearest first.
    std::vector<std::uint64_t> name_begins{};
};

/// The piece around `address`, which stands in `line`.
[[nodiscard]] Injected injected_around(std::string_view text, const Line& line,
                                       const Address& address);

/// The advertisement without an address whose first word is at `offset`: an empty span where there
/// is none. What was found before lies before `least`.
[[nodiscard]] Noise phrase_at(std::string_view text, const Line& line, std::uint64_t offset,
                              std::uint64_t least);

/// A bracket at `offset` that holds a site's name and its slogan; `is_known(name)` tells whether
/// the text has the name elsewhere. An empty span where there is none.
template <class IsKnown>
[[nodiscard]] Noise slogan_at(std::string_view text, const Line& line, std::uint64_t offset,
                              IsKnown is_known);

/// The begin of the injected piece, its site's name included where there is one.
[[nodiscard]] std::uint64_t chosen_begin(std::string_view text, const Injected& injected,
                                         const JunctionReader& junctions, Language& language);

/// The name and the slogan in a bracket: what stands before the first comma, without the bracket.
struct Slogan {
    std::uint64_t end = 0;
    std::string_view name{};
    bool has_slogan = false;
};
[[nodiscard]] Slogan read_slogan(std::string_view text, const Line& line, std::uint64_t offset);

template <class IsKnown>
Noise slogan_at(std::string_view text, const Line& line, std::uint64_t offset, IsKnown is_known) {
    const Slogan slogan = read_slogan(text, line, offset);
    if (slogan.end == 0 || !(slogan.has_slogan || is_known(slogan.name)))
        return {offset, offset, Kind::advertisement};
    return {offset, slogan.end, Kind::advertisement};
}

}  // namespace palimpsest::noise
