#include "chrome.hpp"

#include <algorithm>

#include "characters.hpp"
#include "chrome_words.hpp"
#include "palimpsest/text/numerals.hpp"

namespace palimpsest::noise {

namespace {

constexpr std::size_t longest_line = 600;    // Bytes; longer lines are text.
constexpr std::uint64_t longest_value = 30;  // Code points of a field's value.
constexpr std::uint64_t longest_crumb = 24;  // Code points of a step of a breadcrumb.
constexpr std::size_t edge = 10;             // Lines at begin and end that are the page's edge.

bool is_crumb_mark(char32_t value) {
    return value == '>' || value == U'»' || value == U'›' || value == U'＞' || value == U'→' ||
           value == U'≫';
}

/// What stands between two tokens of a line of buttons.
bool is_separator(char32_t value) {
    return is_blank(value) || value == '|' || value == U'｜' || value == U'丨' || value == U'┊' ||
           value == U'【' || value == U'】' || value == '[' || value == ']' || value == U'［' ||
           value == U'］' || value == U'·' || value == U'•' || value == '/' || value == U'／' ||
           value == U'（' || value == U'）' || value == '(' || value == ')' || is_crumb_mark(value);
}

/// The tokens of a line, one at a time.
template <class Visit>
void for_each_token(std::string_view line, Visit visit) {
    std::uint64_t begin = 0;
    std::uint64_t at = 0;
    while (at <= line.size()) {
        const CodePoint next = code_point_at(line, at);
        if (next.size == 0 || is_separator(next.value)) {
            if (at > begin) visit(line.substr(begin, at - begin));
            if (next.size == 0) break;
            begin = at + next.size;
        }
        at += next.size;
    }
}

/// The name of a field before its colon, `来源` of `来源：…`; empty for other tokens.
std::string_view field_name(std::string_view token) {
    auto colon = token.find("：");
    if (colon == token.npos) colon = token.find(':');
    if (colon == token.npos || colon == 0) return {};
    const std::string_view name = token.substr(0, colon);
    if (!is_one_of(name, field_names)) return {};
    const std::size_t value = colon + (token[colon] == ':' ? 1 : 3);
    return count_code_points(token.substr(value)) <= longest_value ? name : std::string_view{};
}

/// Numbers, dates, times: they stand beside names of fields.
bool is_figure(std::string_view token) {
    bool has_digit = false;
    for (const auto [offset, value, size] : code_points(token)) {
        if (is_digit(value))
            has_digit = true;
        else if (value != '-' && value != ':' && value != U'：' && value != '.' && value != U'年' &&
                 value != U'月' && value != U'日' && value != U'次' && value != ',' &&
                 value != U'时' && value != U'分' && value != U'字')
            return false;
    }
    return has_digit;
}

struct TokenCounts {
    int buttons = 0;
    int fields = 0;
    int sure_fields = 0;
    int figures = 0;
    int others = 0;
};

TokenCounts counted_tokens(std::string_view line) {
    TokenCounts counts;
    bool is_value = false;  // 来源： XX网: the value stands apart.
    for_each_token(line, [&](std::string_view token) {
        const std::string_view name = field_name(token);
        const bool was_value = is_value;
        is_value = false;
        if (!name.empty()) {
            ++counts.fields;
            counts.sure_fields += is_one_of(name, sure_field_names);
            is_value = last_of(token) == U'：' || last_of(token) == ':';
        } else if (is_one_of(token, buttons)) {
            ++counts.buttons;
        } else if (is_figure(token)) {
            ++counts.figures;
        } else if (!was_value || count_code_points(token) > longest_value) {
            ++counts.others;
        }
    });
    return counts;
}

/// 首页 > 政务公开 > 正文: short steps, at least two marks, and a word of pages among the steps;
/// or three marks and no sentence.
bool is_breadcrumb(std::string_view line) {
    int marks = 0;
    std::uint64_t length = 0;
    bool was_mark = true;  // A mark at the line's begin is stray, and no step.
    for (const auto [offset, value, size] : code_points(line)) {
        if (is_stop(value) || is_comma(value)) return false;
        if (is_crumb_mark(value)) {
            marks += !was_mark;
            was_mark = true;
            length = 0;
        } else if (!is_blank(value)) {
            was_mark = false;
            if (++length > longest_crumb) return false;
        }
    }
    if (marks < 1) return false;
    const TokenCounts counts = counted_tokens(line);
    return marks >= 3 || (marks >= 2 && counts.buttons > 0) ||
           (counts.buttons > 0 && (line.starts_with("首页") || line.starts_with("Home")));
}

bool has_sentence(std::string_view line) {
    for (const auto [offset, value, size] : code_points(line))
        if (value == U'。' || value == U'；' || value == U'？') return true;
    return false;
}

/// 预计阅读 5 分钟, 3 min read, 约1200字, 共3168字, 阅读 123.
bool is_reading_time(std::string_view line) {
    if (line.size() > 60) return false;
    if (line.ends_with("min read") || line.ends_with("minutes read")) return true;
    return (line.ends_with("分钟") && line.find("阅读") != line.npos) ||
           (line.starts_with("阅读 ") && is_figure(trimmed(line.substr(7))));
}

bool opens_like_a_page(std::string_view line) {
    const std::string_view word = leading_word(line, page_openings);
    if (word.empty()) return !leading_word(line, english_openings).empty();
    // 扫码支付全面推广 is text: such a word stands alone or before a mark, a blank, or a label.
    const std::string_view rest = trimmed(line.substr(word.size()));
    if (rest.empty()) return true;
    const char32_t next = first_of(rest);
    if (next == U'：' || next == ':' || is_separator(next) || is_digit(next)) return true;
    return count_code_points(line) <= 24 && !has_sentence(line) &&
           (rest.size() < line.size() - word.size() || word.size() >= 12 || !is_han(next));
}

/// 乡镇工作总结（精选3篇）: a title of a page, not of a work.
bool names_a_collection(std::string_view line) {
    if (line.size() > 150) return false;
    std::string_view rest = line;
    for (const std::string_view closing : {"）", ")", "】", "]", "」"})
        if (rest.ends_with(closing)) {
            rest.remove_suffix(closing.size());
            break;
        }
    if (!rest.ends_with("篇")) return false;
    rest.remove_suffix(std::string_view("篇").size());
    std::size_t digits = rest.size();
    while (digits > 0) {
        const std::uint64_t at = boundary_before(rest, digits);
        const char32_t value = code_point_at(rest, at).value;
        if (!is_digit(value) && !read_chinese_numeral(rest, at)) break;
        digits = at;
    }
    if (digits == rest.size()) return false;
    const std::string_view before = rest.substr(0, digits);
    return !trailing_word(before, collection_words).empty() ||
           (rest.size() < line.size() - 3 && is_opening(last_of(before)));
}

bool has_page_mark(std::string_view line) {
    return std::any_of(std::begin(page_marks), std::end(page_marks),
                       [&](std::string_view mark) { return line.find(mark) != line.npos; });
}

/// Weak lines count at the page's edge, and beside lines that are chrome.
void take_weak(Window& window, const std::vector<PageEvidence>& evidence) {
    const std::size_t count = window.lines.size();
    const auto is_near_edge = [&](std::size_t i) {
        return (window.is_first() && i < edge) || (window.is_last() && count - i <= edge);
    };
    const auto weak = [&](std::size_t i) {
        return evidence[i] == PageEvidence::weak && !window.lines[i].taken;
    };
    for (std::size_t i = 0; i < count; ++i)
        if (weak(i) && (is_near_edge(i) || (i > 0 && window.lines[i - 1].taken == Kind::chrome)))
            window.lines[i].taken = Kind::chrome;
    for (std::size_t i = count; i-- > 0;)
        if (weak(i) && i + 1 < count && window.lines[i + 1].taken == Kind::chrome)
            window.lines[i].taken = Kind::chrome;
}

/// The title of a collection is chrome when the page's own line follows it or a first work does.
void take_collections(Window& window) {
    for (std::size_t i = 0; i < window.lines.size() && i < edge && window.is_first(); ++i) {
        Line& line = window.lines[i];
        if (line.taken || !names_a_collection(window.in(line))) continue;
        if (i + 1 < window.lines.size()) line.taken = Kind::chrome;
    }
}

}  // namespace

PageEvidence page_evidence(std::string_view line) {
    if (line.size() > longest_line) return PageEvidence::none;
    // Nearly all lines end here: sentences have no place on the page around them.
    const bool is_short = line.size() <= 120;
    if (!is_short && has_sentence(line)) return PageEvidence::none;
    if (has_page_mark(line) && !has_sentence(line)) return PageEvidence::strong;
    if (opens_like_a_page(line) && !has_sentence(line)) return PageEvidence::strong;
    if (is_breadcrumb(line) || is_reading_time(line)) return PageEvidence::strong;
    if (has_sentence(line)) return PageEvidence::none;
    const TokenCounts counts = counted_tokens(line);
    const int known = counts.buttons + counts.fields;
    // 时间：… 日期：… may stand in a notice; with 字号：… or a button they do not.
    const bool is_sure = counts.sure_fields > 0 || counts.buttons > 0;
    if (known >= 2 && is_sure && known + counts.figures > counts.others)
        return PageEvidence::strong;
    if ((counts.sure_fields > 0 || counts.buttons > 0) && counts.others == 0)
        return PageEvidence::weak;
    return PageEvidence::none;
}

void find_chrome(Window& window) {
    std::vector<PageEvidence> evidence(window.lines.size(), PageEvidence::none);
    for (std::size_t i = 0; i < window.lines.size(); ++i) {
        Line& line = window.lines[i];
        if (line.taken) continue;
        evidence[i] = page_evidence(window.in(line));
        if (evidence[i] == PageEvidence::strong) line.taken = Kind::chrome;
    }
    take_weak(window, evidence);
    take_collections(window);
    for (std::size_t i = 0; i < window.lines.size(); ++i) {
        const Line& line = window.lines[i];
        if (line.taken != Kind::chrome) continue;
        // Neighbouring lines of the page are one row.
        const bool joins = i > 0 && window.lines[i - 1].taken == Kind::chrome;
        if (joins)
            window.found.back().end = line.end;
        else
            window.found.push_back({line.begin, line.end, Kind::chrome});
    }
}

}  // namespace palimpsest::noise
