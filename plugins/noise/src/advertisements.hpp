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
    /// The number of characters that end another name of the text just so; 0: none.
    std::size_t shared = 0;
};

/// Sets `shared` of those whose names end alike.
void compare_names(std::string_view text, std::vector<Injected>& injected);

/// The piece around `address`, which stands in `line`.
[[nodiscard]] Injected injected_around(std::string_view text, const Line& line,
                                       const Address& address);

/// The begin of the injected piece, its site's name included where there is one.
[[nodiscard]] std::uint64_t chosen_begin(std::string_view text, const Injected& injected,
                                         const JunctionReader& junctions, Language& language);

}  // namespace palimpsest::noise
