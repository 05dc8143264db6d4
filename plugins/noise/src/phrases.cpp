#include "phrases.hpp"

#include <algorithm>

#include "addresses.hpp"
#include "advertisement_words.hpp"
#include "brackets.hpp"
#include "characters.hpp"

namespace palimpsest::noise {

namespace {

constexpr int phrase_reach = 48;  // Code points of an advertisement without an address.

}  // namespace

bool has_slogan(std::string_view text) {
    return std::any_of(std::begin(slogans), std::end(slogans),
                       [&](std::string_view word) { return text.find(word) != text.npos; });
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
    const std::string_view words = text.substr(offset, std::max(site_end, offset) - offset);
    const bool invites = std::any_of(
        std::begin(invitations), std::end(invitations),
        [&](std::string_view invitation) { return words.find(invitation) != words.npos; });
    if (site_end != 0 && !is_alone && (opening.starts_with("本") || invites))
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
    std::string_view site = content;
    while (!site.empty() &&
           (is_alphanumeric(last_of(site)) || last_of(site) == '-' || last_of(site) == '.'))
        site.remove_suffix(1);
    if (!leading_word(content, address_openings).empty() &&
        !trailing_word(site, site_endings).empty())
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
    return {end, name, opening.value == U'【' && !rest.empty() && has_slogan(rest)};
}

}  // namespace palimpsest::noise
