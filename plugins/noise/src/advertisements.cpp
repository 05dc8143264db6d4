#include "advertisements.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "advertisement_words.hpp"
#include "brackets.hpp"
#include "characters.hpp"
#include "phrases.hpp"

namespace palimpsest::noise {

namespace {

constexpr int opening_reach = 32;  // Code points before an address in which its words may begin.
constexpr int name_reach = 16;     // Code points of a site's name.
constexpr std::uint64_t edge_reach = 30;  // Bytes of marks beside an advertisement on its own line.
constexpr std::size_t names_compared = 8;  // Names that each is compared with.

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

constexpr int dash_reach = 20;  // Code points between an address and the dashes around it.

bool is_end_of_clause(char32_t value) { return is_stop(value) || is_comma(value); }

/// Before an address: where the —— begins that its words stand behind; `at` where there is none.
std::uint64_t dashes_before(std::string_view text, std::uint64_t at, std::uint64_t least) {
    std::uint64_t begin = at;
    for (int i = 0; i < dash_reach && begin > least; ++i) {
        const CodePoint before = code_point_before(text, begin);
        if (is_end_of_clause(before.value)) break;
        begin -= before.size;
        if (begin >= least + 3 && text.substr(begin - 3, 6) == "——") return begin - 3;
    }
    return at;
}

/// Behind an address: where the —— ends that closes its words; `at` where there is none.
std::uint64_t dashes_behind(std::string_view text, std::uint64_t at, std::uint64_t end) {
    std::uint64_t next = at;
    for (int i = 0; i < dash_reach && next < end; ++i) {
        if (text.substr(next, 6) == "——" && next + 6 <= end) return next + 6;
        const CodePoint mark = code_point_at(text, next);
        if (is_end_of_clause(mark.value)) break;
        next += mark.size;
    }
    return at;
}

bool has_ink(std::string_view text) {
    for (const auto [offset, value, size] : code_points(text))
        if (is_han(value) || is_alphanumeric(value)) return true;
    return false;
}

/// What stands in a bracket before its address makes it an advertisement: a site's name or an
/// offer, but not 网址 or 官网.
bool advertises(std::string_view text) {
    if (text.find("网址") != text.npos || text.find("官网") != text.npos) return false;
    return has_slogan(text) ||
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
        } else if (end != 0 && before == inside && tail_end(text, end, line.end, true) > end) {
            // 甲乙文库(www.…)提供: the name stands before the bracket.
            injected = {bracket, tail_end(text, end, line.end, true), Kind::advertisement};
            injected.name_begins = name_begins_before(text, bracket, line.begin);
        } else if (end != 0) {
            return injected;  // The text's own: 平台（www.…）.
        }
    }
    const std::uint64_t dashes = dashes_before(text, address.begin, line.begin);
    const std::uint64_t dashes_end = dashes_behind(text, address.end, line.end);
    if (injected.kind == Kind::url && dashes < address.begin && dashes_end > address.end)
        injected = {dashes, dashes_end, Kind::advertisement};
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

void compare_names(std::string_view text, std::vector<Injected>& injected) {
    const auto shared = [&](const Injected& a, const Injected& b) {
        std::size_t count = 0;
        while (count < a.name_begins.size() && count < b.name_begins.size() &&
               code_point_at(text, a.name_begins[count]) ==
                   code_point_at(text, b.name_begins[count]))
            ++count;
        return count;
    };
    for (std::size_t i = 0; i < injected.size(); ++i)
        for (std::size_t k = i + 1; k < injected.size() && k <= i + names_compared; ++k) {
            const std::size_t count = shared(injected[i], injected[k]);
            injected[i].shared = std::max(injected[i].shared, count);
            injected[k].shared = std::max(injected[k].shared, count);
        }
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
        if (length >= 3 && length == injected.shared) score += 5;
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

}  // namespace palimpsest::noise
