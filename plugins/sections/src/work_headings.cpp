#include "work_headings.hpp"

#include <algorithm>
#include <utility>

#include "levels.hpp"
#include "selection.hpp"

namespace palimpsest::sections {
namespace {

Heading heading_from(const Candidate& candidate, std::uint32_t level) {
    Heading heading{candidate.begin, candidate.end(), candidate.begin, level, {}, false};
    if (candidate.value > 0) {
        heading.number_end = candidate.number_end();
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

    std::uint32_t level(const Unnumbered& heading, std::optional<std::uint32_t> given) {
        pass(heading.begin);
        if (given) return base_ = *given;
        if (heading.kind == Unnumbered::Kind::known && heading.is_run_in) return base_ + 1;
        if (heading.kind == Unnumbered::Kind::topic) return base_ + 1;
        if (heading.kind == Unnumbered::Kind::annex) {
            is_below_annex_ = true;
            return base_ = level_of_annex();
        }
        const bool is_title_of_annex = is_below_annex_ && !heading.follows_body;
        is_below_annex_ = false;
        base_ = is_title_of_annex ? level_of_annex() : level_alone();
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

    /// The highest numbers begin at 1 again.
    bool begins_anew() const {
        return next_ < numbered_.size() && levels_[next_] == 1 && numbered_[next_].value == 1;
    }

    /// An annex stands beside the parts that have no number, and above numbers of its own.
    std::uint32_t level_of_annex() const { return has_parts_ || begins_anew() ? 0 : 1; }

    std::uint32_t level_alone() {
        if (numbered_.empty()) return 1;
        const bool is_last = next_ == numbered_.size();
        if (begins_anew()) has_parts_ = true;
        if (begins_anew() || (is_last && has_parts_)) return 0;
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

enum Rank : std::uint8_t { of_known, of_title, of_numbered, of_unnumbered };

/// Keeps, of headings that overlap, those of the lowest rank.
void drop_overlaps(std::vector<PlacedHeading>& placed) {
    std::sort(placed.begin(), placed.end(), [](const PlacedHeading& a, const PlacedHeading& b) {
        const std::uint64_t one = a.heading.begin;
        const std::uint64_t other = b.heading.begin;
        return one != other ? one < other : a.rank < b.rank;
    });
    std::size_t kept = 0;
    for (const PlacedHeading& next : placed) {
        while (kept > 0 && placed[kept - 1].heading.end > next.heading.begin &&
               placed[kept - 1].rank > next.rank)
            --kept;
        if (kept > 0 && placed[kept - 1].heading.end > next.heading.begin) continue;
        placed[kept++] = next;
    }
    placed.resize(kept);
}

std::vector<Candidate> numbered_headings(std::span<const Candidate> candidates,
                                         std::span<const WorkTitle> titles) {
    if (titles.empty()) return headings_among(candidates);
    std::vector<Candidate> numbered(candidates.begin(), candidates.end());
    std::erase_if(numbered, [&](const Candidate& candidate) {
        return std::any_of(titles.begin(), titles.end(), [&](const WorkTitle& title) {
            return candidate.begin < title.end && title.begin < candidate.end();
        });
    });
    return headings_among(numbered);
}

}  // namespace

std::vector<PlacedHeading> headings_of_work(std::span<const Candidate> candidates,
                                            std::span<const WorkTitle> titles,
                                            std::span<const Unnumbered> unnumbered,
                                            std::optional<std::uint32_t> known_level) {
    const std::vector<Candidate> numbered = numbered_headings(candidates, titles);
    const std::vector<std::uint32_t> levels = levels_of(numbered);
    const auto without_number = unnumbered_headings(unnumbered, numbered);
    std::vector<PlacedHeading> placed;
    placed.reserve(titles.size() + numbered.size() + without_number.size());
    for (const WorkTitle& title : titles)
        placed.push_back({heading_from(title, candidates), 0, of_title});
    for (std::size_t i = 0; i < numbered.size(); ++i)
        placed.push_back(
            {heading_from(numbered[i], levels[i]), numbered[i].lead_size, of_numbered});
    UnnumberedLevels unnumbered_levels(numbered, levels);
    for (const Unnumbered& found : without_number) {
        const bool is_title =
            std::any_of(titles.begin(), titles.end(), [&](const WorkTitle& title) {
                return found.begin < title.end && title.begin < found.end;
            });
        const bool is_known = found.kind == Unnumbered::Kind::known;
        if (is_title && !is_known) continue;
        const std::uint32_t level =
            unnumbered_levels.level(found, is_known ? known_level : std::optional<std::uint32_t>());
        placed.push_back({{found.begin, found.end, found.begin, level, {}, found.is_run_in},
                          static_cast<std::uint32_t>(found.begin - found.line),
                          is_known ? of_known : of_unnumbered});
    }
    drop_overlaps(placed);
    return placed;
}

}  // namespace palimpsest::sections
