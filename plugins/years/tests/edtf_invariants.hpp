#pragma once

#include <string>
#include <string_view>

#include "../src/edtf.hpp"

namespace palimpsest::years {

/// What holds for the reading of every text; the first rule that is broken, or nullptr.
inline const char* broken_edtf_rule(std::string_view text) {
    const EdtfResult result = read_edtf(text);
    if (const auto* error = std::get_if<EdtfError>(&result)) {
        if (error->column < 1 || error->column > text.size() + 1) return "columns are in the text";
        return error->reason.empty() ? "errors have a reason" : nullptr;
    }
    const auto& value = std::get<EdtfValue>(result);
    if (value.level < 0 || value.level > 2) return "levels are 0 to 2";
    const bool is_bounded =
        value.earliest.kind == Bound::Kind::day && value.latest.kind == Bound::Kind::day;
    if (is_bounded && value.latest.day < value.earliest.day) return "bounds are in order";
    for (const Bound& bound : {value.earliest, value.latest}) {
        if (bound.kind != Bound::Kind::day || bound.day.year < 0 || bound.day.year > 9999) continue;
        const EdtfResult again = read_edtf(written(bound));
        const auto* day = std::get_if<EdtfValue>(&again);
        if (day == nullptr || day->earliest != bound || day->latest != bound)
            return "bounds are dates";
    }
    if (std::holds_alternative<EdtfValue>(read_edtf(std::string(text) + " ")))
        return "nothing follows an expression";
    return nullptr;
}

}  // namespace palimpsest::years
