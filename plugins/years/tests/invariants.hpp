#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../src/edtf.hpp"
#include "../src/years.hpp"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::years {

/// An expression that the analyzer may write: valid, with bounds, and without the qualification and
/// the open ends that no surface says.
inline bool is_well_formed(const std::string& edtf) {
    const EdtfResult result = read_edtf(edtf);
    const auto* value = std::get_if<EdtfValue>(&result);
    return value != nullptr && value->earliest.kind == Bound::Kind::day &&
           value->latest.kind == Bound::Kind::day && edtf.find_first_of("?~%.[]{}") == edtf.npos;
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
        const bool is_placed = year.offsets.first <= year.offsets.last;
        if (!is_placed || (year.kind != Kind::relative && year.offsets != YearOffsets{}))
            return "relative expressions, and no others, count from their work";
        taken = year.end;
    }
    return nullptr;
}

}  // namespace palimpsest::years
