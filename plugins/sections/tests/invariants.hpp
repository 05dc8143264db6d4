#pragma once

#include <string_view>

#include "../src/structure.hpp"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::sections {

/// What holds for the structure of every text; the first rule that is broken, or nullptr.
inline const char* broken_rule(std::string_view text, const Structure& structure) {
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
        if (section.end <= section.begin || section.end > text.size()) return "sections are inside";
        if (!is_boundary(text, section.begin) || !is_boundary(text, section.end))
            return "sections are on boundaries";
        if (section.heading && structure.headings.at(*section.heading).begin != section.begin)
            return "a section begins with its heading";
        if (!section.parent) continue;
        const Section& parent = structure.sections.at(*section.parent);
        if (section.begin < parent.begin || section.end > parent.end ||
            parent.level >= section.level)
            return "a section lies in its parent";
    }
    return nullptr;
}

}  // namespace palimpsest::sections
