#pragma once

#include <algorithm>
#include <string>

#include "palimpsest/text/digits.hpp"
#include "palimpsest/text/marks.hpp"
#include "palimpsest/text/utf8.hpp"
#include "plugins/duplicates/src/template.hpp"

namespace palimpsest::duplicates {

/// A text as the analyzer sees it: Han characters, and numbers and masks as slots, which go on
/// across punctuation and white space.
inline TokenText plain_tokens(std::string_view text) {
    TokenText result;
    for (const auto [offset, sign, size] : code_points(text)) {
        const MaskFamily marks = mask_family(sign);
        const bool slot =
            decimal_digit(sign) >= 0 || (marks != MaskFamily::none && marks != MaskFamily::circle);
        if (!slot && !is_han(sign)) continue;
        const auto end = static_cast<std::uint32_t>(offset + size);
        if (slot && !result.tokens.empty() && result.tokens.back() == slot_token) {
            result.ends.back() = end;
            continue;
        }
        result.tokens.push_back(slot ? slot_token : static_cast<Token>(sign));
        result.begins.push_back(static_cast<std::uint32_t>(offset));
        result.ends.push_back(end);
    }
    return result;
}

/// What reports are made of, in small.
inline constexpr const char* template_pieces[] = {"村",   "镇",   "年",   "抓好", "12",  "XX", "，",
                                                  "。\n", "工作", "春耕", "二〇", "1.5", "局", " "};

/// What is wrong with the template of these texts, the first of which is the medoid; null where all
/// is well.
inline const char* broken_rule(const std::vector<std::string>& texts) {
    std::vector<TokenText> tokens;
    for (const std::string& text : texts) tokens.push_back(plain_tokens(text));
    const auto unit = [&](std::size_t i) {
        return UnitTokens(texts[i], tokens[i], {i, 0, texts[i].size()});
    };
    const UnitTokens medoid = unit(0);
    TemplateMaker maker(medoid);
    for (std::size_t i = 1; i < texts.size(); ++i) (void)maker.align(unit(i));
    const std::size_t slots = maker.settle();
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto values = maker.values(i == 0 ? std::nullopt : std::optional(i - 1), unit(i));
        if (values.size() != slots) return "a text has not one value for each slot";
        std::uint64_t end = 0;
        for (const auto& value : values) {
            if (!value) continue;
            if (value->begin < end || value->end < value->begin) return "values overlap";
            if (value->end > texts[i].size()) return "a value reaches out of its text";
            if (!is_boundary(texts[i], value->begin) || !is_boundary(texts[i], value->end))
                return "a value ends inside a code point";
            end = value->end;
        }
        if (i == 0 && std::count(values.begin(), values.end(), std::nullopt) > 0)
            return "the medoid lacks a value";
    }
    const Skeleton found = maker.text(maker.kinds(), {});
    std::uint64_t end = 0;
    for (const Skeleton::Mark& mark : found.marks) {
        if (mark.begin < end || mark.end <= mark.begin) return "marks overlap";
        end = mark.end;
    }
    return end > count_code_points(found.text) ? "a mark reaches out of the skeleton" : nullptr;
}

}  // namespace palimpsest::duplicates
