#include <algorithm>
#include <map>
#include <set>

#include "evidence.hpp"

namespace palimpsest::years {
namespace {

// Costs in nats. The reports of the provinces, whose years are known, gave the order of size.
constexpr Cost never{4.5, 1.0, 9.0};
constexpr Cost seldom{0.5, 0.5, 2.0};
constexpr Cost fades{0.3, 0.4, 2.0};
constexpr Cost free_of_cost{};
constexpr Cost after_plenum{2.2, 1.2, 7.0};
constexpr Cost after_congress{0.5, 0.7, 4.0};
constexpr Cost after_latest{0.3, 0.3, 3.0};
constexpr int plenum_lasts = 13;    // Months in which a plenum is the latest one.
constexpr int congress_lasts = 24;  // Months.
constexpr int term_lasts = 36;      // Months in which a work names something newer.
constexpr int longest_wait = 15;    // Months from the last look ahead to what is looked ahead to.

/// The first year in which a work can look back on what began in month `months`. `month`: of the
/// work's delivery, 0 where unknown.
int year_since(int months, int month) {
    const int year = year_of(months);
    return month > 0 && months % 12 + 1 > month ? year + 1 : year;
}

struct Named {
    const Mention* first = nullptr;   ///< The first mention.
    const Mention* behind = nullptr;  ///< The first one that looks back.
};
using NamedTerms = std::map<std::pair<const Term*, int>, Named>;

NamedTerms named_terms(const Work& work) {
    NamedTerms named;
    for (const Mention& mention : work.mentions) {
        Named& terms = named[{mention.term, mention.number}];
        if (terms.first == nullptr) terms.first = &mention;
        if (terms.behind == nullptr && !looks_ahead(work.text, mention)) terms.behind = &mention;
    }
    return named;
}

Evidence evidence_at(const Work& work, const Mention& mention) {
    Evidence found;
    found.begin = mention.begin;
    found.end = mention.end;
    found.term = work.text.substr(mention.begin, mention.end - mention.begin);
    return found;
}

Evidence of_term(const Work& work, const Named& named, int month) {
    const Mention& mention = named.behind != nullptr ? *named.behind : *named.first;
    const Term& term = *mention.term;
    Evidence found = evidence_at(work, mention);
    const int began = term.began->months(mention.number);
    if (named.behind != nullptr) {
        found.first = term.is_hard ? year_since(began, month) : year_of(began);
        found.before = term.is_hard ? never : seldom;
        if (term.ended) {
            found.last = std::max(found.first, year_of(term.ended->months(mention.number)) + 1);
            found.after = term.kind == TermKind::congress || term.kind == TermKind::plenum
                              ? free_of_cost
                              : fades;
        }
        return found;
    }
    const int announced = term.announced ? term.announced->months(mention.number) : began - 12;
    found.first = year_of(announced);
    found.last = std::max(found.first, year_of(began + (term.is_hard ? longest_wait : 36)));
    found.before = seldom;
    found.after = seldom;
    return found;
}

/// 今年是新中国成立70周年; without a subject, the year before to the year after.
Evidence of_anniversary(const Work& work, const Mention& mention) {
    const int year = year_of(mention.term->began->months(mention.number));
    const Year* subject = subject_before(work, mention.begin);
    if (subject != nullptr && distance(words(work, *subject)))
        return about(work, mention.begin, mention.end, year);
    Evidence found = evidence_at(work, mention);
    found.first = year - 1;
    found.last = year + 1;
    found.before = {1.0, 0.5, 2.5};
    found.after = {0.7, 0.4, 2.0};
    return found;
}

bool is_assembly(const Term& term) {
    return term.kind == TermKind::congress || term.kind == TermKind::plenum;
}

/// What is newest among the terms looked back on is seldom old.
void add_latest(const Work& work, const NamedTerms& named, bool assemblies,
                std::vector<Evidence>& evidence) {
    const Mention* latest = nullptr;
    int began = 0;
    for (const auto& [key, terms] : named) {
        const Term& term = *key.first;
        if (terms.behind == nullptr || !term.is_hard || is_assembly(term) != assemblies) continue;
        const int months = term.began->months(key.second);
        if (latest == nullptr || months > began) {
            latest = terms.behind;
            began = months;
        }
    }
    if (latest == nullptr) return;
    Evidence found = evidence_at(work, *latest);
    const bool is_plenum = latest->term->kind == TermKind::plenum;
    const int lasts = !assemblies ? term_lasts : is_plenum ? plenum_lasts : congress_lasts;
    found.last = year_of(began + lasts);
    found.after = !assemblies ? after_latest : is_plenum ? after_plenum : after_congress;
    evidence.push_back(std::move(found));
}

}  // namespace

void add_terms(const Work& work, int month, std::vector<Evidence>& evidence) {
    const NamedTerms named = named_terms(work);
    for (const auto& [key, terms] : named) {
        const Term& term = *key.first;
        if (term.kind == TermKind::ordinal || !term.began) continue;
        if (term.kind == TermKind::anniversary) {
            evidence.push_back(of_anniversary(work, *terms.first));
            continue;
        }
        evidence.push_back(of_term(work, terms, month));
    }
    std::set<std::pair<int, int>> spoken;
    for (const Mention& mention : work.mentions) {
        if (mention.term->kind != TermKind::congress) continue;
        const int began = mention.term->began->months(mention.number);
        // What a congress of the autumn decided is carried out from the next year on.
        const auto year = spoken_year(work.text, mention.end, year_of(began + 3), 0);
        if (!year) continue;
        Evidence row = about(work, mention.begin, mention.end, *year);
        if (spoken.emplace(row.first, row.last).second) evidence.push_back(std::move(row));
    }
    add_latest(work, named, true, evidence);
    add_latest(work, named, false, evidence);
}

}  // namespace palimpsest::years
