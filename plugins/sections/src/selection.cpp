#include "selection.hpp"

#include <array>
#include <optional>

namespace palimpsest::sections {
namespace {

/// Candidates of one form that count up; across candidates of a higher form, without a gap.
struct Siblings {
    std::uint32_t count = 0;
    std::uint32_t titled = 0;
    std::uint32_t listed = 0;  // Lines alone that the next sibling follows at once.
    std::uint32_t first = 0;   // Value.
    std::uint32_t last = 0;
    bool first_is_titled = false;
    bool has_neighbours = false;  // Two whose values follow each other.
    bool has_run_in = false;
    bool is_interrupted = false;  // By a higher form.
};

class Selection {
  public:
    explicit Selection(std::span<const Candidate> candidates) : candidates_(candidates) {
        groups_.reserve(candidates.size() / 4 + 1);
        group_of_.reserve(candidates.size());
        for (std::size_t i = 0; i < candidates.size(); ++i) group_of_.push_back(joined(i));
    }

    bool is_heading(std::size_t i) const {
        return is_heading(candidates_[i], groups_[group_of_[i]]);
    }

  private:
    /// Adds candidate `i` to its siblings; their index.
    std::uint32_t joined(std::size_t i) {
        const Candidate& candidate = candidates_[i];
        const std::size_t form = index(candidate.form);
        for (std::size_t deeper = form + 1; deeper < form_count; ++deeper)
            if (open_[deeper]) groups_[*open_[deeper]].is_interrupted = true;
        if (open_[form] && !goes_on(groups_[*open_[form]], candidate.value)) open_[form].reset();
        if (!open_[form]) {
            open_[form] = static_cast<std::uint32_t>(groups_.size());
            groups_.emplace_back();
        }
        Siblings& group = groups_[*open_[form]];
        if (group.count++ == 0) {
            group.first = candidate.value;
            group.first_is_titled = candidate.title != TitleKind::none;
        } else if (group.last + 1 == candidate.value) {
            group.has_neighbours = true;
        }
        group.last = candidate.value;
        group.is_interrupted = false;
        group.has_run_in = group.has_run_in || candidate.title == TitleKind::run_in;
        group.titled += candidate.title != TitleKind::none;
        group.listed += is_listed(i);
        return *open_[form];
    }

    static bool goes_on(const Siblings& group, std::uint32_t value) {
        return group.is_interrupted ? value == group.last + 1 : value > group.last;
    }

    bool is_listed(std::size_t i) const {
        const Candidate& candidate = candidates_[i];
        if (candidate.has_body || candidate.title == TitleKind::run_in) return false;
        return i + 1 < candidates_.size() && candidates_[i + 1].form == candidate.form &&
               candidates_[i + 1].value == candidate.value + 1;
    }

    static bool is_heading(const Candidate& candidate, const Siblings& group) {
        if (candidate.title == TitleKind::none || candidate.is_gloss) return false;
        if (candidate.is_reference) return false;
        if (candidate.needs_predecessor && group.first >= candidate.value) return false;
        if (is_markdown(candidate.form) || candidate.form <= Form::chinese) return true;
        const bool is_list =
            group.count > 1 && !group.has_run_in && group.listed + 1 >= group.count;
        if (is_list) return false;
        if (!is_weak(candidate.form)) return true;
        if (is_sequential(candidate.form)) {
            // ① before a sentence is an item of its paragraph.
            const bool is_item = candidate.form == Form::enclosed && group.has_run_in;
            return group.count > 1 && group.titled == group.count && group.first == 1 && !is_item;
        }
        if (group.first == 1 && !group.first_is_titled) return false;
        return group.has_neighbours || candidate.value == 1;
    }

    std::span<const Candidate> candidates_;
    std::vector<Siblings> groups_;
    std::vector<std::uint32_t> group_of_;
    std::array<std::optional<std::uint32_t>, form_count> open_;
};

}  // namespace

std::vector<Candidate> headings_among(std::span<const Candidate> candidates) {
    const Selection selection(candidates);
    std::size_t count = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) count += selection.is_heading(i);
    std::vector<Candidate> headings;
    headings.reserve(count);
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (selection.is_heading(i)) headings.push_back(candidates[i]);
    return headings;
}

}  // namespace palimpsest::sections
