#include "relative.hpp"

#include "palimpsest/text/numerals.hpp"
#include "reading.hpp"

namespace palimpsest::years {
namespace {

constexpr std::uint64_t sign_size = std::string_view("年").size();
constexpr std::string_view since = "来";
constexpr int longest_past = 10;    // Years of 五年来; more is history (三十年来).
constexpr int longest_future = 30;  // Years of 今后十五年.

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

/// 来 behind 年 that looks back, and belongs to no other word.
bool is_since(std::string_view text, std::uint64_t at) {
    return follows(text, at, since) &&
           !follows_any(text, at, {"来临", "来到", "来之不", "来说", "来看", "来讲"});
}

bool begins_sentence(std::string_view text, std::uint64_t at) {
    at = before_blanks(text, at);
    const CodePoint before = code_point_before(text, at);
    return before.size == 0 || is_one_of(before.value, U"。；！？\n\r\t*>　");
}

/// Whether the word before 年 is one of its own, by what stands before it: 以上, 日本, 基本, 成本
/// run into it.
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
        case U'下':
        case U'来':
            return is_mark || is_one_of(before.value, U"对为到至待让和在入给");
        case U'明':
            return !is_one_of(before.value, U"文光黎透说表证注阐申声鲜简分查开聪贤标");
        case U'今':
            return !is_one_of(before.value, U"当如古迄");
        default:
            return true;
    }
}

/// How far the year that the word names is from the work's own.
int offset_of(char32_t word) {
    switch (word) {
        case U'去':
        case U'上':
            return -1;
        case U'前':
            return -2;
        case U'明':
        case U'来':
        case U'下':
            return 1;
        case U'后':
            return 2;
        default:
            return 0;
    }
}

std::optional<Year> relative_year(std::uint64_t begin, std::uint64_t end, YearOffsets offsets) {
    return Year{begin, end, {}, Kind::relative, offsets};
}

/// 今年, 去年, 上年度, 明后年.
std::optional<Year> named_at(std::string_view text, std::uint64_t sign) {
    const CodePoint word = code_point_before(text, sign);
    if (!is_one_of(word.value, U"今去明前上本后下来")) return std::nullopt;
    const std::uint64_t begin = sign - word.size;
    const CodePoint before = code_point_before(text, begin);
    std::uint64_t end = sign + sign_size;
    const CodePoint after = code_point_at(text, end);
    if (is_one_of(after.value, U"轻代龄级均产薪")) return std::nullopt;
    if (word.value == U'去' && before.value == U'过' &&
        !precedes_any(text, begin, {"超过", "经过"}))
        return std::nullopt;
    if (word.value == U'下' && after.value != U'度') return std::nullopt;
    const bool is_last_year = word.value == U'上' && before.value != U'以' &&
                              follows_any(text, end, {"度", "结转", "水平", "末", "同期"});
    if (!is_last_year && !is_apart(word.value, before)) return std::nullopt;
    if (after.value == U'度') end += after.size;
    const int offset = offset_of(word.value);
    if (word.value == U'后' && before.value == U'明')
        return relative_year(begin - before.size, end, {1, offset});
    return relative_year(begin, end, {offset, offset});
}

/// 过去五年, 过去的五年, 今后五年, 近五年来.
std::optional<Year> counted_from_now(std::string_view text, std::uint64_t begin, std::uint64_t end,
                                     int count) {
    for (const std::string_view word : {"过去的", "过去"}) {
        if (!precedes(text, begin, word)) continue;
        if (is_since(text, end)) end += since.size();
        return relative_year(begin - word.size(), end, {-count, 0});
    }
    for (const std::string_view word : {"今后的", "今后", "未来的", "未来"})
        if (precedes(text, begin, word)) return relative_year(begin - word.size(), end, {0, count});
    return std::nullopt;
}

/// 近五年, 最近三年来. Ten years may also be nearly ten.
std::optional<Year> lately_at(std::string_view text, std::uint64_t begin, std::uint64_t end,
                              int count) {
    constexpr std::string_view lately = "近";
    if (!precedes(text, begin, lately)) return std::nullopt;
    begin -= lately.size();
    const CodePoint before = code_point_before(text, begin);
    if (is_one_of(before.value, U"附临将接邻靠远")) return std::nullopt;
    if (before.value == U'最') begin -= before.size;
    if (is_since(text, end)) return relative_year(begin, end + since.size(), {-count, 0});
    if (count < 2 || count == longest_past) return std::nullopt;
    if (follows_any(text, end, {"时间", "的时间", "之久", "历史", "的历史", "多", "以来"}))
        return std::nullopt;
    const bool is_spent = precedes_any(text, begin, {"经过", "历经", "历时", "经历了", "用了"});
    if (is_spent && follows(text, end, "的")) return std::nullopt;
    return relative_year(begin, end, {-count, 0});
}

