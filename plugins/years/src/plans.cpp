#include "palimpsest/text/numerals.hpp"
#include "reading.hpp"
#include "relative.hpp"

namespace palimpsest::years {
namespace {

constexpr std::uint64_t highest_plan = 20;

struct Years {
    std::uint64_t first;
    std::uint64_t last;
};

/// The years of the five-year plan of a number.
Years plan_years(std::uint64_t number) {
    if (number == 1) return {1953, 1957};
    if (number == 2) return {1958, 1962};
    return {1966 + 5 * (number - 3), 1970 + 5 * (number - 3)};
}

/// The years of the campaign of a number to spread knowledge of the law (普法): it counts from 1986
/// on, thirty years behind the plan of the same name.
Years campaign_years(std::uint64_t number) {
    return {1986 + 5 * (number - 1), 1990 + 5 * (number - 1)};
}

bool is_numeral(char32_t value) {
    return chinese_digit(value) >= 0 || chinese_unit(value) > 0 || decimal_digit(value) >= 0;
}

/// The plan's number that ends at `end`; where it begins.
std::optional<std::uint64_t> number_before(std::string_view text, std::uint64_t end,
                                           std::uint64_t& number) {
    std::uint64_t begin = end;
    for (int i = 0; i < 3 && is_numeral(code_point_before(text, begin).value); ++i)
        begin -= code_point_before(text, begin).size;
    const CodePoint before = code_point_before(text, begin);
    if (begin == end || is_numeral(before.value)) return std::nullopt;
    if (is_one_of(before.value, U"第初周")) return std::nullopt;
    const auto numeral = read_chinese_numeral(text.substr(0, end), begin);
    if (!numeral || numeral->end != end) return std::nullopt;
    number = numeral->value;
    const bool is_spelled_out =
        number < 10 || text.substr(begin, end - begin).find("十") != text.npos;
    return is_spelled_out ? std::optional(begin) : std::nullopt;
}

bool is_opening_quote(char32_t value) { return is_one_of(value, U"“‘\"「"); }
bool is_closing_quote(char32_t value) { return is_one_of(value, U"”’\"」"); }

Year made(std::uint64_t begin, std::uint64_t end, Years years) {
    return {begin, end, std::to_string(years.first) + "/" + std::to_string(years.last), Kind::plan};
}

bool is_campaign(std::string_view text, std::uint64_t at) {
    return follows_any(text, at,
                       {"普法", "法制宣传", "法治宣传", "法制教育", "法治教育", "依法治"});
}

/// 第十个五年计划.
std::optional<Year> numbered_plan_at(std::string_view text, std::uint64_t sign) {
    constexpr std::string_view counter = "个";
    constexpr std::string_view years = "五年";
    if (!follows(text, sign, years) || !precedes(text, sign, counter)) return std::nullopt;
    const std::uint64_t end = sign - counter.size();
    std::uint64_t begin = end;
    for (int i = 0; i < 3 && is_numeral(code_point_before(text, begin).value); ++i)
        begin -= code_point_before(text, begin).size;
    const auto numeral = read_numeral(text.substr(0, end), begin);
    if (!numeral || numeral->end != end || !precedes(text, begin, "第")) return std::nullopt;
    if (numeral->value < 1 || numeral->value > highest_plan) return std::nullopt;
    const std::uint64_t after = sign + years.size();
    begin -= std::string_view("第").size();
    if (is_campaign(text, after)) return made(begin, after, campaign_years(numeral->value));
    if (!follows_any(text, after, {"计划", "规划"})) return std::nullopt;
    return made(begin, after + std::string_view("计划").size(), plan_years(numeral->value));
}

}  // namespace

std::optional<Year> plan_at(std::string_view text, std::uint64_t sign) {
    if (auto year = numbered_plan_at(text, sign)) return year;
    std::uint64_t number = 0;
    const auto begin = number_before(text, sign, number);
    if (!begin || number < 1 || number > highest_plan) return std::nullopt;
    const std::uint64_t end = sign + std::string_view("五").size();
    const CodePoint before = code_point_before(text, *begin);
    const CodePoint after = code_point_at(text, end);
    if (is_numeral(after.value)) return std::nullopt;
    const bool is_quoted = is_opening_quote(before.value) && is_closing_quote(after.value);
    const std::uint64_t behind = end + (is_quoted ? after.size : 0);
    if (follows(text, behind, "普法"))
        return made(*begin - (is_quoted ? before.size : 0),
                    behind + std::string_view("普法").size(), campaign_years(number));
    if (is_campaign(text, behind)) return made(*begin, end, campaign_years(number));
    // 六五环境日 is the fifth of June.
    if (follows_any(text, behind, {"环境日", "世界环境日"})) return std::nullopt;
    const bool is_named = is_quoted || follows_any(text, end, {"计划", "规划", "时期", "期间"});
    // 十一五 is no numeral, while 十五, 八五 and 二十五 are.
    const bool is_unmistakable = number > 10 && number % 10 != 0;
    if (is_quoted && follows_any(text, behind, {"工程", "战略", "行动"}) && !is_unmistakable)
        return std::nullopt;
    if (!is_named && (!is_unmistakable || is_one_of(after.value, U"分成折万亿日号月点")))
        return std::nullopt;
    return made(*begin, end, plan_years(number));
}

}  // namespace palimpsest::years
