#include "structure.hpp"

#include <algorithm>
#include <utility>

#include "characters.hpp"
#include "gaps.hpp"
#include "glued.hpp"
#include "selection.hpp"
#include "teasers.hpp"
#include "work_headings.hpp"

namespace palimpsest::sections {
namespace {

bool is_white(char32_t value) { return is_blank(value) || value == U'\n'; }

std::uint64_t trimmed_end(std::string_view text, std::uint64_t begin, std::uint64_t end) {
    while (end > begin) {
        const CodePoint last = code_point_before(text, end);
        if (!is_white(last.value)) break;
        end -= last.size;
    }
    return end;
}

/// Room for `more` items: for no others in a document of one work, which may be nothing but
/// headings.
template <class Item>
void make_room(std::vector<Item>& items, std::size_t more) {
    const std::size_t needed = items.size() + more;
    if (needed > items.capacity()) items.reserve(std::max(needed, 2 * items.capacity()));
}

/// Builds the sections of one work after the other from headings in their order.
class Outline {
  public:
    explicit Outline(std::string_view text) : text_(text) {}

    /// `headings`: how many are going to be added.
    void begin_work(std::size_t index, const Work& work, std::size_t headings) {
        make_room(sections_, headings + 1);
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

/// The part of an ascending list that lies in `work`.
template <class Item>
std::span<const Item> inside(std::span<const Item> items, const WorkSpan& work) {
    const auto at = [](const Item& item, std::uint64_t begin) { return item.begin < begin; };
    const auto first = std::lower_bound(items.begin(), items.end(), work.begin, at);
    return {first, std::lower_bound(first, items.end(), work.end, at)};
}

std::vector<Unnumbered> all_unnumbered(std::string_view text, const Known& known) {
    std::vector<Unnumbered> found = unnumbered_in(text);
    if (known.headings.empty()) return found;
    const std::vector<Unnumbered> given = known_headings(text, known.headings);
    const auto middle = static_cast<std::ptrdiff_t>(found.size());
    found.insert(found.end(), given.begin(), given.end());
    std::inplace_merge(found.begin(), found.begin() + middle, found.end(),
                       [](const Unnumbered& a, const Unnumbered& b) { return a.begin < b.begin; });
    return found;
}

}  // namespace

Structure structure_of(std::string_view text, const Options& options, const Known& known) {
    std::vector<Candidate> candidates = candidates_in(text);
    part_glued_titles(text, candidates);
    lengthen_titles(text, candidates);
    fill_gaps(text, candidates);
    const std::vector<Unnumbered> unnumbered = all_unnumbered(text, known);
    const Beginnings beginnings = beginnings_in(text, known.cuts, known.pages);
    const auto teasers = known.teasers.empty() ? teasers_in(text) : known.teasers;
    Structure structure;
    Outline outline(text);
    const auto works = works_in(text, beginnings, headings_among(candidates), teasers);
    for (const WorkSpan& work : works) {
        const auto titles = std::span(beginnings.titles).subspan(work.first_title, work.titles);
        structure.works.push_back({work.begin, work.end, title_of(text, titles)});
        const auto headings = headings_of_work(
            inside(std::span<const Candidate>(candidates), work), titles,
            inside(std::span<const Unnumbered>(unnumbered), work), options.known_level);
        if (&work == &works.back())  // Before the last work's sections take room.
            std::vector<Candidate>().swap(candidates);
        make_room(structure.headings, headings.size());
        outline.begin_work(structure.works.size() - 1, structure.works.back(), headings.size());
        for (const PlacedHeading& placed : headings) {
            if (placed.heading.level > options.max_level) continue;
            if (!options.run_in && placed.heading.run_in) continue;
            structure.headings.push_back(placed.heading);
            outline.add(structure.headings.size() - 1, placed.heading, placed.line());
        }
        outline.end_work();
    }
    structure.sections = outline.finish();
    return structure;
}

}  // namespace palimpsest::sections
