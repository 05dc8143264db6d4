#include "timeline.hpp"

#include <algorithm>

namespace palimpsest::years {
namespace {

/// The items of `items`, which ascend, that lie inside of `[begin, end)`.
template <class Item>
std::span<const Item> inside(const std::vector<Item>& items, Stretch stretch) {
    const auto begin =
        std::lower_bound(items.begin(), items.end(), stretch.begin,
                         [](const Item& item, std::uint64_t place) { return item.begin < place; });
    const auto end =
        std::lower_bound(begin, items.end(), stretch.end,
                         [](const Item& item, std::uint64_t place) { return item.begin < place; });
    return {begin, end};
}

/// Tells for ascending places whether they lie in noise.
class Noise {
  public:
    explicit Noise(std::span<const Stretch> stretches) : stretches_(stretches) {}

    bool holds(std::uint64_t place) {
        while (next_ < stretches_.size() && stretches_[next_].begin <= place)
            reach_ = std::max(reach_, stretches_[next_++].end);
        return place < reach_;
    }

  private:
    std::span<const Stretch> stretches_;
    std::size_t next_ = 0;
    std::uint64_t reach_ = 0;
};

template <class Item>
void drop_noise(std::vector<Item>& items, std::span<const Stretch> stretches) {
    Noise noise(stretches);
    std::erase_if(items, [&](const Item& item) { return noise.holds(item.begin); });
}

/// The years in a term's own name (中国制造2025) say nothing of the work.
std::vector<Stretch> stretches_of(const std::vector<Mention>& mentions) {
    std::vector<Stretch> stretches;
    for (const Mention& mention : mentions) stretches.push_back({mention.begin, mention.end});
    return stretches;
}

/// A year that was proved in one work to be written over others is doubtful in the next.
void date_all(std::vector<DatedWork>& works, const std::vector<Work>& read, int latest_term) {
    Surroundings surroundings{std::nullopt, latest_term};
    std::optional<int> proved;
    for (std::size_t i = 0; i < works.size(); ++i) {
        works[i].dating = dating_of(read[i], surroundings);
        if (works[i].dating.overwritten) proved = works[i].dating.overwritten;
    }
    if (!proved) return;
    surroundings.overwritten = proved;
    for (std::size_t i = 0; i < works.size(); ++i)
        if (!works[i].dating.overwritten) works[i].dating = dating_of(read[i], surroundings);
}

/// What the page says, for expressions outside of all works.
Resolution of_page(const Year& year) {
    const bool is_clear = year.kind != Kind::relative && said_years(year);
    return {is_clear ? year.edtf : std::string(), is_clear ? 0.9 : 0.0, false, {}, {}};
}

}  // namespace

Timeline timeline_of(std::string_view text, const TermFinder& finder,
                     std::span<const Stretch> works, std::span<const Stretch> noise) {
    return timeline_of(text, years_in(text), finder, works, noise);
}

Timeline timeline_of(std::string_view text, std::vector<Year> expressions, const TermFinder& finder,
                     std::span<const Stretch> works, std::span<const Stretch> noise) {
    Timeline timeline;
    timeline.years = std::move(expressions);
    std::vector<Year> years = timeline.years;
    std::vector<Mention> mentions = finder.mentions_in(text);
    drop_noise(years, noise);
    drop_noise(mentions, noise);
    drop_noise(years, stretches_of(mentions));
    std::vector<Work> read;
    const Stretch whole{0, text.size()};
    for (const Stretch& work : works.empty() ? std::span(&whole, 1) : works) {
        timeline.works.push_back({work, {}, {}});
        read.push_back({text, work.begin, work.end, inside(years, work), inside(mentions, work)});
    }
    date_all(timeline.works, read, finder.latest_year());
    for (const Year& year : timeline.years) timeline.resolutions.push_back(of_page(year));
    for (std::size_t i = 0; i < read.size(); ++i) {
        timeline.works[i].amounts = suspect_amounts_of(read[i], timeline.works[i].dating);
        std::vector<Resolution> resolved = resolutions_of(read[i], timeline.works[i].dating);
        auto next = timeline.years.begin();
        for (std::size_t k = 0; k < resolved.size(); ++k) {
            next = std::lower_bound(
                next, timeline.years.end(), read[i].years[k].begin,
                [](const Year& year, std::uint64_t place) { return year.begin < place; });
            timeline.resolutions[static_cast<std::size_t>(next - timeline.years.begin())] =
                std::move(resolved[k]);
        }
    }
    return timeline;
}

}  // namespace palimpsest::years
