#include "inference.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "evidence.hpp"
#include "reading.hpp"

namespace palimpsest::years {
namespace {

constexpr double wanted_share = 0.75;  // Of the probability, in the interval that is given.
constexpr int widest = 12;             // Years; a wider interval says nothing.
constexpr double leading_share = 0.5;  // Of the years from 2000 on: one that may be written over.
constexpr double plain_share = 0.6;    // Of its mentions that are no targets.
constexpr double uniform_share = 0.9;  // They are all one and the same.
constexpr int first_replaced = 2000;   // Replacements and masks are made for this century.
constexpr std::uint64_t title_size = 300;  // Bytes in which a title stands.
constexpr int many = 6;                    // So many years of a work are seldom all the same.
constexpr double least_trust = 0.4;
constexpr double impossible = 0.02;    // Where all years are one and the same.
constexpr double unthinkable = 0.002;  // Where others stand beside it that may be right.
constexpr double doubtful = 0.2;       // Where another work of the document proves the overwriting.
constexpr int horizon = 4;             // Years after the latest known term.
constexpr std::size_t most_evidence = 8;
constexpr double least_cost = 0.3;

struct Explicit {
    std::map<int, int> counts;  ///< Of years that are no targets.
    std::map<int, const Year*> first;
    std::optional<int> leading;  ///< The year that stands for half of all or more.
    bool is_uniform = false;     ///< `leading` is all of them but a few.
    bool is_monotonous = false;  ///< Every one of many years is the same: none is trusted much.
    const Year* date = nullptr;
};

struct Leading {
    int year = 0;
    int count = 0;
    double share = 0;
};

/// The year that is named most among those of the century.
Leading leading_year(const std::map<int, int>& counts) {
    int total = 0;
    Leading most;
    for (const auto& [year, count] : counts) {
        if (year < first_replaced) continue;
        total += count;
        if (count > most.count) most = {year, count, 0};
    }
    if (total > 0) most.share = static_cast<double>(most.count) / total;
    return most;
}

/// Digits without 年 behind the title are part of a name: the programme 领航2030.
bool is_name(const Work& work, const Year& year) {
    return year.edtf.size() == 4 && year.begin - work.begin > title_size &&
           words(work, year).find("年") == std::string_view::npos;
}

Explicit explicit_years(const Work& work) {
    Explicit found;
    std::map<int, int> all;
    for (const Year& year : work.years) {
        if (year.kind == Kind::plan || year.kind == Kind::relative) continue;
        const auto said = said_years(year);
        if (!said || is_name(work, year)) continue;
        ++all[said->last];
        if (year.kind != Kind::explicit_ || is_target(work.text, year)) continue;
        ++found.counts[said->first];
        found.first.try_emplace(said->first, &year);
    }
    const Leading leading = leading_year(all);
    const auto plain = found.counts.find(leading.year);
    if (plain != found.counts.end() && plain->second >= 2 && leading.share >= leading_share &&
        plain->second >= plain_share * leading.count)
        found.leading = leading.year;
    found.is_uniform = leading.share >= uniform_share;
    found.is_monotonous = leading.count >= many && found.is_uniform;
    const Year* date = date_of_delivery(work);
    if (date != nullptr && date->kind == Kind::explicit_) found.date = date;
    return found;
}

/// How often a work of `season` names the year `away` years before its own, against others.
double habit(Season season, int away) {
    static constexpr double new_year[] = {-0.3, 0.6, 1.1, 0.2, 0.1};
    static constexpr double year_end[] = {0.6, 1.1, 0.3, 0.2, 0.1};
    static constexpr double unknown[] = {0.1, 0.9, 0.9, 0.2, 0.1};
    if (away < -1) return -0.8;
    if (away > 3) return 0;
    const double* habits = season == Season::new_year   ? new_year
                           : season == Season::year_end ? year_end
                                                        : unknown;
    return habits[away + 1];
}

void add_explicit(const Explicit& found, Season season, Likelihood& likelihood) {
    const double trust = found.is_monotonous ? least_trust : 1.0;
    for (const auto& [named, count] : found.counts) {
        const double weight = trust * 1.6 * std::log2(1.0 + count);
        for (int year = std::max(first_year, named - 2); year <= last_year; ++year)
            likelihood.add(year, weight * habit(season, year - named));
        for (int year = first_year; year < named - 2; ++year)
            likelihood.add(year, weight * habit(season, -2));
    }
}

/// A work seldom is much later than the latest year that it names and does not aim at.
void add_latest_year(const Work& work, const Explicit& found, std::vector<Evidence>& evidence) {
    if (found.counts.empty()) return;
    const int latest = found.counts.rbegin()->first;
    const Year& year = *found.first.at(latest);
    evidence.push_back({year.begin,
                        year.end,
                        std::string(words(work, year)),
                        first_year,
                        latest + 1,
                        {},
                        {0.8, 0.5, 6},
                        0});
}

/// Where years were masked or written over, those of the last century are the ones that are left:
/// they say nothing of the work.
void forget_left_over(const Work& work, std::optional<int> overwritten, Explicit& found) {
    const bool is_masked = std::any_of(work.years.begin(), work.years.end(),
                                       [](const Year& year) { return year.kind == Kind::masked; });
    if (!is_masked && !overwritten) return;
    std::erase_if(found.counts, [&](const auto& entry) {
        return entry.first < first_replaced || entry.first == overwritten;
    });
}

/// What the table of terms does not reach is not expected.
Evidence of_horizon(int latest_term) {
    Evidence row;
    row.last = std::min(last_year, latest_term + horizon);
    row.after = {0.3, 0.3, 4};
    return row;
}

/// Whether a piece of evidence alone speaks against `year`, and not only many small ones.
bool is_disproved(const std::vector<Evidence>& evidence, int year) {
    return std::any_of(evidence.begin(), evidence.end(),
                       [&](const Evidence& row) { return row.speaks_against(year); });
}

/// A date of `year`, or a title that names it.
Evidence of_delivery(const Work& work, const Year& date, int year, bool is_trusted) {
    const Cost cost = is_trusted ? Cost{6, 0.3, 8} : Cost{1.5, 0.3, 3};
    return {date.begin, date.end, std::string(words(work, date)), year, year, cost, cost, 0};
}

/// The evidence that forbids most around the interval, the strongest first.
std::vector<Evidence> most_telling(std::vector<Evidence> evidence, const Likely& written,
                                   std::optional<int> overwritten) {
    const auto tells = [&](const Evidence& row) {
        double sum = std::min(3.0, row.cost(written.first - 1)) +
                     std::min(3.0, row.cost(written.last + 1)) - row.cost(written.first);
        if (overwritten) sum += row.cost(*overwritten);
        return sum;
    };
    std::erase_if(evidence, [&](const Evidence& row) {
        return tells(row) < least_cost || (!row.not_before() && !row.not_after());
    });
    std::stable_sort(evidence.begin(), evidence.end(),
                     [&](const Evidence& a, const Evidence& b) { return tells(a) > tells(b); });
    if (evidence.size() > most_evidence) evidence.resize(most_evidence);
    return evidence;
}

/// The years of the term that a work looks back on: 过去五年.
int years_looked_back_on(const Work& work) {
    int count = 0;
    for (const Year& year : work.years) {
        if (year.kind != Kind::relative || distance(words(work, year))) continue;
        const std::string_view said = words(work, year);
        if (said.starts_with("今后") || said.starts_with("未来")) continue;
        if (said.find("五年") != said.npos || said.find('5') != said.npos) ++count;
    }
    return count >= 3 ? 5 : 1;
}

std::optional<YearRange> covered(const Work& work, const Dating& dating) {
    if (!dating.says_something()) return std::nullopt;
    const int first = dating.season == Season::year_end ? 0 : -1;
    const int last = dating.season == Season::new_year ? -1 : 0;
    const int length = years_looked_back_on(work);
    return YearRange{dating.written.first + first - length + 1, dating.written.last + last};
}

/// The date of delivery, its year mended where the page's is wrong.
std::string day_of(const Work& work, const Dating& dating) {
    const Year* date = date_of_delivery(work);
    if (date == nullptr || !dating.is_known() || date->edtf.size() < 7 ||
        date->edtf.find('/') != std::string::npos)
        return {};
    if (date->edtf.find('X', 4) != std::string::npos) return {};
    return std::to_string(dating.written.first) + date->edtf.substr(4);
}

}  // namespace

bool Dating::says_something() const { return written.last - written.first < widest; }

YearRange Dating::planned() const {
    const int shift = season == Season::year_end ? 1 : 0;
    return {written.first + shift, written.last + shift};
}

std::string Dating::edtf() const {
    if (!day.empty()) return day;
    return says_something() ? edtf_of({written.first, written.last}) : std::string();
}

std::string edtf_of(YearRange years) {
    std::string edtf = std::to_string(years.first);
    if (years.last != years.first) edtf += "/" + std::to_string(years.last);
    return edtf;
}

Dating dating_of(const Work& work, const Surroundings& surroundings) {
    Dating dating;
    dating.season = season_of(work);
    const Year* date = date_of_delivery(work);
    const int month = date != nullptr                     ? said_month(*date)
                      : dating.season == Season::new_year ? 2
                                                          : 0;
    std::vector<Evidence> evidence;
    add_terms(work, month, evidence);
    add_plans(work, evidence);
    add_sessions(work, evidence);
    add_masks(work, evidence);
    Likelihood likelihood;
    for (const Evidence& row : evidence) likelihood.add(row);

    Explicit found = explicit_years(work);
    if (found.leading) {
        const double left = likelihood.share(*found.leading - 1, last_year);
        const bool is_proved_elsewhere = surroundings.overwritten == found.leading;
        const double least = is_proved_elsewhere ? doubtful
                             : found.is_uniform  ? impossible
                                                 : unthinkable;
        if (left < least && is_disproved(evidence, *found.leading))
            dating.overwritten = found.leading;
    }
    const auto add_date = [&](const Year* year, bool is_trusted) {
        const auto said = year != nullptr ? said_years(*year) : std::nullopt;
        if (!said || said->first == dating.overwritten) return;
        evidence.push_back(of_delivery(work, *year, said->first, is_trusted));
        likelihood.add(evidence.back());
    };
    add_date(found.date, !found.is_monotonous);
    add_date(date == nullptr ? summed_up(work) : nullptr, false);
    forget_left_over(work, dating.overwritten, found);
    add_explicit(found, dating.season, likelihood);
    const std::size_t others = evidence.size();
    add_latest_year(work, found, evidence);
    evidence.push_back(of_horizon(surroundings.latest_term));
    for (std::size_t i = others; i < evidence.size(); ++i) likelihood.add(evidence[i]);
    evidence.pop_back();
    dating.written = likelihood.likely(wanted_share);
    dating.evidence = most_telling(std::move(evidence), dating.written, dating.overwritten);
    dating.covers = covered(work, dating);
    dating.day = day_of(work, dating);
    return dating;
}

}  // namespace palimpsest::years
