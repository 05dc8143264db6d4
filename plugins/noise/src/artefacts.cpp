#include "artefacts.hpp"

#include <algorithm>

#include "characters.hpp"
#include "palimpsest/text/masks.hpp"
#include "palimpsest/text/numerals.hpp"

namespace palimpsest::noise {

namespace {

constexpr std::uint64_t partner_reach =
    600;  // Bytes on each side in which a quote has its partner.

bool is_stray_opening(char32_t value) {
    return value == '>' || value == U'＞' || value == U'»' || value == U'›';
}

bool is_unprintable(char32_t value) {
    return (value < 0x20 && value != '\t' && value != '\n' && value != '\r') || value == 0x7F ||
           (value >= 0x80 && value < 0xA0) || value == 0xAD || value == 0x200B ||
           (value >= 0x200E && value <= 0x200F) || (value >= 0x202A && value <= 0x202E) ||
           value == 0x2060 || value == 0xFEFF || value == 0xFFFC || value == 0xFFFD ||
           (value >= 0xE000 && value <= 0xF8FF) || value >= 0xF0000;
}

/// Joiners mean something between letters of some scripts and in emoji, not beside these.
bool is_joiner(char32_t value) { return value == 0x200C || value == 0x200D; }

bool knows_no_joiner(char32_t value) {
    return value < 0x300 || is_han(value) || (value >= 0x3000 && value < 0x3100) || value >= 0xFF00;
}

bool is_inside_text(char32_t value) {
    return is_han(value) || is_comma(value) || is_stop(value) || is_opening(value) ||
           is_closing(value);
}

void move_begin(const Window& window, Line& line, std::uint64_t begin) {
    const std::string_view rest = trimmed(window.text.substr(begin, line.end - begin));
    if (rest.empty()) return;
    line.begin = static_cast<std::uint64_t>(rest.data() - window.text.data());
}

/// （上接第一版）… and …（下转第三版） at the ends of a line.
void cut_jumps(Window& window, Line& line) {
    const std::uint64_t first = jump_end(window.text, line.begin, line.end);
    if (first > line.begin && first < line.end) {
        window.found.push_back({line.begin, first, Kind::artefact});
        move_begin(window, line, first);
    }
    if (!window.in(line).ends_with("版）")) return;
    const auto opening = window.in(line).rfind("（");
    if (opening == std::string_view::npos || opening == 0) return;
    const std::uint64_t begin = line.begin + opening;
    if (jump_end(window.text, begin, line.end) != line.end) return;
    window.found.push_back({begin, line.end, Kind::artefact});
    line.end = line.begin + trimmed(window.in(line).substr(0, opening)).size();
}

}  // namespace

void find_stray_openings(Window& window) {
    for (Line& line : window.lines) {
        if (line.taken) continue;
        cut_jumps(window, line);
        std::uint64_t at = line.begin;
        while (at < line.end && is_stray_opening(code_point_at(window.text, at).value))
            at += code_point_at(window.text, at).size;
        if (at == line.begin) continue;
        window.found.push_back({line.begin, at, Kind::artefact});
        if (trimmed(window.text.substr(at, line.end - at)).empty())
            line.taken = Kind::artefact;
        else
            move_begin(window, line, at);
    }
}

std::uint64_t unprintable_end(std::string_view text, std::uint64_t offset, std::uint64_t end) {
    std::uint64_t at = offset;
    while (at < end) {
        const CodePoint next = code_point_at(text, at);
        const bool is_useless_joiner = is_joiner(next.value) &&
                                       knows_no_joiner(code_point_before(text, offset).value) &&
                                       knows_no_joiner(code_point_at(text, at + next.size).value);
        if (!is_unprintable(next.value) && !is_useless_joiner) break;
        at += next.size;
    }
    return at;
}

bool is_stray_quote(std::string_view text, const Line& line, std::uint64_t offset) {
    const CodePoint mark = code_point_at(text, offset);
    if (!is_inside_text(code_point_before(text, offset).value) ||
        !is_inside_text(code_point_at(text, offset + mark.size).value))
        return false;
    std::uint64_t begin = offset - std::min(offset - line.begin, partner_reach);
    while (!is_boundary(text, begin)) ++begin;
    std::uint64_t end = std::min(offset + partner_reach, line.end);
    while (!is_boundary(text, end)) --end;
    int balance = 0;  // 与'一带一路”: half of a pair of another kind.
    for (const auto [at, value, size] : code_points(text.substr(begin, end - begin))) {
        if (value == mark.value && begin + at != offset) return false;
        balance += value == U'“' || value == U'‘';
        balance -= value == U'”' || value == U'’';
    }
    return balance == 0;
}

std::uint64_t emphasis_end(std::string_view text, const Line& line, std::uint64_t offset) {
    const auto run = mark_run_at(text, offset);
    if (!run || run->begin != offset || run->length < 2 || run->length > 3 ||
        (run->begin == line.begin && run->end == line.end) || is_mask(text, *run))
        return offset;
    return run->end;
}

std::uint64_t jump_end(std::string_view text, std::uint64_t offset, std::uint64_t end) {
    const CodePoint opening = code_point_at(text, offset);
    constexpr std::string_view words[] = {"上接", "下接", "下转", "紧接", "接第", "转第", "上转"};
    if (!is_opening(opening.value) || offset + opening.size >= end) return offset;
    const std::string_view rest = text.substr(offset + opening.size, end - offset - opening.size);
    const std::string_view word = leading_word(rest, words);
    if (word.empty()) return offset;
    std::uint64_t at = offset + opening.size + word.size();
    if (text.substr(at).starts_with("第")) at += 3;
    auto numeral = read_digits(text, at);
    if (!numeral) numeral = read_chinese_numeral(text, at);
    if (!numeral || numeral->end >= end) return offset;
    at = numeral->end;
    if (!text.substr(at).starts_with("版") && !text.substr(at).starts_with("页")) return offset;
    at += 3;
    const CodePoint closing = code_point_at(text, at);
    return at < end && is_closing(closing.value) ? at + closing.size : offset;
}

}  // namespace palimpsest::noise
