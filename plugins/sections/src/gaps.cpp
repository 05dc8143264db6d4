#include "gaps.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "characters.hpp"
#include "marks.hpp"
#include "titles.hpp"

namespace palimpsest::sections {
namespace {

constexpr std::uint64_t longest_gap = 60000;  // Bytes between the neighbours.
constexpr std::uint64_t longest_title = 80;   // Code points.

bool may_have_gaps(Form form) { return is_of_first_ranks(form) || form == Form::decimal; }

/// The heading of `form` and `value` behind a sentence in `text[begin, end)`.
std::optional<Candidate> missing(std::string_view text, std::uint64_t begin, std::uint64_t end,
                                 Form form, std::uint32_t value) {
    constexpr std::string_view stop = "。";
    text = text.substr(0, end);
    for (std::size_t found = text.find(stop, begin); found != text.npos;
         found = text.find(stop, found + stop.size())) {
        const std::uint64_t at = found + stop.size();
        if (!mark_at(text, at)) continue;
        const std::string_view line = text.substr(at, text.find('\n', at) - at);
        const auto mark = mark_at(line, 0);
        if (!mark || mark->form != form || mark->value != value || mark->is_reference) continue;
        const Title title = title_after(line, *mark, false);
        if (title.kind == TitleKind::none) continue;
        Candidate candidate;
        candidate.begin = at;
        candidate.number_size = static_cast<std::uint16_t>(mark->end);
        candidate.size = static_cast<std::uint32_t>(title.end);
        candidate.value = static_cast<std::uint8_t>(value);
        candidate.form = form;
        candidate.title = title.kind;
        candidate.has_body = true;
        return candidate;
    }
    return std::nullopt;
}

/// The first sentence of a line from `begin` on, the title of a heading whose neighbours have
/// theirs.
Title long_title(std::string_view line, std::uint64_t begin) {
    std::uint64_t at = begin;
    for (std::uint64_t length = 0; length <= longest_title; ++length) {
        const CodePoint next = code_point_at(line, at);
        if (next.size == 0 || is_sentence_end(next.value)) {
            const bool is_alone = line.find_first_not_of(" \r\t*", at + next.size) == line.npos;
            return {is_alone ? TitleKind::alone : TitleKind::run_in, at, false};
        }
        if (is_semicolon(next.value) || is_colon(next.value)) return {};
        at += next.size;
    }
    return {};
}

/// The places of the candidates of one form that follow each other in one series.
struct Series {
    std::optional<std::size_t> before;
    std::optional<std::size_t> last;
};

}  // namespace

void lengthen_titles(std::string_view text, std::vector<Candidate>& candidates) {
    std::array<Series, form_count> series{};
    const auto is_titled = [&](std::size_t i) { return candidates[i].title != TitleKind::none; };
    const auto lengthen = [&](std::size_t i) {
        Candidate& candidate = candidates[i];
        if (candidate.is_reference || candidate.is_gloss || candidate.needs_predecessor) return;
        const std::string_view rest = text.substr(candidate.begin);
        const std::string_view line = rest.substr(0, rest.find('\n'));
        const Title title = long_title(line, candidate.number_size);
        if (title.kind == TitleKind::none || title.end <= candidate.number_size) return;
        candidate.title = title.kind;
        candidate.size = static_cast<std::uint32_t>(title.end);
    };
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const std::size_t form = index(candidates[i].form);
        Series& same = series[form];
        const bool goes_on = same.last && candidates[i].value == candidates[*same.last].value + 1u;
        if (goes_on && is_of_first_ranks(candidates[i].form) && !is_titled(*same.last) &&
            is_titled(i) && (!same.before || is_titled(*same.before)))
            lengthen(*same.last);
        same.before = goes_on ? same.last : std::nullopt;
        same.last = i;
        for (std::size_t deeper = form + 1; deeper < form_count; ++deeper) series[deeper] = {};
    }
}

void fill_gaps(std::string_view text, std::vector<Candidate>& candidates) {
    std::vector<Candidate> found;
    std::array<std::optional<std::size_t>, form_count> last{};
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Candidate& next = candidates[i];
        const std::size_t form = index(next.form);
        if (may_have_gaps(next.form) && last[form]) {
            const Candidate& before = candidates[*last[form]];
            const bool is_gap = next.value == before.value + 2u &&
                                before.title != TitleKind::none && next.title != TitleKind::none;
            if (is_gap && next.begin - before.end() <= longest_gap)
                if (auto heading =
                        missing(text, before.end(), next.begin, next.form, before.value + 1u))
                    found.push_back(*heading);
        }
        last[form] = i;
        // A higher number ends the series below it.
        for (std::size_t deeper = form + 1; deeper < form_count; ++deeper) last[deeper].reset();
    }
    if (found.empty()) return;
    candidates.insert(candidates.end(), found.begin(), found.end());
    std::sort(candidates.begin(), candidates.end(),
              [](const Candidate& a, const Candidate& b) { return a.begin < b.begin; });
}

}  // namespace palimpsest::sections
