#include "dates.hpp"

#include <cstdlib>

#include "calendar.hpp"
#include "edtf.hpp"
#include "palimpsest/text/masks.hpp"
#include "palimpsest/text/numerals.hpp"
#include "reading.hpp"

namespace palimpsest::years {
namespace {

/// A month's or a day's number: two places, XX where it is masked.
struct Part {
    std::string places;
    std::uint64_t end = 0;
};

std::string two_places(std::uint64_t value) {
    return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

std::optional<Part> part_at(std::string_view text, std::uint64_t at, std::uint64_t highest) {
    at = after_blanks(text, at);
    std::optional<Numeral> numeral = read_digits(text.substr(0, at + 4 * 3), at);
    if (numeral && code_point_at(text, numeral->end).size > 0 &&
        mask_family(code_point_at(text, numeral->end).value) != MaskFamily::none)
        return std::nullopt;
    if (!numeral) numeral = read_chinese_numeral(text.substr(0, at + 4 * 3), at);
    if (numeral) {
        if (numeral->value < 1 || numeral->value > highest) return std::nullopt;
        return Part{two_places(numeral->value), after_blanks(text, numeral->end)};
    }
    constexpr std::uint64_t longest_mask = 3;
    constexpr std::uint64_t longest_blank_line = 12;
    const auto run = mark_run_at(text.substr(0, at + longest_blank_line), at);
    if (!run || run->begin != at) return std::nullopt;
    if (run->length > longest_mask && run->family != MaskFamily::underscore) return std::nullopt;
    return Part{"XX", after_blanks(text, run->end)};
}

/// The days of a month; where the year or the month is masked, as many as it may have.
int days_of(const std::string& year, const std::string& month) {
    constexpr int leap_year = 2000;
    const bool is_masked = year.find('X') != year.npos;
    if (month == "XX") return 31;
    return days_in(is_masked ? leap_year : std::atoi(year.c_str()), std::atoi(month.c_str()));
}

/// - — ～ 至 and the like; the byte behind it, or nothing.
std::optional<std::uint64_t> connector_end(std::string_view text, std::uint64_t at) {
    at = after_blanks(text, at);
    const CodePoint next = code_point_at(text, at);
    if (!is_connector(next.value)) return std::nullopt;
    at += next.size;
    if (code_point_at(text, at).value == next.value && next.value != U'至') at += next.size;
    return at;
}

/// Where the sign of a day at `at` ends; empty where there is none. 号 is also a number's.
std::optional<std::uint64_t> day_sign_end(std::string_view text, std::uint64_t at) {
    constexpr std::string_view sign = "日";
    if (follows(text, at, sign)) return at + sign.size();
    const bool is_number = follows_any(text, at, {"号文", "号令", "号公", "号线", "号楼"});
    if (follows(text, at, "号") && !is_number) return at + sign.size();
    return std::nullopt;
}

/// The day behind a month, or a range of days (27-28日): its end and EDTF.
std::optional<Dated> day_at(std::string_view text, std::uint64_t at, const std::string& year,
                            const std::string& month) {
    const auto highest = static_cast<std::uint64_t>(days_of(year, month));
    const auto day = part_at(text, at, highest);
    if (!day) return std::nullopt;
    const std::string edtf = year + "-" + month + "-" + day->places;
    if (!std::holds_alternative<EdtfValue>(read_edtf(edtf))) return std::nullopt;
    if (const auto end = day_sign_end(text, day->end)) return Dated{*end, edtf, false};
    const auto behind = connector_end(text, day->end);
    const auto last = behind ? part_at(text, *behind, highest) : std::nullopt;
    const auto end = last ? day_sign_end(text, last->end) : std::nullopt;
    if (!end || last->places <= day->places) return std::nullopt;
    return Dated{*end, edtf + "/" + year + "-" + month + "-" + last->places, true};
}

/// A month and what follows it.
std::optional<Dated> month_at(std::string_view text, std::uint64_t at, const std::string& year) {
    constexpr std::string_view sign = "月";
    const auto month = part_at(text, at, 12);
    if (!month) return std::nullopt;
    const bool has_sign = follows(text, month->end, sign);
    const std::uint64_t end = month->end + (has_sign ? sign.size() : 0);
    const std::string edtf = year + "-" + month->places;
    if (has_sign) {
        if (auto day = day_at(text, end, year, month->places)) return day;
    }
    if (const auto behind = connector_end(text, end)) {
        const auto last = part_at(text, *behind, 12);
        if (last && follows(text, last->end, sign) && last->places > month->places &&
            !day_at(text, last->end + sign.size(), year, last->places))
            return Dated{last->end + sign.size(), edtf + "/" + year + "-" + last->places, true};
    }
    if (!has_sign) return std::nullopt;
    return Dated{end, edtf, false};
}

/// 上半年, 第三季度: parts of a year that EDTF numbers.
std::optional<Dated> part_of_year_at(std::string_view text, std::uint64_t at,
                                     const std::string& year) {
    struct Word {
        std::string_view word;
        std::string_view code;
    };
    constexpr Word words[] = {
        {"上半年", "40"},   {"下半年", "41"},   {"一季度", "33"},   {"二季度", "34"},
        {"三季度", "35"},   {"四季度", "36"},   {"第一季度", "33"}, {"第二季度", "34"},
        {"第三季度", "35"}, {"第四季度", "36"},
    };
    for (const Word& word : words)
        if (follows(text, at, word.word))
            return Dated{at + word.word.size(), year + "-" + std::string(word.code), true, true};
    return std::nullopt;
}

/// What stands behind a date in digits does not go on with it; a time of day may (T10:30), and so
/// may the end of a span (2024.1.1-2024.6.30).
bool ends_date(std::string_view text, std::uint64_t end) {
    const CodePoint next = code_point_at(text, end);
    if (is_bounded(next.value)) return true;
    const std::uint64_t behind = end + next.size;
    if (next.value == U'T') return decimal_digit(code_point_at(text, behind).value) >= 0;
    return next.value == U'-' && slots_at(text, behind).has_value();
}

}  // namespace

Dated dated_after(std::string_view text, std::uint64_t after, const std::string& year) {
    if (follows(text, after, "度") && !follows(text, after, "度过"))
        return {after + std::string_view("度").size(), year, false};
    if (auto part = part_of_year_at(text, after, year)) return *part;
    if (auto month = month_at(text, after, year)) return *month;
    return {after, year, false};
}

std::optional<NumericDate> numeric_date_at(std::string_view text, std::uint64_t begin, bool joins) {
    if (!joins && !is_bounded(code_point_before(text, begin).value)) return std::nullopt;
    const auto slots = slots_at(text, begin);
    if (!slots) return std::nullopt;
    const CodePoint separator = code_point_at(text, slots->end);
    if (!is_one_of(separator.value, U"-－./．")) return std::nullopt;
    const auto month = part_at(text, slots->end + separator.size, 12);
    if (!month || code_point_at(text, month->end) != separator) return std::nullopt;
    const auto highest = static_cast<std::uint64_t>(days_of(slots->edtf(), month->places));
    const auto day = part_at(text, month->end + separator.size, highest);
    if (!day) return std::nullopt;
    const std::uint64_t end = before_blanks(text, day->end);
    if (!ends_date(text, end)) return std::nullopt;
    const std::string edtf = slots->edtf() + "-" + month->places + "-" + day->places;
    return NumericDate{end, edtf, slots->is_masked};
}

}  // namespace palimpsest::years
