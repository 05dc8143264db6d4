#include "titles.hpp"

#include <optional>

#include "characters.hpp"
#include "palimpsest/text/numerals.hpp"

namespace palimpsest::sections {
namespace {

constexpr std::uint64_t window = 200;               // Code points that are looked at.
constexpr std::uint64_t longest_alone = 60;         // Code points of a title with its line for it.
constexpr std::uint64_t longest_sentence = 45;      // The same where 。 ends it.
constexpr std::uint64_t longest_run_in = 40;        // Of a title that its body follows.
constexpr std::uint64_t longest_emphasised = 90;    // Where ** shows the end.
constexpr std::uint64_t longest_after_colon = 25;   // What still belongs to the title.
constexpr std::uint64_t shortest_before_blank = 8;  // So that a lone blank in a title ends nothing.
constexpr std::uint64_t most_commas = 3;            // Of a title that its body follows.

enum class End : std::uint8_t { line, sentence, colon, semicolon, emphasis, blank };

/// Where a title may end: at byte `at`, after `length` code points with `commas` commas.
struct Stop {
    End end = End::line;
    std::uint64_t at = 0;
    std::uint64_t after = 0;  ///< Past the sign that ends it.
    std::uint64_t length = 0;
    std::uint64_t commas = 0;
};

bool is_plain_stop(CodePoint before, CodePoint after) {
    return before.size > 0 && !is_latin(before.value) && !is_latin(after.value);
}

/// The rest of `line` from `at` begins a sentence of its own.
bool holds_sentence(std::string_view line, std::uint64_t at) {
    std::uint64_t length = 0;
    for (CodePoint next = code_point_at(line, at); next.size > 0 && length < window;
         next = code_point_at(line, at), ++length) {
        if (is_sentence_end(next.value) || is_semicolon(next.value) || is_comma(next.value))
            return length >= 4;
        at += next.size;
    }
    return length >= window;
}

/// A blank behind a title of some length, before a sentence; not one that an extraction left
/// inside of a phrase or beside a number.
bool is_blank_before_body(std::string_view line, const Stop& stop) {
    if (stop.length < shortest_before_blank) return false;
    std::uint64_t at = stop.at;
    CodePoint next = code_point_at(line, at);
    for (; next.size > 0 && is_blank(next.value); next = code_point_at(line, at)) at += next.size;
    if (is_latin(next.value) && is_latin(code_point_before(line, stop.at).value)) return false;
    const char32_t before = code_point_before(line, stop.at).value;
    if (is_comma(before) || before == U'、' || is_opening(next.value)) return false;
    return holds_sentence(line, at);
}

/// The first place from `begin` on where a title may end. Brackets and quotation marks are passed
/// over while `nested`.
std::optional<Stop> stop_after(std::string_view line, std::uint64_t begin, bool is_emphasised,
                               bool nested) {
    Stop stop{End::line, begin, begin, 0, 0};
    int depth = 0;
    for (; stop.length < window; ++stop.length) {
        const CodePoint next = code_point_at(line, stop.at);
        stop.after = stop.at + next.size;
        if (next.size == 0) {
            stop.end = End::line;
            return depth == 0 ? std::optional(stop) : std::nullopt;
        }
        const char32_t value = next.value;
        if (nested && is_opening(value)) ++depth;
        if (nested && is_closing(value) && depth > 0) --depth;
        const bool stands_free = depth == 0;
        if (value == U'*' && is_emphasised && code_point_at(line, stop.after).value == U'*') {
            stop.end = End::emphasis;
            return stop;
        }
        stop.end = is_sentence_end(value) ? End::sentence
                   : is_colon(value)      ? End::colon
                   : is_semicolon(value)  ? End::semicolon
                                          : End::line;
        if (value == U'.' &&
            is_plain_stop(code_point_before(line, stop.at), code_point_at(line, stop.after)))
            stop.end = End::sentence;
        if (stop.end != End::line && stands_free) return stop;
        if (is_blank(value) && stands_free && is_blank_before_body(line, stop)) {
            stop.end = End::blank;
            return stop;
        }
        stop.commas += is_comma(value);
        stop.at = stop.after;
    }
    return std::nullopt;
}

bool is_tail(char32_t value) { return is_blank(value) || value == U'*' || value == U'#'; }

std::uint64_t without_tail(std::string_view line, std::uint64_t begin, std::uint64_t end) {
    while (end > begin) {
        const CodePoint last = code_point_before(line, end);
        if (!is_tail(last.value) && !is_sentence_end(last.value) && !is_colon(last.value)) break;
        end -= last.size;
    }
    return end;
}

/// Nothing but blanks, emphasis and final punctuation from `at` on.
bool is_bare_from(std::string_view line, std::uint64_t at) {
    return without_tail(line, at, line.size()) == at;
}

/// 1月25日, 2024年3月…日, and other digits that no title of a list's entry begins with.
bool begins_with_date(std::string_view line, std::uint64_t at) {
    const std::string_view head = line.substr(at, 40);
    const auto day = head.find("日");
    const auto month = head.find("月");
    if (day == head.npos || month == head.npos || month > day) return false;
    for (std::uint64_t i = 0; i < month;) {
        const CodePoint next = code_point_at(head, i);
        const bool in_date = decimal_digit(next.value) >= 0 || chinese_digit(next.value) >= 0 ||
                             next.value == U'十' || next.value == U'年' || next.value == U'_' ||
                             next.value == U'X' || next.value == U'x' || next.value == U'*' ||
                             next.value == U'×';
        if (!in_date) return false;
        i += next.size;
    }
    return true;
}

bool begins_with_count(std::string_view line, std::uint64_t at) {
    const auto digits = read_digits(line, at);
    if (!digits) return false;
    const bool is_year =
        digits->value >= 1900 && digits->value < 2100 && line.substr(digits->end).starts_with("年");
    return !is_year;
}

bool is_definition(std::string_view line, std::uint64_t after_colon) {
    const std::string_view rest = line.substr(after_colon);
    for (const std::string_view begin : {"是指", "指", "即", "系指", "简称"})
        if (rest.starts_with(begin)) return true;
    return false;
}

/// A colon ends a title unless what follows is as short as a title's second half.
bool is_inside_title(std::string_view line, const Stop& stop) {
    const std::string_view rest = line.substr(stop.after);
    return rest.size() <= longest_after_colon * 4 &&
           count_code_points(rest) <= longest_after_colon && !holds_sentence(line, stop.after) &&
           !is_sentence_end(code_point_before(line, line.size()).value) &&
           !is_semicolon(code_point_before(line, line.size()).value);
}

Title alone(std::string_view line, std::uint64_t begin, std::uint64_t at) {
    return {TitleKind::alone, without_tail(line, begin, at), false};
}

Title title_at(std::string_view line, std::uint64_t begin, const Stop& stop, bool is_emphasised) {
    const Title nothing{};
    if (stop.end == End::semicolon) return nothing;
    if (stop.end == End::emphasis) {
        if (stop.length > longest_emphasised) return nothing;
        const bool bare = is_bare_from(line, stop.after);
        return {bare ? TitleKind::alone : TitleKind::run_in, without_tail(line, begin, stop.at),
                false};
    }
    const bool bare = is_bare_from(line, stop.after);
    if (bare) {
        const bool is_sentence = stop.end == End::sentence && !is_emphasised;
        if (stop.length > (is_sentence ? longest_sentence : longest_alone)) return nothing;
        return alone(line, begin, stop.at);
    }
    if (stop.end == End::colon && is_inside_title(line, stop))
        return alone(line, begin, line.size());
    if (stop.length > longest_run_in || stop.commas > most_commas) return nothing;
    return {TitleKind::run_in, without_tail(line, begin, stop.at),
            stop.end == End::colon && is_definition(line, stop.after)};
}

/// 第三条 stands for itself: its text is body.
Title article_title(std::string_view line, const Mark& mark) {
    const bool bare = is_bare_from(line, mark.end);
    return {bare ? TitleKind::alone : TitleKind::run_in, mark.end, false};
}

/// 第一章 has its line for itself, or its number alone is the title.
Title division_title(std::string_view line, const Mark& mark, std::uint64_t begin,
                     const Stop& stop) {
    const bool ends_sentence = stop.end == End::sentence || stop.end == End::semicolon;
    const CodePoint next = code_point_at(line, mark.end);
    const bool apart =
        next.size == 0 || is_blank(next.value) || is_colon(next.value) || next.value == U'*';
    if (ends_sentence && !apart) return {};
    const Title title = title_at(line, begin, stop, false);
    return title.kind == TitleKind::alone ? title : Title{};
}

}  // namespace

Title title_after(std::string_view line, const Mark& mark, bool is_emphasised) {
    std::uint64_t begin = mark.end;
    for (CodePoint next = code_point_at(line, begin);
         next.size > 0 && (is_blank(next.value) || next.value == U'*' ||
                           (is_division(mark.form) && is_colon(next.value)));
         next = code_point_at(line, begin))
        begin += next.size;
    if (mark.form == Form::article) return article_title(line, mark);
    if (begin >= line.size())
        return is_division(mark.form) ? Title{TitleKind::alone, mark.end, false} : Title{};
    const bool is_number = !is_division(mark.form) && !is_markdown(mark.form);
    if (is_number && begins_with_date(line, begin)) return {};
    if (is_weak(mark.form) && begins_with_count(line, begin)) return {};
    auto stop = stop_after(line, begin, is_emphasised, true);
    if (!stop) stop = stop_after(line, begin, is_emphasised, false);
    if (!stop || stop->length == 0) return {};
    if (is_division(mark.form)) return division_title(line, mark, begin, *stop);
    const Title title = title_at(line, begin, *stop, is_emphasised);
    return title.end > begin ? title : Title{};
}

}  // namespace palimpsest::sections
