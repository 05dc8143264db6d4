#include "breaks.hpp"

#include <algorithm>

#include "characters.hpp"
#include "palimpsest/text/numerals.hpp"

namespace palimpsest::noise {

namespace {

constexpr std::size_t neighbours = 12;        // Lines on each side that show a common width.
constexpr std::size_t least_alike = 3;        // So many of them, this one too, have to agree.
constexpr std::uint64_t width_slack = 4;      // Columns; a line breaks before a word or a number.
constexpr std::uint64_t least_size = 50;      // Bytes of a line that is wrapped rather than short,
constexpr std::uint64_t most_size = 600;      // and of one that is a paragraph.
constexpr std::uint64_t long_clause = 100;    // Columns: no heading is that long.
constexpr std::size_t longest_heading = 180;  // Bytes of a numbered line that is no paragraph.
constexpr std::uint64_t short_line = 16;      // Columns: 各位代表，

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
    for (std::size_t at = line.find("\xE3\x80\x82"); at != line.npos;) return true;
    for (const std::string_view stop : {"；", "！", "？"})
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

/// 各位代表： opens a speech.
bool is_salutation(std::string_view line) {
    return width_of(line) <= 40 && (line.starts_with("各位") || line.starts_with("同志们")) &&
           (line.ends_with("：") || line.ends_with(":") || line.ends_with("！"));
}

/// True when the lines around `i` break at its length and none is longer. `length` measures a line.
template <class Length>
bool breaks_at_common_length(const Window& window, std::size_t i, Length length) {
    const auto whole_length = [&](std::size_t k) {
        return length(window.in(window.lines[k])) + (window.lines[k].is_indented ? 4 : 0);
    };
    const std::uint64_t own = whole_length(i);
    std::size_t alike = 0;
    const std::size_t first = i - std::min(i, neighbours);
    const std::size_t last = std::min(i + neighbours + 1, window.lines.size());
    for (std::size_t k = first; k < last; ++k) {
        if (window.lines[k].taken) continue;
        if (window.lines[k].end - window.lines[k].begin > 4 * (own + 8)) return false;
        const std::uint64_t other = whole_length(k);
        if (other > own + width_slack) return false;
        alike += other + width_slack >= own;
    }
    return alike >= least_alike;
}

/// Lines are wrapped at a number of columns or of characters.
bool breaks_at_common_width(const Window& window, std::size_t i) {
    const std::string_view line = window.in(window.lines[i]);
    if (line.size() < least_size || line.size() > most_size) return false;
    return breaks_at_common_length(window, i, width_of) ||
           breaks_at_common_length(window, i, count_code_points);
}

/// Do the long lines around `i` have their ends?
bool neighbours_are_complete(const Window& window, std::size_t i) {
    std::size_t complete = 0;
    std::size_t all = 0;
    const std::size_t first = i - std::min(i, neighbours / 2);
    const std::size_t last = std::min(i + neighbours / 2 + 1, window.lines.size());
    for (std::size_t k = first; k < last; ++k) {
        const std::string_view line = window.in(window.lines[k]);
        if (k == i || window.lines[k].taken || line.size() < 120) continue;
        ++all;
        complete += is_final(last_of(plain(line)));
    }
    return all >= 2 && complete * 4 >= all * 3;
}

LineEnd line_end(const Window& window, std::size_t i) {
    const std::string_view line = plain(window.in(window.lines[i]));
    if (line.empty()) return LineEnd::complete;
    const char32_t last = last_of(line);
    if (is_final(last)) return LineEnd::complete;
    const bool is_emphasis = window.in(window.lines[i]).ends_with('*');
    if (is_comma(last))
        return width_of(line) > short_line && !is_emphasis ? LineEnd::comma : LineEnd::complete;
    if (is_emphasis) return LineEnd::complete;
    if (has_inner_stop(line))
        return is_numbered(line) && line.size() <= longest_heading ? LineEnd::complete
                                                                   : LineEnd::sentence;
    if (!has_comma(line)) return LineEnd::complete;
    return LineEnd::unpunctuated;
}

}  // namespace

std::vector<Break> breaks_in(const Window& window) {
    std::vector<Break> breaks;
    const std::size_t count = window.lines.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (window.lines[i].taken) continue;
        const std::string_view line = window.in(window.lines[i]);
        // Most lines are complete.
        if (is_final(last_of(line)) && !line.ends_with('*')) continue;
        const LineEnd how = line_end(window, i);
        std::size_t next = i + 1;
        while (next < count && window.lines[next].taken) ++next;
        if (next == count && !window.is_last()) continue;
        Break found{.line = i, .next = next, .how = how};
        found.junction.left = window.lines[i].end;
        found.junction.right = next < count ? window.lines[next].begin : window.text.size();
        found.is_wrapped = breaks_at_common_width(window, i);
        if (next < count) {
            const std::string_view behind = window.in(window.lines[next]);
            found.is_new_start = is_numbered(behind) || is_title(behind) || is_salutation(behind);
        } else {
            found.is_new_start = true;
        }
        breaks.push_back(found);
    }
    return breaks;
}

