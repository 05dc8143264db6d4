#pragma once

#include "../src/edtf.hpp"
#include "../src/timeline.hpp"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::years {

inline bool is_valid_or_empty(std::string_view edtf) {
    return edtf.empty() || std::holds_alternative<EdtfValue>(read_edtf(edtf));
}

inline bool is_sound(std::string_view text, const std::vector<Evidence>& evidence) {
    for (const Evidence& row : evidence)
        if (row.begin > row.end || row.end > text.size() || !is_boundary(text, row.begin) ||
            !is_boundary(text, row.end) || row.first > row.last)
            return false;
    return true;
}

inline const char* broken_resolution(std::string_view text, const Year& year,
                                     const Resolution& resolution) {
    if (!is_valid_or_empty(resolution.resolved)) return "what is resolved is EDTF";
    if (!is_valid_or_empty(resolution.plausible)) return "what is plausible is EDTF";
    if (resolution.confidence < 0 || resolution.confidence > 1) return "confidence is a share";
    const bool is_of_page = year.kind == Kind::explicit_ || year.kind == Kind::span;
    if (resolution.is_suspect && !is_of_page) return "only years of the page are suspect";
    if (resolution.is_suspect && resolution.plausible.empty())
        return "a suspect has a plausible year";
    if (resolution.is_suspect && resolution.evidence.empty()) return "a suspect has evidence";
    if (!is_sound(text, resolution.evidence)) return "evidence is on boundaries";
    return nullptr;
}

/// What holds for the timeline of every text; the first rule that is broken, or nullptr.
inline const char* broken_rule(std::string_view text, const Timeline& timeline) {
    if (timeline.years.size() != timeline.resolutions.size())
        return "every expression has a resolution";
    for (std::size_t i = 0; i < timeline.years.size(); ++i)
        if (const char* broken =
                broken_resolution(text, timeline.years[i], timeline.resolutions[i]))
            return broken;
    for (const DatedWork& work : timeline.works) {
        const Dating& dating = work.dating;
        if (!is_valid_or_empty(dating.edtf())) return "the time of a work is EDTF";
        if (dating.covers && !is_valid_or_empty(edtf_of(*dating.covers)))
            return "what a work covers is EDTF";
        if (dating.written.first > dating.written.last) return "intervals ascend";
        if (dating.written.confidence < 0 || dating.written.confidence > 1)
            return "confidence is a share";
        if (!is_sound(text, dating.evidence)) return "evidence is on boundaries";
        for (const SuspectAmount& amount : work.amounts)
            if (!dating.overwritten || amount.begin >= amount.end || amount.end > text.size() ||
                !is_boundary(text, amount.begin) || !is_boundary(text, amount.end))
                return "amounts are in works whose years were overwritten";
    }
    return nullptr;
}

}  // namespace palimpsest::years
