#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "palimpsest/plugin.hpp"
#include "palimpsest/text/utf8.hpp"

/// What stands between spaces and line ends.
inline std::vector<palimpsest::Span> words_of(std::string_view text) {
    std::vector<palimpsest::Span> words;
    constexpr std::string_view between = " \n";
    for (std::size_t begin = text.find_first_not_of(between); begin != text.npos;) {
        const std::size_t end = std::min(text.find_first_of(between, begin), text.size());
        words.push_back({begin, end});
        begin = text.find_first_not_of(between, end);
    }
    return words;
}

/// The last code point of a text that is not empty.
inline std::string_view ending(std::string_view text) {
    return text.substr(palimpsest::boundary_before(text, text.size()));
}