BreakEvidence break_evidence(const Window& window, const Break& where,
                             const JunctionReader& junctions, Segmenter& words) {
    BreakEvidence evidence;
    const std::string_view left = window.text.substr(0, where.junction.left);
    evidence.junction = junctions.evidence(where.junction);
    if (where.next < window.lines.size())
        evidence.word_spans = words.word_spans(left, window.text.substr(where.junction.right, 64));
    const char32_t usual = evidence.junction.usual_next;
    if (is_han(usual)) evidence.half_word = words.word_spans(left, encoded(usual).view());
    return evidence;
}

Verdict verdict(const Window& window, const Break& where, const BreakEvidence& evidence) {
    const bool is_last = where.next == window.lines.size();
    const int joined = evidence.junction.joined;
    if (where.is_wrapped && !where.is_new_start) return Verdict::joins;
    if (where.how == LineEnd::complete || where.how == LineEnd::unpunctuated) {
        if (where.how == LineEnd::unpunctuated && !where.is_new_start && joined >= 4 &&
            !is_numbered(window.in(window.lines[where.line])))
            return Verdict::joins;
        if (evidence.half_word && joined < 3 && !evidence.word_spans) return Verdict::cut;
        if (where.how == LineEnd::complete) return Verdict::neither;
        const std::string_view line = plain(window.in(window.lines[where.line]));
        if (width_of(line) < long_clause || !neighbours_are_complete(window, where.line))
            return Verdict::neither;
    }
    if (is_last || where.is_new_start)
        return where.how != LineEnd::comma && evidence.junction.four_end_a_clause ? Verdict::neither
                                                                                  : Verdict::cut;
    int score = evidence.word_spans ? 4 : 0;
    score += joined >= 4 ? 5 : joined == 3 ? 3 : joined == 2 ? 1 : -1;
    if (evidence.junction.goes_on_otherwise) score -= 2;
    if (evidence.half_word) score -= 2;
    if (cannot_begin(first_of(window.in(window.lines[where.next])))) score += 6;
    return score > 0 ? Verdict::joins : Verdict::cut;
}

void resolve_breaks(Window& window, const std::vector<Break>& breaks,
                    const JunctionReader& junctions, Segmenter& words) {
    for (const Break& where : breaks) {
        const Verdict result =
            verdict(window, where, break_evidence(window, where, junctions, words));
        if (result == Verdict::cut)
            window.found.push_back({where.junction.left, where.junction.left, Kind::truncation});
        if (result != Verdict::joins) continue;
        // The break between the lines, around the page numbers that stand between them.
        std::uint64_t at = window.lines[where.line].ink_end;
        for (std::size_t k = where.line + 1; k <= where.next; ++k) {
            window.found.push_back({at, window.lines[k].begin, Kind::artefact});
            at = window.lines[k].ink_end;
        }
    }
}

}  // namespace palimpsest::noise
