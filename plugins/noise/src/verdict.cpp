#include "breaks.hpp"
#include "characters.hpp"
#include "line_shapes.hpp"

namespace palimpsest::noise {

namespace {

constexpr std::uint64_t long_clause = 100;  // Columns: no heading is that long.

}  // namespace

BreakEvidence break_evidence(const Window& window, const Break& where,
                             const JunctionReader& junctions, Language& language) {
    BreakEvidence evidence;
    const std::string_view left = window.text.substr(0, where.junction.left);
    const std::string_view right = window.text.substr(where.junction.right, 64);
    evidence.junction = junctions.evidence(where.junction);
    if (const std::uint64_t usual = evidence.junction.usual_next; usual != 0)
        evidence.half_word = language.words.word_spans(left, window.text.substr(usual, 64));
    if (where.how == LineEnd::complete) return evidence;
    evidence.word_spans =
        where.next < window.lines.size() && language.words.word_spans(left, right);
    evidence.is_pair = language.pairs.joins(left, right);
    evidence.is_rare =
        !language.pairs.knows(last_of(left)) || !language.pairs.knows(first_of(right));
    evidence.may_end =
        evidence.junction.two_end_a_clause && language.pairs.has(last_of(left), U'。');
    evidence.may_begin = language.pairs.has(U'，', first_of(right));
    return evidence;
}

namespace {

/// Above 0 where two lines belong together rather than not. The weights are those of a logistic
/// regression on lines that were broken and cut on purpose, see tools/cut_benchmark.py.
int join_score(const Break& where, const BreakEvidence& evidence) {
    const int joined = evidence.junction.joined;
    int score = evidence.word_spans ? 17 : 0;
    score += joined >= 4 ? 17 : joined == 3 ? 4 : joined == 2 ? 1 : 0;
    if (evidence.is_pair)
        score += 13;
    else if (joined == 0)
        score -= 18;
    if (evidence.is_rare) score += 6;
    if (evidence.junction.goes_on_otherwise) score -= 5;
    if (evidence.half_word) score -= 4;
    if (where.how == LineEnd::comma) score -= 3;
    return score;
}

}  // namespace

Verdict verdict(const Window& window, const Break& where, const BreakEvidence& evidence) {
    const bool is_last = where.next == window.lines.size();
    const int joined = evidence.junction.joined;
    if (where.is_wrapped && !where.is_new_start) return Verdict::joins;
    const std::string_view line = plain(window.in(window.lines[where.line]));
    const std::string_view next =
        is_last ? std::string_view{} : window.in(window.lines[where.next]);
    if (where.how == LineEnd::complete) {
        // 四、全力为人大代: a heading that is cut in the middle of a word.
        return evidence.half_word && is_numbered(line) && !is_dash(first_of(line))
                   ? Verdict::cut
                   : Verdict::neither;
    }
    if (is_figure(next)) return Verdict::joins;
    if (where.how == LineEnd::unpunctuated) {
        const bool joins = joined >= 4 || (evidence.word_spans && evidence.is_pair);
        if (!where.is_new_start && joins && !is_numbered(line)) return Verdict::joins;
        if (evidence.half_word && joined < 3 && !evidence.word_spans) return Verdict::cut;
        if (width_of(line) < long_clause || !where.has_complete_neighbours) return Verdict::neither;
    }
    // A sentence may break before a figure: many texts do so throughout.
    const bool follows_at_once = where.next == where.line + 1 && !where.is_new_start;
    if (follows_at_once && where.how != LineEnd::unpunctuated && is_digit(first_of(next)))
        return Verdict::joins;
    const bool may_end =
        where.how != LineEnd::comma && (evidence.may_end || evidence.junction.four_end_a_clause);
    if (where.is_new_start) return may_end ? Verdict::neither : Verdict::cut;
    if (cannot_begin(first_of(next)) || join_score(where, evidence) > 0) return Verdict::joins;
    const bool is_paragraph = evidence.junction.four_end_a_clause && evidence.may_begin;
    return may_end && is_paragraph ? Verdict::neither : Verdict::cut;
}

namespace {

/// The break between two lines that belong together, around the page numbers between them.
void add_break(Window& window, const Break& where) {
    std::uint64_t at = window.lines[where.line].ink_end;
    for (std::size_t k = where.line + 1; k <= where.next; ++k) {
        window.found.push_back({at, window.lines[k].begin, Kind::artefact});
        at = window.lines[k].ink_end;
    }
}

/// A page that begins in mid-word behind one that ends with a sentence: 步健康发展。
bool begins_cut(const Window& window, std::size_t i, Language& language) {
    const Line& line = window.lines[i];
    const std::string_view ink = window.in(line);
    if (line.taken || !line.is_after_page || line.is_indented || !has_inner_stop(ink) ||
        is_numbered(ink))
        return false;
    std::size_t before = i;
    while (before > 0 && window.lines[before - 1].taken) --before;
    if (before == 0 || !is_final(last_of(window.in(window.lines[before - 1])))) return false;
    const char32_t first = first_of(ink);
    return is_han(first) && language.pairs.knows(first) && !language.pairs.has(U'，', first) &&
           !language.pairs.has(U'。', first) && !language.pairs.has(U'、', first) &&
           !language.words.word_spans(ink.substr(0, code_point_at(ink, 0).size),
                                      ink.substr(code_point_at(ink, 0).size));
}

}  // namespace

void resolve_breaks(Window& window, const std::vector<Break>& breaks,
                    const JunctionReader& junctions, Language& language) {
    std::size_t figure = window.lines.size();  // The figure that the line before goes on with.
    for (const Break& where : breaks) {
        Verdict result = verdict(window, where, break_evidence(window, where, junctions, language));
        if (where.line == figure && result == Verdict::neither && !where.is_new_start)
            result = Verdict::joins;
        if (result == Verdict::cut)
            window.found.push_back({where.junction.left, where.junction.left, Kind::truncation});
        if (result != Verdict::joins) continue;
        add_break(window, where);
        if (is_figure(window.in(window.lines[where.next]))) figure = where.next;
    }
    for (std::size_t i = 0; i < window.lines.size(); ++i)
        if (begins_cut(window, i, language))
            window.found.push_back(
                {window.lines[i].begin, window.lines[i].begin, Kind::truncation});
}

}  // namespace palimpsest::noise
