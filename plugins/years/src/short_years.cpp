#include "bare.hpp"
#include "palimpsest/text/numerals.hpp"
#include "reading.hpp"
#include "slots.hpp"

namespace palimpsest::years {
namespace {

/// The value of two digits, of one script, that begin at `at`; where they end.
std::optional<int> two_digits_at(std::string_view text, std::uint64_t& at) {
    int value = 0;
    for (int i = 0; i < 2; ++i) {
        const CodePoint next = code_point_at(text, at);
        if (decimal_digit(next.value) < 0) return std::nullopt;
        value = value * 10 + decimal_digit(next.value);
        at += next.size;
    }
    return value;
}

constexpr int highest_short_year = 49;  // 50 and more are of the last century.

std::string with_century(int value) {
    return (value > highest_short_year ? "19" : "20") +
           std::string(1, static_cast<char>('0' + value / 10)) +
           static_cast<char>('0' + value % 10);
}

/// Two Chinese digits that end at `end` and are no estimate (七八年: seven or eight years).
std::optional<int> chinese_pair_before(std::string_view text, std::uint64_t end,
                                       std::uint64_t& begin) {
    const CodePoint ones = code_point_before(text, end);
    const CodePoint tens = code_point_before(text, end - ones.size);
    begin = end - ones.size - tens.size;
    const CodePoint before = code_point_before(text, begin);
    const int first = chinese_digit(tens.value);
    const int second = chinese_digit(ones.value);
    if (first < 0 || second < 0 || chinese_digit(before.value) >= 0) return std::nullopt;
    if (chinese_unit(before.value) > 0 || is_one_of(before.value, U"第几数")) return std::nullopt;
    if (is_letter(before.value) || decimal_digit(before.value) >= 0) return std::nullopt;
    const bool is_estimate = second == first + 1;
    if (first != 0 && (first < 5 || is_estimate)) return std::nullopt;
    return first * 10 + second;
}

std::optional<int> decimal_pair_before(std::string_view text, std::uint64_t end,
                                       std::uint64_t& begin) {
    begin = end;
    for (int i = 0; i < 2; ++i) begin -= code_point_before(text, begin).size;
    std::uint64_t at = begin;
    const auto value = two_digits_at(text, at);
    const CodePoint before = code_point_before(text, begin);
    if (!value || at != end || !is_bounded(before.value)) return std::nullopt;
    if (is_one_of(before.value, U",，．·第±+＋")) return std::nullopt;
    if (chinese_unit(before.value) > 0 || chinese_digit(before.value) >= 0) return std::nullopt;
    return value;
}

/// The words around two digits and 年 count years.
bool counts_years(std::string_view text, std::uint64_t begin, std::uint64_t after) {
    return precedes_any(text, begin,
                        {"近",   "约",   "达",   "超过", "历时", "为期", "连续", "每",   "过去",
                         "经过", "前",   "后",   "第",   "满",   "共",   "这",   "建国", "建党",
                         "成立", "历经", "走过", "跨越", "时隔", "距今", "已有", "了",   "的"}) ||
           follows_any(text, after, {"来",   "内", "间",   "多",   "余",   "前",   "后",
                                     "期",   "的", "历史", "之久", "以上", "以下", "以内",
                                     "一遇", "制", "未遇", "国庆", "校庆", "州庆"});
}

/// What stands around two digits and 年 says that they name a year.
bool names_year(std::string_view text, std::uint64_t begin, std::uint64_t after, int value) {
    constexpr int first_plain_year = 78;  // Below, lengths are more frequent than years.
    std::uint64_t month_end = after;
    while (decimal_digit(code_point_at(text, month_end).value) >= 0 && month_end < after + 8)
        month_end += code_point_at(text, month_end).size;
    if (month_end > after && follows(text, month_end, "月")) return true;
    if (follows_any(text, after, {"底", "初", "末", "年底", "年初", "不变价", "价"})) return true;
    if (value <= highest_short_year || value % 10 == 0) return false;
    if (follows_any(text, after, {"起", "以来"})) return true;
    if (precedes_any(text, begin, {"从", "自", "比", "较", "截至", "截止", "早在"})) return true;
    return value >= first_plain_year && !counts_years(text, begin, after);
}

}  // namespace

std::optional<Year> apostrophe_at(std::string_view text, std::uint64_t begin) {
    const CodePoint sign = code_point_at(text, begin);
    const CodePoint before = code_point_before(text, begin);
    if (decimal_digit(before.value) >= 0 || is_letter(before.value)) return std::nullopt;
    std::uint64_t end = begin + sign.size;
    const auto value = two_digits_at(text, end);
    if (!value) return std::nullopt;
    const CodePoint next = code_point_at(text, end);
    if (!is_bounded(next.value) || is_measure(next.value)) return std::nullopt;
    if (is_one_of(next.value, U"'’‘′`＇\"”、，．,") || next.value == U'小') return std::nullopt;
    return Year{begin, end, with_century(*value), Kind::explicit_};
}

std::optional<Year> short_year_before(std::string_view text, std::uint64_t sign) {
    const std::uint64_t end = before_blanks(text, sign);
    const std::uint64_t after = sign + std::string_view("年").size();
    if (follows_any(text, after, {"代", "级", "龄"})) return std::nullopt;
    std::uint64_t begin = 0;
    if (const auto value = chinese_pair_before(text, end, begin))
        return Year{begin, after, with_century(*value), Kind::explicit_};
    const auto value = decimal_pair_before(text, end, begin);
    if (!value) return std::nullopt;
    const bool has_zero = *value < 10;
    if (!has_zero && !names_year(text, begin, after, *value)) return std::nullopt;
    return Year{begin, after, with_century(*value), Kind::explicit_};
}

}  // namespace palimpsest::years
