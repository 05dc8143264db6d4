#include "structure.hpp"

#include <utility>

#include "characters.hpp"
#include "glued.hpp"
#include "levels.hpp"
#include "selection.hpp"

namespace palimpsest::sections {
namespace {

Heading heading_from(const Candidate& candidate, std::uint32_t level) {
    Heading heading{candidate.begin, candidate.end, candidate.begin, level, {}, false};
    if (candidate.value > 0) {
        heading.number_end = candidate.number_end;
        heading.value = candidate.value;
    }
    heading.run_in = candidate.title == TitleKind::run_in;
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

/// Builds the sections from headings in their order.
class Outline {
  public:
    explicit Outline(std::string_view text) : text_(text) {}

    /// `line`: where the heading's line begins, leading marks included.
    void add(std::size_t index, const Heading& heading, std::uint64_t line) {
        if (index == 0) add_opening(line);
        close(heading.level, line);
        const auto parent = open_.empty() ? std::nullopt : std::optional(open_.back());
        open_.push_back(sections_.size());
        sections_.push_back({heading.begin, heading.end, heading.level, index, parent});
    }

    std::vector<Section> finish() {
        if (sections_.empty()) add_opening(text_.size());
        close(0, text_.size());
        return std::move(sections_);
    }

  private:
    /// The text before the first heading.
    void add_opening(std::uint64_t end) {
        std::uint64_t begin = 0;
        for (CodePoint next = code_point_at(text_, 0); begin < end && is_white(next.value);
             next = code_point_at(text_, begin))
            begin += next.size;
        end = trimmed_end(text_, begin, end);
        if (begin < end) sections_.push_back({begin, end, 0, {}, {}});
    }

    void close(std::uint32_t level, std::uint64_t end) {
        while (!open_.empty() && sections_[open_.back()].level >= level) {
            Section& section = sections_[open_.back()];
            section.end = trimmed_end(text_, section.end, end);
            open_.pop_back();
        }
    }

    std::string_view text_;
    std::vector<Section> sections_;
    std::vector<std::size_t> open_;
};

}  // namespace

Structure structure_of(std::string_view text, const Options& options) {
    std::vector<Candidate> candidates = candidates_in(text);
    part_glued_titles(text, candidates);
    const std::vector<Candidate> chosen = headings_among(std::move(candidates));
    const std::vector<std::uint32_t> levels = levels_of(chosen);
    Structure structure;
    Outline outline(text);
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (levels[i] > options.max_level) continue;
        if (!options.run_in && chosen[i].title == TitleKind::run_in) continue;
        structure.headings.push_back(heading_from(chosen[i], levels[i]));
        outline.add(structure.headings.size() - 1, structure.headings.back(), chosen[i].line);
    }
    structure.sections = outline.finish();
    return structure;
}

}  // namespace palimpsest::sections
