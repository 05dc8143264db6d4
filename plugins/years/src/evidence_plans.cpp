#include <algorithm>
#include <map>
#include <set>

#include "evidence.hpp"
#include "reading.hpp"

namespace palimpsest::years {
namespace {

constexpr std::uint64_t longest_predicate = 75;  // Bytes from a plan to what is said of its year.

/// The first of `words` in `text`; npos where there is none.
std::size_t find_any(std::string_view text, std::initializer_list<std::string_view> words) {
    std::size_t found = text.npos;
    for (const std::string_view word : words) found = std::min(found, text.find(word));
    return found;
}

struct Counted {
    const Year* first = nullptr;
    int count = 0;
};

Evidence of_plan(const Work& work, const Year& plan, int count) {
    const YearRange range = *said_years(plan);
    Evidence found{
        plan.begin, plan.end, std::string(words(work, plan)), range.first - 1, range.last + 1,
        {},         {}};
    const bool is_spread = plan.edtf.size() == 9 && count > 2;
    found.before = {1.5, 1.0, 5.0};
    found.after = is_spread ? Cost{0.5, 0.5, 2.5} : Cost{0.2, 0.2, 1.5};
    return found;
}

}  // namespace

std::optional<int> spoken_year(std::string_view text, std::uint64_t at, int first, int last) {
    std::string_view rest = rest_of_sentence(text, at, longest_predicate);
    // What is said of the next plan is not said of this one.
    for (const std::string_view sign : {"“", "，"}) rest = rest.substr(0, rest.find(sign));
    const auto is_said = [&](std::initializer_list<std::string_view> words) {
        return find_any(rest, words) != rest.npos;
    };
    if (is_said({"开局之年", "开局年", "第一年", "首年", "起步之年", "头一年"})) return first;
    if (last == 0) {
        if (is_said({"重要一年", "关键一年", "关键之年"})) return first;
        return std::nullopt;
    }
    if (is_said({"收官之年", "收官年", "最后一年", "收官"})) return last;
    if (is_said({"第二年"})) return first + 1;
    if (is_said({"第三年", "承上启下", "承前启后", "中期之年"})) return first + 2;
    if (is_said({"第四年"})) return first + 3;
    return std::nullopt;
}

Evidence about(const Work& work, std::uint64_t begin, std::uint64_t end, int year) {
    Evidence found;
    found.begin = begin;
    found.end = end;
    found.term = work.text.substr(begin, end - begin);
    const Year* subject = subject_before(work, begin);
    const auto shift = subject != nullptr ? distance(words(work, *subject)) : std::nullopt;
    if (shift && *shift >= -1 && *shift <= 1) {
        found.first = found.last = year - *shift;
        found.before = found.after = {3.0, 0.7, 7.5};
        return found;
    }
    found.first = year - 1;
    found.last = year + 1;
    found.before = found.after = {1.5, 0.7, 5.0};
    return found;
}

void add_plans(const Work& work, std::vector<Evidence>& evidence) {
    std::map<std::string_view, Counted> plans;
    std::set<std::pair<int, int>> spoken;
    for (const Year& year : work.years) {
        if (year.kind != Kind::plan || !said_years(year)) continue;
        Counted& plan = plans[year.edtf];
        if (plan.first == nullptr) plan.first = &year;
        ++plan.count;
        const YearRange range = *said_years(year);
        std::uint64_t after = year.end;
        if (is_one_of(code_point_at(work.text, after).value, U"”’\"」"))
            after += code_point_at(work.text, after).size;
        const auto said = spoken_year(work.text, after, range.first, range.last);
        if (!said) continue;
        Evidence row = about(work, year.begin, year.end, *said);
        // Saying it again makes it no surer.
        if (spoken.emplace(row.first, row.last).second) evidence.push_back(std::move(row));
    }
    for (const auto& [edtf, plan] : plans)
        evidence.push_back(of_plan(work, *plan.first, plan.count));
}

void add_masks(const Work& work, std::vector<Evidence>& evidence) {
    for (const Year& year : work.years) {
        if (year.kind != Kind::masked || year.edtf.substr(2, 2) == "XX") continue;
        if (year.edtf[0] == 'X' || year.edtf[2] == 'X') continue;
        const int decade =
            (year.edtf[0] - '0') * 1000 + (year.edtf[1] - '0') * 100 + (year.edtf[2] - '0') * 10;
        Evidence found{year.begin, year.end, std::string(words(work, year)), decade, decade + 10,
                       {},         {}};
        // A mask is often put on a page that is sold as new: the work may well be older than it
        // says.
        found.before = {0.8, 0.1, 1.2};
        found.after = {2.0, 0.3, 4.0};
        evidence.push_back(std::move(found));
        return;
    }
}

}  // namespace palimpsest::years
