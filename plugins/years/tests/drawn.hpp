#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../src/years.hpp"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::years {

/// Draws spans under their text, a sign a code point: ^ and ~ in turn, blanks elsewhere; full-width
/// signs under full-width characters, so that the drawing stands below what it marks.
inline std::string drawn(std::string_view text, const std::vector<Year>& years) {
    std::string drawing;
    std::size_t next = 0;
    for (const auto [offset, value, size] : code_points(text)) {
        while (next < years.size() && offset >= years[next].end) ++next;
        const bool is_inside = next < years.size() && offset >= years[next].begin;
        const bool is_wide = value >= 0x2E80 && value != 0xFEFF;
        const bool is_odd = next % 2 == 1;
        drawing += !is_inside ? (is_wide ? "　" : " ")
                   : is_odd   ? (is_wide ? "～" : "~")
                              : (is_wide ? "＾" : "^");
    }
    while (drawing.ends_with(" ") || drawing.ends_with("　"))
        drawing.resize(drawing.size() - (drawing.ends_with(" ") ? 1 : std::string("　").size()));
    return drawing;
}

/// The EDTF of all expressions with their kinds: `2024 explicit; - relative`.
inline std::string said(const std::vector<Year>& years) {
    std::string words;
    for (const Year& year : years) {
        if (!words.empty()) words += "; ";
        words += (year.edtf.empty() ? "-" : year.edtf) + " " + std::string(name(year.kind));
    }
    return words;
}

}  // namespace palimpsest::years
