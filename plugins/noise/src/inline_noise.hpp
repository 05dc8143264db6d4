#pragma once

#include <vector>

#include "advertisements.hpp"
#include "lines.hpp"

namespace palimpsest::noise {

/// What can be decided only when the whole window has been read.
struct Pending {
    std::vector<Injected> injected{};  ///< Addresses before which a site's name may stand.
    std::vector<Junction> blanks{};    ///< Blanks between two ideographs.
    std::vector<Line> blank_lines{};   ///< The line of each of them.
};

/// Finds the noise inside of the lines that are not taken.
void scan_lines(Window& window, Pending& pending);

/// Decides what was pending.
void resolve(Window& window, const Pending& pending, const JunctionReader& junctions,
             Language& language);

}  // namespace palimpsest::noise
