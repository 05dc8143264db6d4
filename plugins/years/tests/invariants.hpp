#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "../src/years.hpp"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::years {

/// Digits and X in the places of an EDTF date, with an interval's slash.
inline bool is_well_formed(std::string_view edtf) {
    const auto slash = edtf.find('/');
    if (slash != edtf.npos)
        return is_well_formed(edtf.substr(0, slash)) && is_well_formed(edtf.substr(slash + 1));
    if (edtf.size() != 4 && edtf.size() != 7 && edtf.size() != 10) return false;
    for (std::size_t i = 0; i < edtf.size(); ++i) {
        const bool is_dash = i == 4 || i == 7;
        if (is_dash != (edtf[i] == '-')) return false;
        if (!is_dash && edtf[i] != 'X' && (edtf[i] < '0' || edtf[i] > '9')) return false;
    }
    return true;
}

/// What holds for the years of every text; the first rule that is broken, or nullptr.
inline const char* broken_rule(std::string_view text, const std::vector<Year>& years) {
    std::uint64_t taken = 0;
    for (const Year& year : years) {
        if (year.begin < taken) return "expressions ascend and never overlap";
        if (year.end <= year.begin || year.end > text.size()) return "expressions are inside";
        if (!is_boundary(text, year.begin) || !is_boundary(text, year.end))
            return "expressions are on boundaries";
        if ((year.kind == Kind::relative) != year.edtf.empty())
            return "relative expressions, and no others, say no year";
        if (!year.edtf.empty() && !is_well_formed(year.edtf)) return "EDTF is well formed";
        taken = year.end;
    }
    return nullptr;
}

}  // namespace palimpsest::years
