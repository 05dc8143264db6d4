#pragma once

#include <string_view>

#include "../src/characters.hpp"
#include "../src/structure.hpp"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::sections {

/// Works ascend, hold their titles, and leave out white space and `>` alone, but for what stands
/// before the first one.
inline const char* broken_rule_of_works(std::string_view text, const Structure& structure) {
    const auto is_left_out = [](char32_t value) {
        return value == U'\n' || value == U'>' || value == U'＞' || is_blank(value);
    };
    std::uint64_t taken = structure.works.empty() ? 0 : structure.works.front().begin;
    for (std::size_t i = 0; i <= structure.works.size(); ++i) {
        const bool is_last = i == structure.works.size();
        const std::uint64_t begin = is_last ? text.size() : structure.works[i].begin;
        if (begin < taken) return "works ascend and never overlap";
        for (std::uint64_t at = taken; at < begin; at += code_point_at(text, at).size)
            if (!is_left_out(code_point_at(text, at).value)) return "works leave no ink out";
        if (is_last) break;
        const Work& work = structure.works[i];
        if (work.end <= work.begin || work.end > text.size()) return "works are inside";
        if (!is_boundary(text, work.begin) || !is_boundary(text, work.end))
            return "works are on boundaries";
        if (work.title && (work.title->begin < work.begin || work.title->end > work.end ||
                           work.title->begin >= work.title->end))
            return "a title lies in its work";
        taken = work.end;
    }
    return nullptr;
}

/// What holds for the structure of every text; the first rule that is broken, or nullptr.
inline const char* broken_rule(std::string_view text, const Structure& structure) {
    if (const char* broken = broken_rule_of_works(text, structure)) return broken;
    std::uint64_t taken = 0;
    for (const Heading& heading : structure.headings) {
        if (heading.begin < taken) return "headings ascend and never overlap";
        if (heading.end <= heading.begin || heading.end > text.size()) return "headings are inside";
        if (heading.number_end < heading.begin || heading.number_end > heading.end)
            return "a number is inside its heading";
        for (const std::uint64_t at : {heading.begin, heading.number_end, heading.end})
            if (!is_boundary(text, at)) return "headings are on boundaries";
        taken = heading.end;
    }
    for (const Section& section : structure.sections) {
        const Work& work = structure.works.at(section.work);
        if (section.begin < work.begin || section.end > work.end)
            return "a section lies in its work";
        if (section.end <= section.begin || section.end > text.size()) return "sections are inside";
        if (!is_boundary(text, section.begin) || !is_boundary(text, section.end))
            return "sections are on boundaries";
        if (section.heading && structure.headings.at(*section.heading).begin != section.begin)
            return "a section begins with its heading";
        if (!section.parent) continue;
        const Section& parent = structure.sections.at(*section.parent);
        if (parent.work != section.work) return "a section's parent is of its work";
        if (section.begin < parent.begin || section.end > parent.end ||
            parent.level >= section.level)
            return "a section lies in its parent";
    }
    return nullptr;
}

}  // namespace palimpsest::sections
