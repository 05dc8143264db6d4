#include "unit_tokens.hpp"

#include <algorithm>

namespace palimpsest::duplicates {

UnitTokens::UnitTokens(std::string_view document, const TokenText& all, const Place& unit)
    : text(document), place(unit) {
    const auto first = std::lower_bound(all.begins.begin(), all.begins.end(), unit.begin);
    const auto last = std::lower_bound(first, all.begins.end(), unit.end);
    const auto count = static_cast<std::size_t>(last - first);
    tokens.reserve(count);
    begins.reserve(count);
    ends.reserve(count);
    const auto from = static_cast<std::size_t>(first - all.begins.begin());
    for (std::size_t i = from; i < from + count; ++i) {
        if (!tokens.empty() && tokens.back() == slot_token && all.tokens[i] == slot_token) {
            const std::string_view joint = text.substr(ends.back(), all.begins[i] - ends.back());
            if (joint == "." || joint == ",") {
                ends.back() = all.ends[i];
                continue;
            }
        }
        tokens.push_back(all.tokens[i]);
        begins.push_back(all.begins[i]);
        ends.push_back(all.ends[i]);
    }
}

}  // namespace palimpsest::duplicates
