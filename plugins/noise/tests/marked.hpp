#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "../src/language.hpp"
#include "../src/noise.hpp"

namespace palimpsest::noise {

/// `text` with each piece of noise in marks: 落⟦url|www.example.com⟧实.
inline std::string marked(std::string_view text, const std::vector<Noise>& noise) {
    std::string result;
    std::uint64_t at = 0;
    for (const Noise& piece : noise) {
        result.append(text.substr(at, piece.begin - at));
        result.append("⟦").append(name(piece.kind)).append("|");
        result.append(text.substr(piece.begin, piece.end - piece.begin)).append("⟧");
        at = piece.end;
    }
    return result.append(text.substr(at));
}

/// The text below the marks.
inline std::string unmarked(std::string_view marks) {
    std::string text;
    constexpr std::string_view opening = "⟦";
    constexpr std::string_view closing = "⟧";
    while (!marks.empty()) {
        if (marks.starts_with(opening)) {
            marks.remove_prefix(marks.find('|') + 1);
        } else if (marks.starts_with(closing)) {
            marks.remove_prefix(closing.size());
        } else {
            text += marks.front();
            marks.remove_prefix(1);
        }
    }
    return text;
}

/// The table of pairs that the plugin ships.
inline Language shipped_language() {
    std::ifstream file(NOISE_PAIRS, std::ios::binary);
    const std::string table(std::istreambuf_iterator<char>(file), {});
    return {{}, Pairs(table)};
}

}  // namespace palimpsest::noise
