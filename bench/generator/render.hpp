#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "text.hpp"

namespace palimpsest::generator {

/// Code points [begin, end) of a document.
struct Range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

/// Where a planted passage stands, with up to 32 code points around it.
struct PassagePlace {
    std::uint32_t passage = 0;  ///< As its tokens say.
    Range range;
    std::u32string before;
    std::u32string after;
};

struct SentencePlace {
    std::uint64_t origin = 0;
    Range range;
};

/// A document as it is written, and where in it things stand.
struct Rendered {
    std::string text;  ///< UTF-8.
    std::vector<SentencePlace> sentences;
    std::vector<PassagePlace> passages;  ///< By their numbers.
    std::vector<Range> boilerplate;
    std::vector<Range> advertisements;
};

/// Writes `text` out; `seed` decides on line ends, indents and blank lines. Threads: safe anywhere.
[[nodiscard]] Rendered rendered(const Text& text, std::uint64_t seed);

}  // namespace palimpsest::generator
