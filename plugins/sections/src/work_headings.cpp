#include "work_headings.hpp"

#include <algorithm>
#include <utility>

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

Heading heading_from(const WorkTitle& title, std::span<const Candidate> candidates) {
    Heading heading{title.begin, title.end, title.number_end, 0, {}, title.is_run_in};
    if (title.number_end == title.begin) return heading;
    const auto same =
        std::lower_bound(candidates.begin(), candidates.end(), title.begin,
                         [](const Candidate& a, std::uint64_t begin) { return a.begin < begin; });
    if (same != candidates.end() && same->begin == title.begin) heading.value = same->value;
    return heading;
}

/// Gives unnumbered headings their levels, one after the other.
class UnnumberedLevels {
  public:
    UnnumberedLevels(std::span<const Candidate> numbered, std::span<const std::uint32_t> levels)
        : numbered_(numbered), levels_(levels) {}

    std::uint32_t level(const Unnumbered& heading) {
        pass(heading.begin);
        if (heading.kind == Unnumbered::Kind::topic) return base_ + 1;
        if (heading.kind == Unnumbered::Kind::annex) {
            is_below_annex_ = true;
            return base_ = 1;
        }
        const bool is_title_of_annex = is_below_annex_ && !heading.follows_body;
        is_below_annex_ = false;
        base_ = is_title_of_annex ? 1 : level_alone();
        return base_;
    }

  private:
    /// Passes over the numbered headings before `begin`.
    void pass(std::uint64_t begin) {
        for (; next_ < numbered_.size() && numbered_[next_].begin < begin; ++next_) {
            base_ = levels_[next_];
            numbered_level_ = base_;
            has_first_level_ = has_first_level_ || base_ == 1;
            is_below_annex_ = false;
        }
    }

    std::uint32_t level_alone() {
        if (numbered_.empty()) return 1;
        const bool is_last = next_ == numbered_.size();
        const bool begins_anew = !is_last && levels_[next_] == 1 && numbered_[next_].value == 1;
        if (begins_anew) has_parts_ = true;
        if (begins_anew || (is_last && has_parts_)) return 0;
        if (is_last || !has_first_level_) return 1;
        return levels_[next_] == 1 && numbered_level_ == 1 ? 2 : numbered_level_ + 1;
    }

    std::span<const Candidate> numbered_;
    std::span<const std::uint32_t> levels_;
    std::size_t next_ = 0;
    std::uint32_t base_ = 0;            // Of the last heading that is no topic.
    std::uint32_t numbered_level_ = 0;  // Of the last numbered one.
    bool has_first_level_ = false;
    bool has_parts_ = false;
    bool is_below_annex_ = false;
};

bool overlap(const Heading& a, const Heading& b) { return a.begin < b.end && b.begin < a.end; }

}  // namespace

std::vector<PlacedHeading> headings_of_work(std::span<const Candidate> candidates,
                                            std::span<const WorkTitle> titles,
                                            std::span<const Unnumbered> unnumbered) {
    const auto is_in_title = [&](const Candidate& candidate) {
        return std::any_of(titles.begin(), titles.end(), [&](const WorkTitle& title) {
            return candidate.begin < title.end && title.begin < candidate.end;
        });
    };
    std::vector<Candidate> numbered(candidates.begin(), candidates.end());
    std::erase_if(numbered, is_in_title);
    numbered = headings_among(std::move(numbered));
    const auto levels = levels_of(numbered);
    std::vector<PlacedHeading> placed;
    for (const WorkTitle& title : titles)
        placed.push_back({heading_from(title, candidates), title.begin});
    for (std::size_t i = 0; i < numbered.size(); ++i)
        placed.push_back({heading_from(numbered[i], levels[i]), numbered[i].line});
    UnnumberedLevels unnumbered_levels(numbered, levels);
    for (const Unnumbered& found : unnumbered_headings(unnumbered, numbered)) {
        const bool is_title =
            std::any_of(titles.begin(), titles.end(), [&](const WorkTitle& title) {
                return found.begin < title.end && title.begin < found.end;
            });
        if (is_title) continue;
        const std::uint32_t level = unnumbered_levels.level(found);
        placed.push_back(
            {{found.begin, found.end, found.begin, level, {}, found.is_run_in}, found.line});
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const PlacedHeading& a, const PlacedHeading& b) {
                         return a.heading.begin < b.heading.begin;
                     });
    const auto is_same = [](const PlacedHeading& a, const PlacedHeading& b) {
        return overlap(a.heading, b.heading);
    };
    placed.erase(std::unique(placed.begin(), placed.end(), is_same), placed.end());
    return placed;
}

}  // namespace palimpsest::sections
