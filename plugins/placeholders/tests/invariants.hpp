#pragma once

#include <string_view>
#include <vector>

#include "../src/placeholders.hpp"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::placeholders {

/// What holds for the placeholders of every text; the first rule that is broken, or nullptr.
inline const char* broken_rule(std::string_view text, const std::vector<Placeholder>& found) {
    std::uint64_t taken = 0;
    for (const Placeholder& placeholder : found) {
        if (placeholder.begin < taken) return "placeholders ascend and never overlap";
        if (placeholder.end <= placeholder.begin || placeholder.end > text.size())
            return "placeholders are inside";
        if (!is_boundary(text, placeholder.begin) || !is_boundary(text, placeholder.end))
            return "placeholders are on boundaries";
        const auto covered = text.substr(placeholder.begin, placeholder.end - placeholder.begin);
        if (covered.find('\n') != covered.npos) return "placeholders stay in their line";
        taken = placeholder.end;
    }
    return nullptr;
}

}  // namespace palimpsest::placeholders
