#include "line_shapes.hpp"

#include "characters.hpp"
#include "palimpsest/text/numerals.hpp"

namespace palimpsest::noise {

/// Columns that a line takes: two for a wide character.
std::uint64_t width_of(std::string_view line) {
    std::uint64_t width = 0;
    for (const auto [offset, value, size] : code_points(line)) width += value < 0x2000 ? 1 : 2;
    return width;
}

/// The line without emphasis at its end.
std::string_view plain(std::string_view line) {
    while (line.ends_with('*')) line.remove_suffix(1);
    return trimmed(line);
}

bool has_inner_stop(std::string_view line) {
    for (const std::string_view stop : {"。", "；", "！", "？"})
        if (line.find(stop) != line.npos) return true;
    return false;
}

bool has_comma(std::string_view line) {
    return line.find("，") != line.npos || line.find("、") != line.npos;
}

/// 一、 （一） 1. 第一章: what a heading or an entry begins with.
bool is_numbered(std::string_view line) {
    while (line.starts_with('*') || line.starts_with('#') || line.starts_with(' '))
        line.remove_prefix(1);
    if (line.starts_with("——") || line.starts_with("──") || line.starts_with("- ")) return true;
    if (is_enclosed_numeral(first_of(line))) return true;
    std::uint64_t at = 0;
    const bool is_ordinal = line.starts_with("第");
    if (is_ordinal) at = 3;
    const bool is_bracketed = !is_ordinal && is_opening(first_of(line));
    if (is_bracketed) at = code_point_at(line, 0).size;
    const auto numeral = read_numeral(line, at);
    if (!numeral) return false;
    const char32_t next = code_point_at(line, numeral->end).value;
    if (is_ordinal)
        return next == U'章' || next == U'节' || next == U'条' || next == U'篇' || next == U'部' ||
               next == U'一' || next == U'，' || next == U'、';
    if (is_bracketed) return is_closing(next);
    if (next == U'、' || next == U'．' || next == U'）' || next == ')') return true;
    if (next == '.') {
        // 1. Heading, but not 1.5 million.
        return !is_digit(code_point_at(line, numeral->end + 1).value);
    }
    return (next == U'是' || next == U'要') && is_han(first_of(line));
}

/// Short, and without a mark of a sentence: a title, a name, a date.
bool is_title(std::string_view line) {
    return width_of(line) <= 60 && !has_inner_stop(line) && !has_comma(line) &&
           !is_final(last_of(plain(line)));
}

/// A number that stands alone: 100, 37.6%.
bool is_figure(std::string_view line) {
    if (line.size() > 16 || !is_digit(first_of(line))) return false;
    for (const auto [offset, value, size] : code_points(line))
        if (!is_digit(value) && value != '.' && value != '%' && value != U'％') return false;
    return true;
}

/// 各位代表： opens a speech.
bool is_salutation(std::string_view line) {
    return width_of(line) <= 40 && (line.starts_with("各位") || line.starts_with("同志们")) &&
           (line.ends_with("：") || line.ends_with(":") || line.ends_with("！"));
}

/// 一、… or （一）…, but not 一是… or 二要…, which are sentences.
bool is_glued_heading(std::string_view sentence) {
    if (!is_numbered(sentence) || is_dash(first_of(sentence))) return false;
    const auto numeral = read_numeral(sentence, 0);
    if (!numeral) return true;
    const char32_t next = code_point_at(sentence, numeral->end).value;
    return next != U'是' && next != U'要';
}

}  // namespace palimpsest::noise
