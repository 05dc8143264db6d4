#include "chrome_line.hpp"

#include <algorithm>
#include <array>

#include "characters.hpp"
#include "chrome_words.hpp"
#include "palimpsest/text/code_point_finder.hpp"

namespace palimpsest::noise {

namespace {

constexpr std::size_t longest_line = 600;       // Bytes; longer lines are text.
constexpr std::uint64_t longest_value = 30;     // Code points of a field's value.
constexpr std::uint64_t longest_crumb = 24;     // Code points of a step of a breadcrumb.
constexpr std::size_t longest_editorial = 450;  // Bytes of a line of the site about its text.
constexpr std::uint64_t longest_menu = 10;      // Code points of an entry of a menu.

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
    int pagers = 0;  ///< Of the buttons.
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
            counts.pagers += is_one_of(token, pager_buttons);
        } else if (is_figure(token)) {
            ++counts.figures;
        } else if (!was_value || count_code_points(token) > longest_value) {
            ++counts.others;
        }
    });
    return counts;
}

/// 首页 > 政务公开 > 正文: short steps, at least two marks, and a word of pages among the steps;
/// or three marks and no sentence. Two marks alone are weak.
PageEvidence breadcrumb_evidence(std::string_view line) {
    int marks = 0;
    std::uint64_t length = 0;
    bool was_mark = true;  // A mark at the line's begin is stray, and no step.
    for (const auto [offset, value, size] : code_points(line)) {
        if (is_stop(value) || is_comma(value)) return PageEvidence::none;
        if (is_crumb_mark(value)) {
            marks += !was_mark;
            was_mark = true;
            length = 0;
        } else if (!is_blank(value)) {
            was_mark = false;
            if (++length > longest_crumb) return PageEvidence::none;
        }
    }
    if (marks < 1) return PageEvidence::none;
    const TokenCounts counts = counted_tokens(line);
    if (marks >= 3 || (marks >= 2 && counts.buttons > 0) ||
        (counts.buttons > 0 && (line.starts_with("首页") || line.starts_with("Home"))))
        return PageEvidence::strong;
    return marks >= 2 ? PageEvidence::weak : PageEvidence::none;
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
    while (is_opening(first_of(line))) line.remove_prefix(code_point_at(line, 0).size);
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

constexpr std::string_view editor = "小编";

/// The first characters of `editorial_marks` and of `editor`.
constexpr auto editorial_firsts = [] {
    std::array<char32_t, std::size(editorial_marks) + 1> firsts{};
    std::transform(std::begin(editorial_marks), std::end(editorial_marks), firsts.begin(),
                   [](std::string_view mark) { return code_point_at(mark, 0).value; });
    firsts.back() = code_point_at(editor, 0).value;
    return firsts;
}();
constexpr CodePointFinder editorial_finder({editorial_firsts.data(), editorial_firsts.size()});

/// 下面是小编为大家整理的…，欢迎大家阅读。 and 本文由网友上传，如有侵权请联系我们删除。
bool is_editorial(std::string_view line) {
    const auto holds = [&](std::string_view word) { return line.find(word) != line.npos; };
    // Nearly every line is asked: one pass for all words, not a search for each.
    for (std::uint64_t at = editorial_finder.next(line, 0); at < line.size();
         at = editorial_finder.next(line, at + code_point_at(line, at).size)) {
        const std::string_view rest = line.substr(at);
        if (!leading_word(rest, editorial_marks).empty()) return true;
        if (rest.starts_with(editor) &&
            std::any_of(std::begin(editorial_deeds), std::end(editorial_deeds), holds))
            return true;
    }
    return false;
}

/// [1] [2] 下一页.
bool is_pager(const TokenCounts& counts) {
    return counts.pagers > 0 && counts.others + counts.fields == 0;
}

/// 主持词范文 - 演讲致辞 - 甲乙文库: short parts between dashes that stand apart.
bool is_dashed_path(std::string_view line) {
    int dashes = 0;
    for (std::size_t at = line.find(" - "); at != line.npos; at = line.find(" - ", at + 3))
        ++dashes;
    if (dashes < 2) return false;
    std::uint64_t length = 0;
    for (const auto [offset, value, size] : code_points(line)) {
        if (is_stop(value) || is_comma(value) || is_digit(value)) return false;
        length = value == '-' || is_blank(value) ? 0 : length + 1;
        if (length > longest_crumb) return false;
    }
    return true;
}

/// 公文写作 工作报告 心得体会 演讲稿: at least three entries with blanks between, and nothing else.
bool is_menu(std::string_view line) {
    int entries = 0;
    std::uint64_t length = 0;
    for (const auto [offset, value, size] : code_points(line)) {
        if (is_blank(value)) {
            if (length == 1) return false;  // Spaced out: 会 议 纪 要.
            length = 0;
            continue;
        }
        if (!is_han(value) && !is_letter(value)) return false;
        if (++length > longest_menu) return false;
        entries += length == 1;
    }
    return entries >= 3 && length > 1;
}

bool has_page_mark(std::string_view line) {
    return std::any_of(std::begin(page_marks), std::end(page_marks),
                       [&](std::string_view mark) { return line.find(mark) != line.npos; });
}

}  // namespace

PageEvidence page_evidence(std::string_view line) {
    if (line.size() > longest_line) return PageEvidence::none;
    // Nearly all lines end here: but for the site's own words, sentences have no place on the page.
    if (line.size() <= longest_editorial && is_editorial(line)) return PageEvidence::strong;
    if (has_sentence(line)) return PageEvidence::none;
    if (has_page_mark(line) || opens_like_a_page(line)) return PageEvidence::strong;
    if (opens_list_of_links(line)) return PageEvidence::strong;
    if (is_reading_time(line)) return PageEvidence::strong;
    const PageEvidence breadcrumb = breadcrumb_evidence(line);
    if (breadcrumb != PageEvidence::none) return breadcrumb;
    const TokenCounts counts = counted_tokens(line);
    const int known = counts.buttons + counts.fields;
    // 时间：… 日期：… may stand in a notice; with 字号：… or a button they do not.
    const bool is_sure = counts.sure_fields > 0 || counts.buttons > 0;
    if (known >= 2 && is_sure && known + counts.figures > counts.others)
        return PageEvidence::strong;
    if (is_pager(counts)) return PageEvidence::strong;
    if (is_sure && counts.others == 0) return PageEvidence::weak;
    if (is_dashed_path(line)) return PageEvidence::weak;
    const bool opens = !leading_word(line, page_openings).empty();
    if ((counts.fields > 0 && counts.others == 0) || is_menu(line) ||
        (opens && count_code_points(line) <= 24))
        return PageEvidence::beside;
    return PageEvidence::none;
}

bool opens_list_of_links(std::string_view line) {
    if (line.size() > 150) return false;
    while (!line.empty() && (is_blank(last_of(line)) || last_of(line) == ':' ||
                             last_of(line) == U'：' || is_crumb_mark(last_of(line))))
        line.remove_suffix(code_point_before(line, line.size()).size);
    return !trailing_word(line, list_openings).empty();
}

}  // namespace palimpsest::noise
