#include "seams.hpp"

#include <algorithm>

namespace palimpsest::years {
namespace {

/// The expressions of `kept` that go across what was left out, in places of the text.
std::vector<Year> cut_years(std::string_view kept, const OriginalSpan& original) {
    std::vector<Year> cut;
    for (Year& year : years_in(kept)) {
        const std::uint64_t size = year.end - year.begin;
        original(year.begin, year.end);
        if (year.end - year.begin != size) cut.push_back(std::move(year));
    }
    return cut;
}

}  // namespace

std::vector<Year> years_across(std::string_view text, std::string_view kept,
                               const OriginalSpan& original) {
    std::vector<Year> years = years_in(text);
    if (kept.size() == text.size()) return years;
    const std::vector<Year> cut = cut_years(kept, original);
    if (cut.empty()) return years;
    std::size_t next = 0;
    std::erase_if(years, [&](const Year& year) {
        while (next < cut.size() && cut[next].end <= year.begin) ++next;
        return next < cut.size() && cut[next].begin < year.end;
    });
    const auto middle = static_cast<std::ptrdiff_t>(years.size());
    years.insert(years.end(), cut.begin(), cut.end());
    std::inplace_merge(years.begin(), years.begin() + middle, years.end(),
                       [](const Year& a, const Year& b) { return a.begin < b.begin; });
    return years;
}

}  // namespace palimpsest::years