/// 上一年, 下一年度, 今明两年.
std::optional<Year> next_to_now(std::string_view text, std::uint64_t begin, std::uint64_t end,
                                int count) {
    if (count == 2)
        for (const std::string_view words : {"今明", "今、明"})
            if (precedes(text, begin, words))
                return relative_year(begin - words.size(), end, {0, 1});
    const CodePoint word = code_point_before(text, begin);
    if (count != 1 || !is_one_of(word.value, U"上下")) return std::nullopt;
    if (word.value == U'下' && precedes(text, begin - word.size, "上")) return std::nullopt;
    if (follows(text, end, "度")) end += std::string_view("度").size();
    const int offset = offset_of(word.value);
    return relative_year(begin - word.size, end, {offset, offset});
}

/// 五年, which is a term of office: 五年累计办结 at a sentence's begin or behind a comma, 这五年.
std::optional<Year> term_at(std::string_view text, std::uint64_t begin, std::uint64_t end,
                            int count) {
    constexpr int years_in_office = 5;
    if (count != years_in_office) return std::nullopt;
    if (is_one_of(code_point_at(text, end).value, U"计规内以前后之一期任为")) return std::nullopt;
    constexpr std::string_view these = "这";
    if (precedes(text, begin, these)) return relative_year(begin - these.size(), end, {-count, 0});
    const bool is_summed_up =
        precedes_any(text, begin, {"，", "："}) &&
        follows_any(text, end, {"累计", "共", "年均", "新增", "增加", "增长", "平均", "完成"});
    if (!is_summed_up && !begins_sentence(text, begin)) return std::nullopt;
    return relative_year(begin, end, {-count, 0});
}

std::optional<Year> counted_at(std::string_view text, std::uint64_t sign) {
    std::uint64_t value = 0;
    const auto begin = count_before(text, sign, value);
    if (!begin || value < 1 || value > std::uint64_t{longest_future}) return std::nullopt;
    const int count = static_cast<int>(value);
    const std::uint64_t end = sign + sign_size;
    const CodePoint after = code_point_at(text, end);
    if (is_one_of(after.value, U"级代龄制")) return std::nullopt;
    if (auto year = counted_from_now(text, *begin, end, count)) return year;
    if (count > longest_past) return std::nullopt;
    if (auto year = lately_at(text, *begin, end, count)) return year;
    if (is_since(text, end)) return relative_year(*begin, end + since.size(), {-count, 0});
    if (follows(text, end, "多来"))
        return relative_year(*begin, end + std::string_view("多来").size(), {-count - 1, 0});
    if (auto year = next_to_now(text, *begin, end, count)) return year;
    return term_at(text, *begin, end, count);
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
    std::uint64_t begin = at - first.size;
    CodePoint before = code_point_before(text, begin);
    if (is_chinese && chinese_digit(before.value) == tens - 1) {  // 八九十年代
        begin -= before.size;
        before = code_point_before(text, begin);
    }
    if (chinese_digit(before.value) >= 0 || chinese_unit(before.value) > 0) return std::nullopt;
    if (decimal_digit(before.value) >= 0) return std::nullopt;
    return begin;
}

/// The tens that a decade's expression begins with at `begin`, as far as `tens`: 80、90年代,
/// 八九十年代.
int tens_listed_before(std::string_view text, std::uint64_t& begin, int tens) {
    const int first = chinese_digit(code_point_at(text, begin).value);
    if (first > 0 && first < tens) return first;
    const CodePoint comma = code_point_before(text, begin);
    if (comma.value != U'、') return tens;
    int listed = 0;
    const auto list_begin = tens_before(text, begin - comma.size, listed);
    if (!list_begin || listed != tens - 1) return tens;
    begin = *list_begin;
    return listed;
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
    const int first = tens_listed_before(text, *begin, tens);
    std::string_view century = tens >= 3 ? "19" : "";
    for (const Century& known : centuries) {
        if (!precedes(text, *begin, known.words)) continue;
        century = known.places;
        begin = *begin - known.words.size();
        break;
    }
    if (century.empty()) return std::nullopt;
    const auto decade = [&](int number) {
        return std::string(century) + static_cast<char>('0' + number) + "X";
    };
    return Year{*begin, end, first < tens ? decade(first) + "/" + decade(tens) : decade(tens),
                Kind::span};
}

}  // namespace palimpsest::years
