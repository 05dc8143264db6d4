#include "bare.hpp"

#include "dates.hpp"
#include "palimpsest/text/numerals.hpp"
#include "reading.hpp"
#include "slots.hpp"
#include "spans.hpp"

namespace palimpsest::years {
namespace {

constexpr int first_bare_year = 1900;
constexpr int last_bare_year = 2050;
constexpr std::uint64_t longest_title = 120;  // Bytes: forty Chinese characters.

bool opens_name(char32_t value) { return is_one_of(value, U"“‘\"「『《〈"); }
bool closes_name(char32_t value) { return is_one_of(value, U"”’\"」』》〉"); }

/// True where the four places are a year that a text of ours may speak of.
bool is_likely(const Slots& slots) {
    if (slots.is_masked) return slots.places[0] == '2' && slots.places[1] == '0';
    return slots.value() >= first_bare_year && slots.value() <= last_bare_year;
}

/// 2000 is round: it counts more often than it names a year.
bool is_round(const Slots& slots) { return !slots.is_masked && slots.value() % 100 == 0; }

/// The line around `[begin, end)` is short and names a kind of document.
bool is_in_title(std::string_view text, std::uint64_t begin, std::uint64_t end) {
    const std::uint64_t from = begin > longest_title ? begin - longest_title : 0;
    const std::string_view before = text.substr(from, begin - from);
    const std::size_t line_begin = before.rfind('\n');
    if (line_begin == before.npos && from > 0) return false;
    const std::string_view after = text.substr(end, longest_title);
    const std::size_t line_end = after.find('\n');
    if (line_end == after.npos && end + after.size() < text.size()) return false;
    const std::uint64_t first = line_begin == before.npos ? from : from + line_begin + 1;
    const std::uint64_t last = line_end == after.npos ? text.size() : end + line_end;
    if (last - first > longest_title) return false;
    const std::string_view line = text.substr(first, last - first);
    for (const std::string_view mark : {"，", "。", "；", "：", "！", "？", ","})
        if (line.find(mark) != line.npos) return false;
    for (const std::string_view kind : {"报告", "总结", "计划", "要点", "汇报", "方案", "规划",
                                        "年鉴", "公报", "讲话", "纲要", "清单", "述职"})
        if (line.find(kind) != line.npos) return true;
    return false;
}

/// “2018中国, 2018·中国, 2018中国, 举办2018.
bool begins_name(std::string_view text, std::uint64_t begin, std::uint64_t end) {
    const CodePoint before = code_point_before(text, begin);
    const CodePoint next = code_point_at(text, end);
    if (is_one_of(next.value, U"·•")) return opens_name(before.value);
    if (!is_han(next.value)) return false;
    // Behind an opening mark stands a name; only what counts most often makes an amount there.
    if (is_one_of(next.value, U"亿万千百十元个户件项多余家名位次亩吨米座所条")) return false;
    if (opens_name(before.value)) return true;
    if (follows_any(text, end, {"中国", "世界", "全国", "国际", "全球", "亚洲"})) return true;
    return !is_measure(next.value) &&
           precedes_any(text, begin,
                        {"举办", "承办", "主办", "办好", "申办", "协办", "入选", "获评", "荣获"});
}

/// A name is open around byte `at`: 《健康中国2030规划纲要》. Looks at some twenty code points.
bool is_inside_name(std::string_view text, std::uint64_t at) {
    constexpr int farthest = 20;
    std::uint64_t before = at;
    for (int i = 0; i < farthest; ++i) {
        const CodePoint next = code_point_before(text, before);
        if (is_one_of(next.value, U"“《〈")) break;
        if (!is_han(next.value) || i + 1 == farthest) return false;
        before -= next.size;
    }
    for (int i = 0; i < farthest; ++i) {
        const CodePoint next = code_point_at(text, at);
        if (is_one_of(next.value, U"”》〉")) return true;
        if (next.size == 0 || next.value == U'\n') return false;
        at += next.size;
    }
    return false;
}

/// 中国制造2025”, 健康中国2030规划.
bool ends_name(std::string_view text, CodePoint before, const Slots& slots) {
    if (!is_han(before.value) || is_measure(before.value)) return false;
    if (is_one_of(before.value, U"第共达约近超逾过破至到满足双约计有")) return false;
    const CodePoint next = code_point_at(text, slots.end);
    if (closes_name(next.value)) return true;
    return is_han(next.value) && !is_measure(next.value) && is_inside_name(text, slots.begin);
}

bool is_whole_span(std::string_view text, std::uint64_t begin, std::uint64_t end) {
    const CodePoint before = code_point_before(text, begin);
    const CodePoint next = code_point_at(text, end);
    const bool is_enclosed = is_one_of(before.value, U"（(") && is_one_of(next.value, U"）)");
    const bool is_named = opens_name(before.value) && is_han(next.value) && !is_measure(next.value);
    return is_enclosed || is_named || closes_name(next.value) || is_in_title(text, begin, end);
}

/// （2015—2020）; the first year is `first`.
std::optional<Year> span_at(std::string_view text, const Slots& first) {
    std::uint64_t at = after_blanks(text, first.end);
    const CodePoint sign = code_point_at(text, at);
    if (!is_connector(sign.value)) return std::nullopt;
    at += sign.size;
    if (code_point_at(text, at).value == sign.value) at += sign.size;
    const auto last = slots_at(text, after_blanks(text, at));
    if (!last || !is_bounded(code_point_at(text, last->end).value)) return std::nullopt;
    if (follows(text, after_blanks(text, last->end), "年")) return std::nullopt;
    const std::string edtf = first.edtf() + "/" + last->edtf();
    if (!is_interval(first.edtf(), last->edtf())) return std::nullopt;
    if (!is_likely(first) || !is_likely(*last)) return std::nullopt;
    if (!is_whole_span(text, first.begin, last->end)) return std::nullopt;
    return Year{first.begin, last->end, edtf, Kind::span};
}

/// 两年 behind a list of years.
bool is_counted(std::string_view text, const Slots& slots) {
    const CodePoint comma = code_point_before(text, slots.begin);
    if (!is_one_of(comma.value, U"、和与及")) return false;
    if (!slots_before(text, slots.begin - comma.size)) return false;
    const CodePoint count = code_point_at(text, slots.end);
    return is_one_of(count.value, U"两二三四五2345") && follows(text, slots.end + count.size, "年");
}

bool is_chinese(std::string_view text, const Slots& slots) {
    for (std::uint64_t at = slots.begin; at < slots.end; at += code_point_at(text, at).size)
        if (decimal_digit(code_point_at(text, at).value) >= 0) return false;
    return true;
}

/// Nothing behind Chinese digits makes them part of something longer.
bool ends_chinese(std::string_view text, std::uint64_t end) {
    const std::uint64_t after = after_blanks(text, end);
    const CodePoint next = code_point_at(text, after);
    if (chinese_digit(next.value) >= 0 || decimal_digit(next.value) >= 0) return false;
    if (chinese_unit(next.value) > 0 || is_one_of(next.value, U"年点")) return false;
    return !is_measure(next.value) && !is_connector(next.value);
}

Year made(const Slots& slots) {
    return {slots.begin, slots.end, slots.edtf(), slots.is_masked ? Kind::masked : Kind::explicit_};
}

}  // namespace

std::optional<Year> bare_at(std::string_view text, std::uint64_t begin) {
    const CodePoint before = code_point_before(text, begin);
    if (!is_bounded(before.value) || is_one_of(before.value, U"〔[【$￥:：№#")) return std::nullopt;
    const auto slots = slots_at(text, begin);
    if (!slots || !is_likely(*slots)) return std::nullopt;
    if (auto span = span_at(text, *slots)) return span;
    if (is_chinese(text, *slots)) {
        if (is_counted(text, *slots) || ends_chinese(text, slots->end)) return made(*slots);
        return std::nullopt;
    }
    const CodePoint next = code_point_at(text, slots->end);
    if (!is_bounded(next.value) || next.value == U'年') return std::nullopt;
    if (is_counted(text, *slots)) return made(*slots);
    // 2024上半年, 2024第一季度.
    if (Dated dated = dated_after(text, slots->end, slots->edtf()); dated.is_season)
        return Year{slots->begin, dated.end, std::move(dated.edtf), made(*slots).kind};
    if (is_round(*slots) || is_measure(next.value) || chinese_digit(next.value) >= 0)
        return std::nullopt;
    if (begins_name(text, slots->begin, slots->end) || ends_name(text, before, *slots))
        return made(*slots);
    const std::uint64_t behind = after_blanks(text, slots->end);
    if (is_connector(next.value) || follows(text, behind, "年")) return std::nullopt;
    if (is_in_title(text, slots->begin, slots->end)) return made(*slots);
    return std::nullopt;
}

}  // namespace palimpsest::years
