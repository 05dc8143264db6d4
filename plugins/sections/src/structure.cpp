#include "structure.hpp"

#include <algorithm>
#include <utility>

#include "characters.hpp"
#include "glued.hpp"
#include "levels.hpp"
#include "selection.hpp"
#include "teasers.hpp"

namespace palimpsest::sections {
namespace {

/// A heading and where its line begins.
struct Placed {
    Heading heading;
    std::uint64_t line = 0;
};

Heading heading_from(const Candidate& candidate, std::uint32_t level) {
    Heading heading{candidate.begin, candidate.end, candidate.begin, level, {}, false};
    if (candidate.value > 0) {
        heading.number_end = candidate.number_end;
        heading.value = candidate.value;
    }
    heading.run_in = candidate.title == TitleKind::run_in;
    return heading;
}

Heading heading_from(const WorkTitle& title, std::span<const Candidate> candidates) {
    Heading heading{title.begin, title.end, title.number_end, 0, {}, title.is_run_in};
    if (title.number_end == title.begin) return heading;
    const auto same =
        std::lower_bound(candidates.begin(), candidates.end(), title.begin,
                         [](const Candidate& a, std::uint64_t begin) { return a.begin < begin; });
    if (same != candidates.end() && same->begin == title.begin) heading.value = same->value;
    return heading;
}

bool is_white(char32_t value) { return is_blank(value) || value == U'\n'; }

std::uint64_t trimmed_end(std::string_view text, std::uint64_t begin, std::uint64_t end) {
    while (end > begin) {
        const CodePoint last = code_point_before(text, end);
        if (!is_white(last.value)) break;
        end -= last.size;
    }
    return end;
}

/// Builds the sections of one work after the other from headings in their order.
class Outline {
  public:
    explicit Outline(std::string_view text) : text_(text) {}

    void begin_work(std::size_t index, const Work& work) {
        work_ = index;
        span_ = work;
        is_new_ = true;
    }

    /// `line`: where the heading's line begins, leading marks included.
    void add(std::size_t index, const Heading& heading, std::uint64_t line) {
        if (is_new_) add_opening(line);
        close(heading.level, line);
        const auto parent = open_.empty() ? std::nullopt : std::optional(open_.back());
        open_.push_back(sections_.size());
        sections_.push_back({heading.begin, heading.end, heading.level, index, parent, work_});
    }

    void end_work() {
        if (is_new_) add_opening(span_.end);
        close(0, span_.end);
    }

    std::vector<Section> finish() { return std::move(sections_); }

  private:
    /// The work's text before its first heading.
    void add_opening(std::uint64_t end) {
        is_new_ = false;
        end = trimmed_end(text_, span_.begin, std::max(span_.begin, end));
        if (span_.begin < end) sections_.push_back({span_.begin, end, 0, {}, {}, work_});
    }

    void close(std::uint32_t level, std::uint64_t end) {
        while (!open_.empty() && sections_[open_.back()].level >= level) {
            Section& section = sections_[open_.back()];
            section.end = trimmed_end(text_, section.end, std::max(section.end, end));
            open_.pop_back();
        }
    }

    std::string_view text_;
    std::vector<Section> sections_;
    std::vector<std::size_t> open_;
    Work span_;
    std::size_t work_ = 0;
    bool is_new_ = true;
};

/// Adds the headings of one work, numbered ones and titles, in their order.
class WorkReader {
  public:
    WorkReader(std::span<const Candidate> candidates, std::span<const WorkTitle> titles)
        : candidates_(candidates), titles_(titles) {}

    std::vector<Placed> headings() const {
        std::vector<Placed> placed;
        for (const WorkTitle& title : titles_)
            placed.push_back({heading_from(title, candidates_), title.begin});
        std::vector<Candidate> numbered(candidates_.begin(), candidates_.end());
        std::erase_if(numbered, [&](const Candidate& candidate) { return is_in_title(candidate); });
        numbered = headings_among(std::move(numbered));
        const auto levels = levels_of(numbered);
        for (std::size_t i = 0; i < numbered.size(); ++i)
            placed.push_back({heading_from(numbered[i], levels[i]), numbered[i].line});
        std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
            return a.heading.begin < b.heading.begin;
        });
        return placed;
    }

  private:
    bool is_in_title(const Candidate& candidate) const {
        return std::any_of(titles_.begin(), titles_.end(), [&](const WorkTitle& title) {
            return candidate.begin < title.end && title.begin < candidate.end;
        });
    }

    std::span<const Candidate> candidates_;
    std::span<const WorkTitle> titles_;
};

/// The title proper rather than the label of a compilation's piece.
std::optional<TextSpan> title_of(std::string_view text, std::span<const WorkTitle> titles) {
    for (const WorkTitle& title : titles)
        if (!title.is_label) return TextSpan{title.begin, title.end};
    for (const WorkTitle& title : titles) {
        std::uint64_t begin = title.number_end;
        for (CodePoint next = code_point_at(text, begin);
             begin < title.end && (is_blank(next.value) || is_colon(next.value));
             next = code_point_at(text, begin))
            begin += next.size;
        if (begin < title.end) return TextSpan{begin, title.end};
    }
    return std::nullopt;
}

}  // namespace

Structure structure_of(std::string_view text, const Options& options, const Known& known) {
    std::vector<Candidate> candidates = candidates_in(text);
    part_glued_titles(text, candidates);
    const Beginnings beginnings = beginnings_in(text, known.cuts);
    const auto teasers = known.teasers.empty() ? teasers_in(text) : known.teasers;
    const auto works = works_in(text, beginnings, headings_among(candidates), teasers);
    Structure structure;
    Outline outline(text);
    auto first = candidates.begin();
    for (const WorkSpan& work : works) {
        const auto titles = std::span(beginnings.titles).subspan(work.first_title, work.titles);
        const auto in = [&](std::uint64_t end) {
            return std::lower_bound(
                first, candidates.end(), end,
                [](const Candidate& a, std::uint64_t at) { return a.begin < at; });
        };
        first = in(work.begin);
        const auto last = in(work.end);
        structure.works.push_back({work.begin, work.end, title_of(text, titles)});
        outline.begin_work(structure.works.size() - 1, structure.works.back());
        for (const Placed& placed : WorkReader({first, last}, titles).headings()) {
            if (placed.heading.level > options.max_level) continue;
            if (!options.run_in && placed.heading.run_in) continue;
            structure.headings.push_back(placed.heading);
            outline.add(structure.headings.size() - 1, placed.heading, placed.line);
        }
        outline.end_work();
    }
    structure.sections = outline.finish();
    return structure;
}

}  // namespace palimpsest::sections
