#include "teasers.hpp"

#include "characters.hpp"

namespace palimpsest::noise {

namespace {

constexpr std::uint64_t shortest = 60;  // Bytes: 20 characters; shorter lines repeat by chance.
constexpr std::size_t lines_ahead = 6;  // That many lines may stand between abstract and text.

/// `text` without the `...` at its end and what invites to read on; empty where it has none.
std::string_view without_ellipsis(std::string_view text) {
    for (const std::string_view invitation :
         {"[详细]", "【详细】", "[全文]", "查看全文", "阅读全文", "更多>>", "更多", "详情"})
        if (text.ends_with(invitation)) {
            text = trimmed(text.substr(0, text.size() - invitation.size()));
            break;
        }
    std::size_t dots = 0;
    std::string_view rest = text;
    for (;;) {
        const CodePoint last = code_point_before(rest, rest.size());
        if (last.value == U'…')
            dots += 3;
        else if (last.value == '.' || last.value == U'。')
            dots += 1;
        else
            break;
        rest.remove_suffix(last.size);
    }
    return dots >= 3 ? rest : std::string_view{};
}

bool is_passed_over(char32_t value) {
    return is_blank(value) || value == '\n' || value == '>' || value == '*' || value == U'＞';
}

/// True when `text` begins with `abstract`, blanks and stray marks apart.
bool repeats(std::string_view abstract, std::string_view text) {
    std::uint64_t at = 0;
    for (const auto [offset, value, size] : code_points(abstract)) {
        if (is_passed_over(value)) continue;
        CodePoint next = code_point_at(text, at);
        while (next.size > 0 && is_passed_over(next.value)) {
            at += next.size;
            next = code_point_at(text, at);
        }
        if (next.value != value) return false;
        at += next.size;
    }
    return true;
}

}  // namespace

void find_teasers(Window& window) {
    for (std::size_t i = 0; i < window.lines.size(); ++i) {
        Line& line = window.lines[i];
        if (line.taken || line.end - line.begin < shortest) continue;
        const std::string_view abstract = without_ellipsis(window.in(line));
        if (abstract.size() < shortest) continue;
        std::size_t seen = 0;
        for (std::size_t k = i + 1; k < window.lines.size() && seen < lines_ahead; ++k) {
            if (window.lines[k].taken) continue;
            ++seen;
            const std::uint64_t begin = window.lines[k].begin;
            if (!repeats(abstract, window.text.substr(begin, window.end - begin))) continue;
            line.taken = Kind::teaser;
            window.found.push_back({line.begin, line.end, Kind::teaser});
            break;
        }
    }
}

}  // namespace palimpsest::noise
