#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>

#include "palimpsest/text/digits.hpp"
#include "palimpsest/text/marks.hpp"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::duplicates {

using Words = std::span<const std::string_view>;

// Most words differ in their last byte, which is looked at first: there are many words and values.
inline bool begins_with(std::string_view text, Words words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return text.size() >= word.size() && text[word.size() - 1] == word.back() &&
               text.starts_with(word);
    });
}
inline bool ends_with(std::string_view text, Words words) {
    return !text.empty() && std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return text.back() == word.back() && text.ends_with(word);
    });
}
inline bool is_one_of(std::string_view text, Words words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}
inline bool is_one_of(char32_t value, std::u32string_view values) {
    return values.find(value) != values.npos;
}

/// What a value of a slot is made of.
struct Shape {
    std::uint64_t length = 0;    ///< Code points.
    std::uint64_t digits = 0;    ///< Decimal ones.
    std::uint64_t numerals = 0;  ///< Chinese ones, with 万 and 亿.
    std::uint64_t masks = 0;
    std::uint64_t han = 0;     ///< That are none of these.
    std::uint64_t joints = 0;  ///< What stands in and around numbers: 1.5, 3-4, 第3, 10余.

    explicit Shape(std::string_view value) {
        for (const auto [offset, sign, size] : code_points(value)) {
            ++length;
            if (decimal_digit(sign) >= 0)
                ++digits;
            else if (sign != U'○' && sign != U'〇' && mask_family(sign) != MaskFamily::none)
                ++masks;
            else if (chinese_digit(sign) >= 0 || chinese_unit(sign) != 0 ||
                     chinese_large_unit(sign) != 0)
                ++numerals;
            else if (is_one_of(sign, U".．,，%％‰-－—–~～〜/、第余多几近约数至到 "))
                ++joints;
            else
                han += is_han(sign);
        }
    }

    [[nodiscard]] bool is_number() const {
        return digits + numerals + masks > 0 && digits + numerals + masks + joints == length;
    }
    [[nodiscard]] bool is_mask() const { return masks > 0 && masks == length; }
    [[nodiscard]] bool is_name() const { return han > 0 && han + masks + numerals == length; }
};

/// The value of a slot, without blanks around it, in the text of its document.
struct SlotValue {
    std::string_view text;  ///< Of the whole document.
    std::string_view before;
    std::string_view value;
    std::string_view after;
    Shape shape;
};

}  // namespace palimpsest::duplicates
