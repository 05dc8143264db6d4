#include "resolution.hpp"

#include <algorithm>

#include "palimpsest/text/numerals.hpp"
#include "reading.hpp"
#include "roles.hpp"

namespace palimpsest::years {
namespace {

constexpr std::size_t most_against = 3;  // Of a suspect.
constexpr int widest_resolved = 3;       // Years; a wider interval resolves nothing.
constexpr int nearest_aim = 3;           // Years ahead.
constexpr double sure_of_page = 0.99;    // An explicit year that nothing speaks against.

/// One of the years of `range`, as EDTF; with the month and day that the page gives.
std::string one_of(YearRange range, std::string_view rest) {
    if (range.first == range.last) return std::to_string(range.first) + std::string(rest);
    return "[" + std::to_string(range.first) + ".." + std::to_string(range.last) + "]";
}

std::string_view after_year(std::string_view edtf) {
    if (edtf.size() <= 4 || edtf.find('/') != edtf.npos) return {};
    const std::string_view rest = edtf.substr(4);
    return rest.find('X') == rest.npos ? rest : std::string_view{};
}

/// What speaks against the year that was written over the others, the strongest first.
std::vector<Evidence> evidence_against(const Dating& dating) {
    std::vector<Evidence> against;
    if (!dating.overwritten) return against;
    const int year = *dating.overwritten;
    for (const Evidence& row : dating.evidence)
        if (row.speaks_against(year)) against.push_back(row);
    std::stable_sort(against.begin(), against.end(), [&](const Evidence& a, const Evidence& b) {
        return a.cost(year) > b.cost(year);
    });
    if (against.size() > most_against) against.resize(most_against);
    return against;
}

class Resolver {
  public:
    Resolver(const Work& work, const Dating& dating)
        : work_(work), dating_(dating), roles_(work, dating) {
        against_ = evidence_against(dating);
    }

    [[nodiscard]] Resolution of(const Year& year) const {
        switch (year.kind) {
            case Kind::explicit_:
            case Kind::span:
                return of_page(year);
            case Kind::plan:
                return {year.edtf, sure_of_page, false, {}, {}};
            case Kind::masked:
                return of_masked(year);
            case Kind::relative:
                break;
        }
        return of_relative(year);
    }

  private:
    /// A plan may well aim at a year that is near.
    [[nodiscard]] bool may_be_aim(Role role, int year) const {
        return (role == Role::target || role == Role::planned) &&
               year - dating_.written.last <= nearest_aim;
    }

    [[nodiscard]] bool is_narrow() const {
        return dating_.written.last - dating_.written.first < widest_resolved;
    }

    /// What the page says, unless the year is the one that was written over the others.
    [[nodiscard]] Resolution of_page(const Year& year) const {
        const auto said = said_years(year);
        Resolution result{year.edtf, said ? sure_of_page : 0, false, {}, {}};
        if (!said) {
            result.resolved.clear();
            return result;
        }
        if (said->last != dating_.overwritten) return result;
        const Meaning meaning =
            year.kind == Kind::span ? Meaning{Role::target, 0} : roles_.of(year);
        const YearRange range = roles_.years(meaning);
        if (meaning.role == Role::named && range.first == said->last) return result;
        if (may_be_aim(meaning.role, said->last)) return result;
        result.is_suspect = true;
        const bool is_day = meaning.role == Role::delivery && range.first == range.last;
        result.plausible = is_day ? one_of(range, after_year(year.edtf)) : edtf_of(range);
        result.resolved = result.plausible;
        result.confidence = dating_.written.confidence;
        result.evidence = against_;
        return result;
    }

    [[nodiscard]] Resolution of_masked(const Year& year) const {
        Resolution result;
        const Meaning meaning = roles_.of(year);
        if (!is_narrow() || year.edtf.find('/') != std::string::npos ||
            meaning.role == Role::target || meaning.role == Role::base)
            return result;
        const YearRange range = roles_.years(meaning);
        if (range.last - range.first >= widest_resolved) return result;
        result.resolved = one_of(range, after_year(year.edtf));
        result.confidence = dating_.written.confidence;
        return result;
    }

    [[nodiscard]] Resolution of_relative(const Year& year) const {
        Resolution result;
        if (!is_narrow()) return result;
        const std::string_view said = words(work_, year);
        YearRange range{dating_.written.first, dating_.written.last};
        if (const auto away = distance(said)) {
            // Beside next year's targets, the year before is this one.
            const bool is_beside_plan =
                *away == -1 && said.starts_with("上年") && roles_.of(year).role == Role::planned;
            const int shift = is_beside_plan ? dating_.planned().first - range.first - 1 : *away;
            result.resolved = one_of({range.first + shift, range.last + shift}, {});
        } else if (dating_.is_known()) {
            result.resolved = edtf_of(counted(year.offsets));
        }
        if (!result.resolved.empty()) result.confidence = dating_.written.confidence;
        return result;
    }

    /// 五年来, 今后五年. Where the work's own year may be one of them or not, the season tells.
    [[nodiscard]] YearRange counted(YearOffsets offsets) const {
        const int year = dating_.written.first;
        const bool is_year_end = dating_.season == Season::year_end;
        const bool is_open =
            (offsets.first < -1 && offsets.last == 0) || (offsets.first == 0 && offsets.last > 1);
        if (is_open && is_year_end) ++offsets.first;
        if (is_open && !is_year_end) --offsets.last;
        return {year + offsets.first, year + offsets.last};
    }

    const Work& work_;
    const Dating& dating_;
    Roles roles_;
    std::vector<Evidence> against_;
};

}  // namespace

std::vector<Resolution> resolutions_of(const Work& work, const Dating& dating) {
    const Resolver resolver(work, dating);
    std::vector<Resolution> results;
    results.reserve(work.years.size());
    for (const Year& year : work.years) results.push_back(resolver.of(year));
    return results;
}

std::vector<SuspectAmount> suspect_amounts_of(const Work& work, const Dating& dating) {
    std::vector<SuspectAmount> amounts;
    if (!dating.overwritten) return amounts;
    const std::vector<Evidence> against = evidence_against(dating);
    const std::string number = std::to_string(*dating.overwritten);
    const std::string_view text = work.text.substr(0, work.end);
    for (auto at = text.find(number, work.begin); at != text.npos; at = text.find(number, at + 1)) {
        const CodePoint before = code_point_before(text, at);
        if (decimal_digit(before.value) >= 0 || is_one_of(before.value, U".．,，-—－~～")) continue;
        const std::uint64_t after = after_blanks(text, at + number.size());
        for (const std::string_view unit : {"亿元", "万元", "亿美元", "万美元"}) {
            if (!follows(text, after, unit)) continue;
            amounts.push_back({at, after + unit.size(), against});
        }
    }
    return amounts;
}

}  // namespace palimpsest::years
