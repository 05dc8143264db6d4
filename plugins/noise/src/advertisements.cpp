#include "advertisements.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "advertisement_words.hpp"
#include "characters.hpp"

namespace palimpsest::noise {

namespace {

constexpr int opening_reach = 32;  // Code points before an address in which its words may begin.
constexpr int name_reach = 16;     // Code points of a site's name.
constexpr int bracket_reach = 40;  // Code points in a bracket around an address.
constexpr std::uint64_t edge_reach = 30;  // Bytes of marks beside an advertisement on its own line.
constexpr int phrase_reach = 48;          // Code points of an advertisement without an address.

/// A bracket that an advertisement stands in.
char32_t closing_of(char32_t opening) {
    switch (opening) {
        case U'（':
            return U'）';
        case '(':
            return ')';
        case U'【':
            return U'】';
        case '[':
            return ']';
        case U'［':
            return U'］';
        case U'〔':
            return U'〕';
        case U'「':
            return U'」';
        case U'《':
            return U'》';
        default:
            return 0;
    }
}

/// The end of the bracket that `opening` opened, behind its closing mark; 0 where it stays open.
std::uint64_t bracket_end(std::string_view text, std::uint64_t at, std::uint64_t end,
                          char32_t opening) {
    const char32_t closing = closing_of(opening);
    for (int i = 0; i < bracket_reach && at < end; ++i) {
        const CodePoint next = code_point_at(text, at);
        if (next.value == closing || (opening == U'（' && next.value == ')') ||
            (opening == '(' && next.value == U'）'))
            return at + next.size;
        if (is_stop(next.value)) return 0;
        at += next.size;
    }
    return 0;
}

/// Steps back from an address over what belongs to it: blanks, colons.
std::uint64_t skip_back(std::string_view text, std::uint64_t at, std::uint64_t least) {
    while (at > least) {
        const CodePoint before = code_point_before(text, at);
        if (!is_blank(before.value) && before.value != U'：' && before.value != ':') break;
        at -= before.size;
    }
    return at;
}

/// The first opening of an advertisement before `at`, with nothing between that ends a sentence;
/// `at` itself where there is none. `bracket`: the open bracket that was met on the way, or `at`.
std::uint64_t opening_before(std::string_view text, std::uint64_t at, std::uint64_t least,
                             std::uint64_t& bracket) {
    const std::uint64_t address = at;
    std::uint64_t found = at;
    bracket = at;
    for (int i = 0; i < opening_reach && at > least; ++i) {
        const CodePoint before = code_point_before(text, at);
        if (is_stop(before.value) || (is_closing(before.value) && before.value != U'”')) break;
        at -= before.size;
        if (closing_of(before.value) != 0) {
            if (bracket != address) break;
            bracket = at;
            continue;
        }
        // A comma may stand inside of the words (找范文，上…), not between a sentence and them.
        const std::string_view rest = text.substr(at, address - at);
        if (!leading_word(rest, address_openings).empty()) found = at;
    }
    return found;
}

/// Words behind the address that belong to it.
std::uint64_t tail_end(std::string_view text, std::uint64_t at, std::uint64_t end,
                       bool has_opening) {
    for (int round = 0; round < 3; ++round) {
        std::uint64_t next = at;
        bool is_apart = false;
        while (next < end) {
            const CodePoint mark = code_point_at(text, next);
            if (!is_blank(mark.value) && !is_comma(mark.value)) break;
            next += mark.size;
            is_apart = true;
        }
        const std::string_view word = leading_word(text.substr(next, end - next), address_tails);
        if (word.empty() || !(is_apart || has_opening || round > 0)) break;
        at = next + word.size();
    }
    return at;
}

bool has_ink(std::string_view text) {
    for (const auto [offset, value, size] : code_points(text))
        if (is_han(value) || is_alphanumeric(value)) return true;
    return false;
}

bool contains_one_of_slogans(std::string_view text) {
    return std::any_of(std::begin(slogans), std::end(slogans),
                       [&](std::string_view word) { return text.find(word) != text.npos; });
}

/// What stands in a bracket before its address makes it an advertisement: a site's name or an
/// offer, but not 网址 or 官网.
bool advertises(std::string_view text) {
    if (text.find("网址") != text.npos || text.find("官网") != text.npos) return false;
    return contains_one_of_slogans(text) ||
           (!trailing_word(text, site_endings).empty() && count_code_points(text) >= 3);
}

std::vector<std::uint64_t> name_begins_before(std::string_view text, std::uint64_t name_end,
                                              std::uint64_t least) {
    std::vector<std::uint64_t> begins;
    const std::string_view ending =
        trailing_word(text.substr(least, name_end - least), site_endings);
    if (ending.empty()) return begins;
    std::uint64_t at = name_end;
    for (int i = 0; i < name_reach && at > least; ++i) {
        const CodePoint before = code_point_before(text, at);
        if (!is_han(before.value) && !is_alphanumeric(before.value)) break;
        at -= before.size;
        begins.push_back(at);
    }
    return begins;
}

int weight(const JunctionEvidence& evidence) {
    constexpr std::array<int, 7> weights = {0, 0, 2, 4, 7, 7, 10};
    return weights[static_cast<std::size_t>(evidence.joined)];
}

/// Names of sites have 3 to 6 characters as a rule.
int length_weight(std::size_t length) {
    if (length == 0) return -1;
    if (length < 3) return -4;
    return length <= 6 ? 2 : length <= 8 ? 1 : -2;
}

}  // namespace

Injected injected_around(std::string_view text, const Line& line, const Address& address) {
    Injected injected{address.begin, address.end, Kind::url};
    const std::uint64_t before = skip_back(text, address.begin, line.begin);
    std::uint64_t bracket = before;
    const std::uint64_t opening = opening_before(text, before, line.begin, bracket);
    const bool has_opening = opening < before;
    if (bracket < before) {
        const char32_t mark = code_point_at(text, bracket).value;
        const std::uint64_t end = bracket_end(text, address.end, line.end, mark);
        const std::uint64_t inside = bracket + code_point_at(text, bracket).size;
        if (end != 0 && has_opening && opening < bracket) {
            injected = {opening, tail_end(text, end, line.end, true), Kind::advertisement};
        } else if (end != 0 && advertises(text.substr(inside, before - inside))) {
            injected = {bracket, end, Kind::advertisement};
        } else if (end != 0) {
            return injected;  // The text's own: 平台（www.…）.
        }
    }
    if (injected.kind == Kind::url) {
        const std::uint64_t end = tail_end(text, address.end, line.end, has_opening);
        if (has_opening)
            injected = {opening, end, Kind::advertisement};
        else if (end > address.end)
            injected = {address.begin, end, Kind::advertisement};
        if (!has_opening) injected.name_begins = name_begins_before(text, before, line.begin);
    }
    if (injected.kind == Kind::advertisement && injected.begin - line.begin <= edge_reach &&
        line.end - injected.end <= edge_reach &&
        !has_ink(text.substr(line.begin, injected.begin - line.begin)) &&
        !has_ink(text.substr(injected.end, line.end - injected.end)))
        return {line.begin, line.end, Kind::advertisement};
    return injected;
}

std::uint64_t chosen_begin(std::string_view text, const Injected& injected,
                           const JunctionReader& junctions, Language& language) {
    const std::string_view right = text.substr(injected.end, 64);
    std::uint64_t best = injected.begin;
    int best_score = -1000;
    const auto consider = [&](std::uint64_t begin, std::size_t length) {
        const std::string_view left = text.substr(0, begin);
        int score = length_weight(length) + weight(junctions.evidence({begin, injected.end}));
        if (language.words.word_spans(left, right)) score += 3;
        if (language.pairs.joins(left, right)) score += 2;
        const std::string_view name = text.substr(begin, 64);
        if (length > 0 && language.words.word_spans(left, name)) score -= 4;
        if (length > 0) score += language.pairs.joins(left, name) ? -1 : 1;
        const char32_t before = last_of(left);
        if (length > 0 && !is_han(before) && !is_alphanumeric(before)) score += 3;
        if (score > best_score) {
            best_score = score;
            best = begin;
        }
    };
    consider(injected.begin, 0);
    for (std::size_t i = 0; i < injected.name_begins.size(); ++i)
        consider(injected.name_begins[i], i + 1);
    return best;
}

Noise phrase_at(std::string_view text, const Line& line, std::uint64_t offset,
                std::uint64_t least) {
    const Noise none{offset, offset, Kind::advertisement};
    const std::string_view rest = text.substr(offset, line.end - offset);
    const std::string_view opening = leading_word(rest, phrase_openings);
    if (opening.empty()) return none;
    const CodePoint before = code_point_before(text, offset);
    const bool is_bracketed = offset > line.begin && closing_of(before.value) != 0;
    const bool is_alone =
        offset == line.begin || is_bracketed || is_stop(before.value) || is_blank(before.value);
    std::uint64_t at = offset + opening.size();
    std::uint64_t site_end = 0;
    for (int i = 0; i < phrase_reach && at < line.end; ++i) {
        const CodePoint next = code_point_at(text, at);
        if (is_bracketed && next.value == closing_of(before.value))
            return {std::max(least, offset - before.size), at + next.size, Kind::advertisement};
        if (is_stop(next.value)) break;
        // The words before an address are read with it.
        if ((next.value == ':' || next.value == '.') && address_at(text, at, offset)) return none;
        at += next.size;
        if (site_end == 0 &&
            !trailing_word(text.substr(offset + opening.size(), at - offset - opening.size()),
                           site_endings)
                 .empty())
            site_end = at;
    }
    const bool is_complete = at == line.end || is_stop(code_point_at(text, at).value);
    if (is_alone && is_complete) {
        // The stop behind it goes with it; the one before it ends the sentence.
        if (at < line.end) at += code_point_at(text, at).size;
        return {offset, at, Kind::advertisement};
    }
    if (site_end != 0 && !is_alone && opening.starts_with("本"))
        return {offset, site_end, Kind::advertisement};
    return none;
}

Slogan read_slogan(std::string_view text, const Line& line, std::uint64_t offset) {
    const CodePoint opening = code_point_at(text, offset);
    const std::uint64_t inside = offset + opening.size;
    const std::uint64_t end = bracket_end(text, inside, line.end, opening.value);
    if (end == 0) return {};
    const std::uint64_t last = boundary_before(text, end);
    const std::string_view content = text.substr(inside, last - inside);
    if (!leading_word(content, address_openings).empty() &&
        !trailing_word(content, site_endings).empty())
        return {end, content, true};  // [百度搜索：…网]
    std::uint64_t name_end = inside;
    while (name_end < last) {
        const CodePoint next = code_point_at(text, name_end);
        if (is_comma(next.value) || next.value == U'：' || is_blank(next.value)) break;
        name_end += next.size;
    }
    const std::string_view name = text.substr(inside, name_end - inside);
    if (count_code_points(name) < 3 || trailing_word(name, site_endings).empty()) return {};
    const std::string_view rest = text.substr(name_end, last - name_end);
    return {end, name, opening.value == U'【' && !rest.empty() && contains_one_of_slogans(rest)};
}

}  // namespace palimpsest::noise
