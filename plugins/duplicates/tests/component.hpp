#pragma once

#include <string_view>

#include "plugins/duplicates/src/graph.hpp"

namespace palimpsest::duplicates {

/// A unit in a document of its own that says `content`.
inline Unit unit(std::uint64_t document, std::uint64_t content, std::uint64_t begin = 0,
                 std::uint64_t end = 100) {
    return {{document, begin, end}, {content, content}, content};
}

/// Two units that share `percent` of their shingles.
inline Edge edge(const Unit& a, const Unit& b, std::uint64_t percent) {
    return {a, b, {percent, 100}, false};
}

}  // namespace palimpsest::duplicates
