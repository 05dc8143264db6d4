#include "relative.hpp"

#include "palimpsest/text/numerals.hpp"
#include "reading.hpp"

namespace palimpsest::years {
namespace {

constexpr std::uint64_t sign_size = std::string_view("年").size();
constexpr std::uint64_t longest_past = 10;  // Years of 五年来; more is history (三十年来).

/// A numeral that ends at `end`, begun as early as it can be; empty for 几 and for none.
std::optional<std::uint64_t> count_before(std::string_view text, std::uint64_t end,
                                          std::uint64_t& value) {
    std::uint64_t begin = end;
    for (int i = 0; i < 6; ++i) {
        const CodePoint next = code_point_before(text, begin);
        const bool in_numeral = decimal_digit(next.value) >= 0 || chinese_digit(next.value) >= 0 ||
                                chinese_unit(next.value) > 0;
        if (!in_numeral) break;
        begin -= next.size;
    }
    if (begin == end || is_one_of(code_point_before(text, begin).value, U"几数.第")) return {};
    const auto numeral = read_numeral(text.substr(0, end), begin);
    if (!numeral || numeral->end != end) return {};
    value = numeral->value;
    return begin;
}

bool begins_sentence(std::string_view text, std::uint64_t at) {
    at = before_blanks(text, at);
    const CodePoint before = code_point_before(text, at);
    return before.size == 0 || is_one_of(before.value, U"。；！？\n\r\t*>　");
}

/// Whether 上 or 本 before 年 is a word of its own: by what stands before it, since 以上, 日本,
/// 基本, 成本 run into it.
bool is_apart(char32_t word, CodePoint before) {
    if (before.size == 0) return true;
    const bool is_mark = is_one_of(before.value, U"，。；、：！？（(“《\n\r\t 　*");
    switch (word) {
        case U'上':
            return is_mark || is_one_of(before.value, U"比由较与于在从到是和按同持占为过对");
        case U'本':
            return is_mark || is_one_of(before.value, U"占在由比于从自为按与和至到");
        case U'前':
            return is_mark || is_one_of(before.value, U"比较和与于在从自是到");
        case U'后':
            return is_mark || is_one_of(before.value, U"明到和");
        case U'明':
            return !is_one_of(before.value, U"文光黎透说表证注阐申声鲜简分查开聪贤标");
        case U'今':
            return !is_one_of(before.value, U"当如现古迄而");
        default:
            return true;
    }
}

std::optional<Year> made(std::uint64_t begin, std::uint64_t end) {
    return Year{begin, end, {}, Kind::relative};
}

/// 今年, 去年, 上年度.
std::optional<Year> named_at(std::string_view text, std::uint64_t sign) {
    const CodePoint word = code_point_before(text, sign);
    if (!is_one_of(word.value, U"今去明前上本后")) return std::nullopt;
    const std::uint64_t begin = sign - word.size;
    const CodePoint before = code_point_before(text, begin);
    std::uint64_t end = sign + sign_size;
    const CodePoint after = code_point_at(text, end);
    if (is_one_of(after.value, U"轻代龄级均产薪")) return std::nullopt;
    if (word.value == U'去' && before.value == U'过' && !precedes(text, begin, "超过"))
        return std::nullopt;
    if (!is_apart(word.value, before)) return std::nullopt;
    if (after.value == U'度') end += after.size;
    return made(begin, end);
}

/// 过去五年, 过去的五年, 今后五年.
std::optional<Year> counted_from_now(std::string_view text, std::uint64_t begin,
                                     std::uint64_t end) {
    for (const std::string_view word : {"过去的", "过去", "今后的", "今后", "未来的", "未来"})
        if (precedes(text, begin, word)) return made(begin - word.size(), end);
    return std::nullopt;
}

std::optional<Year> counted_at(std::string_view text, std::uint64_t sign) {
    std::uint64_t count = 0;
    const auto begin = count_before(text, sign, count);
    if (!begin || count < 1 || count > longest_past) return std::nullopt;
    const std::uint64_t end = sign + sign_size;
    const CodePoint after = code_point_at(text, end);
    if (is_one_of(after.value, U"级代龄制")) return std::nullopt;
    if (after.value == U'来' && !follows(text, end, "来临") && !follows(text, end, "来到"))
        return made(*begin, end + after.size);
    if (auto year = counted_from_now(text, *begin, end)) return year;
    const bool is_term = count == 5 && begins_sentence(text, *begin);
    if (!is_term || is_one_of(after.value, U"计规内以前后之一期任为")) return std::nullopt;
    return made(*begin, end);
}

/// The tens of a decade that end at `end`: 80, 八十; where they begin.
std::optional<std::uint64_t> tens_before(std::string_view text, std::uint64_t end, int& tens) {
    const CodePoint last = code_point_before(text, end);
    const std::uint64_t at = end - last.size;
    const CodePoint first = code_point_before(text, at);
    const bool is_decimal = decimal_digit(last.value) == 0 && decimal_digit(first.value) > 0;
    const bool is_chinese = last.value == U'十' && chinese_digit(first.value) > 0;
    if (!is_decimal && !is_chinese) return std::nullopt;
    tens = is_decimal ? decimal_digit(first.value) : chinese_digit(first.value);
    const std::uint64_t begin = at - first.size;
    const CodePoint before = code_point_before(text, begin);
    if (chinese_digit(before.value) >= 0 || chinese_unit(before.value) > 0) return std::nullopt;
    if (decimal_digit(before.value) >= 0) return std::nullopt;
    return begin;
}

struct Century {
    std::string_view words;
    std::string_view places;
};
constexpr Century centuries[] = {{"二十世纪", "19"}, {"20世纪", "19"},     {"２０世纪", "19"},
                                 {"上世纪", "19"},   {"上个世纪", "19"},   {"十九世纪", "18"},
                                 {"19世纪", "18"},   {"二十一世纪", "20"}, {"21世纪", "20"},
                                 {"本世纪", "20"}};

}  // namespace

std::optional<Year> relative_at(std::string_view text, std::uint64_t sign) {
    if (auto year = named_at(text, sign)) return year;
    return counted_at(text, sign);
}

std::optional<Year> decade_at(std::string_view text, std::uint64_t sign) {
    const std::uint64_t end = sign + std::string_view("年代").size();
    int tens = 0;
    auto begin = tens_before(text, before_blanks(text, sign), tens);
    if (!begin) return std::nullopt;
    std::string_view century = tens >= 3 ? "19" : "";
    for (const Century& known : centuries) {
        if (!precedes(text, *begin, known.words)) continue;
        century = known.places;
        begin = *begin - known.words.size();
        break;
    }
    if (century.empty()) return std::nullopt;
    return Year{*begin, end, std::string(century) + static_cast<char>('0' + tens) + "X",
                Kind::span};
}

}  // namespace palimpsest::years
