#include "breaks.hpp"

#include <algorithm>

#include "characters.hpp"
#include "line_shapes.hpp"

namespace palimpsest::noise {

namespace {

constexpr std::size_t neighbours = 12;        // Lines on each side that show a common width.
constexpr std::size_t least_alike = 3;        // So many of them, this one too, have to agree.
constexpr std::uint64_t width_slack = 4;      // Columns; a line breaks before a word or a number.
constexpr std::uint64_t least_size = 50;      // Bytes of a line that is wrapped rather than short,
constexpr std::uint64_t most_size = 600;      // and of one that is a paragraph.
constexpr std::size_t longest_heading = 180;  // Bytes of a numbered line that is no paragraph.
constexpr std::uint64_t short_line = 16;      // Columns: 各位代表，

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

/// The last sentence of a line, which may be a heading glued to its end.
std::string_view behind_last_stop(std::string_view line) {
    const auto at = line.rfind("。");
    return at == line.npos ? std::string_view{} : trimmed(line.substr(at + 3));
}

LineEnd line_end(const Window& window, std::size_t i) {
    const std::string_view line = plain(window.in(window.lines[i]));
    if (line.empty()) return LineEnd::complete;
    const char32_t last = last_of(line);
    if (is_final(last)) return LineEnd::complete;
    const bool is_emphasis = window.in(window.lines[i]).ends_with('*');
    const std::string_view before = line.substr(0, boundary_before(line, line.size()));
    if (is_stop(last_of(before))) return LineEnd::complete;  // 。‘: a stray mark behind the end.
    if (is_comma(last))
        return width_of(line) > short_line && !is_emphasis ? LineEnd::comma : LineEnd::complete;
    if (is_emphasis) return LineEnd::complete;
    if (has_inner_stop(line)) {
        const bool is_heading = is_numbered(line) && line.size() <= longest_heading;
        return is_heading || is_glued_heading(behind_last_stop(line)) ? LineEnd::complete
                                                                      : LineEnd::sentence;
    }
    if (!has_comma(line)) return LineEnd::complete;
    return LineEnd::unpunctuated;
}

}  // namespace

namespace {

/// A heading is cut only where it ends inside of a word; other complete lines never are, but
/// figures may stand in the middle of sentences.
bool is_unlikely(std::string_view line, LineEnd how, Language& language) {
    const bool is_heading = is_numbered(line) && line.size() <= longest_heading &&
                            (how == LineEnd::complete || how == LineEnd::unpunctuated);
    // Emphasis was closed; ——…会议上 is a title.
    if (line.ends_with('*') || is_dash(first_of(line))) return how == LineEnd::complete;
    if (is_heading) {
        const std::uint64_t last = boundary_before(line, line.size());
        return language.words.word_spans(line.substr(0, last), line.substr(last));
    }
    return how == LineEnd::complete && !is_figure(line);
}

}  // namespace

std::vector<Break> breaks_in(const Window& window, Language& language) {
    std::vector<Break> breaks;
    const std::size_t count = window.lines.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (window.lines[i].taken) continue;
        const std::string_view line = window.in(window.lines[i]);
        // Most lines are complete.
        if (is_final(last_of(line)) && !line.ends_with('*')) continue;
        const LineEnd how = line_end(window, i);
        const bool is_wrapped = breaks_at_common_width(window, i);
        if (!is_wrapped && is_unlikely(line, how, language)) continue;
        std::size_t next = i + 1;
        while (next < count && window.lines[next].taken) ++next;
        if (next == count && !window.is_last()) continue;
        Break found{.line = i, .next = next, .how = how};
        found.junction.left = window.lines[i].end;
        found.junction.right = next < count ? window.lines[next].begin : window.text.size();
        found.has_complete_neighbours =
            how == LineEnd::unpunctuated && neighbours_are_complete(window, i);
        found.is_wrapped = is_wrapped;
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

}  // namespace palimpsest::noise
