#include "edtf_date.hpp"

namespace palimpsest::years {
namespace {

/// The months of a season or a grouping of months, counted on past 12 into the next year.
struct Months {
    int first;
    int last;
};

Months months_of(int season) {
    constexpr Months north[] = {{3, 5}, {6, 8}, {9, 11}, {12, 14}};
    if (season <= 28) return north[(season - 21) % 4];
    if (season <= 32) return north[(season - 29 + 2) % 4];
    if (season <= 36) return {3 * (season - 33) + 1, 3 * (season - 33) + 3};
    if (season <= 39) return {4 * (season - 37) + 1, 4 * (season - 37) + 4};
    return {6 * (season - 40) + 1, 6 * (season - 40) + 6};
}

bool matches(std::string_view places, std::int64_t value) {
    for (std::size_t i = places.size(); i-- > 0; value /= 10)
        if (places[i] != 'X' && places[i] != '0' + value % 10) return false;
    return true;
}

Day last_day(std::int64_t year, int month) {
    if (month > 12) {
        ++year;
        month -= 12;
    }
    return {year, month, days_in(year, month)};
}

/// Counts from `first` to `last`, up or down; what `visit` gives first.
template <typename Visit>
std::optional<Day> first_of(std::int64_t first, std::int64_t last, Visit visit) {
    const std::int64_t step = first <= last ? 1 : -1;
    for (std::int64_t i = first; i != last + step; i += step)
        if (auto day = visit(i)) return day;
    return std::nullopt;
}

enum class Wanted : std::uint8_t { first_day, last_day, last_begin };

/// The day that `wanted` asks for in a year that matches.
std::optional<Day> day_in_year(const EdtfDate& date, std::int64_t year, Wanted wanted) {
    const bool is_last = wanted == Wanted::last_day;
    if (date.precision == Precision::year) return is_last ? Day{year, 12, 31} : Day{year, 1, 1};
    if (date.precision == Precision::season) {
        const Months months = months_of(date.season);
        return is_last ? last_day(year, months.last) : Day{year, months.first, 1};
    }
    const bool is_up = wanted == Wanted::first_day;
    const auto in_month = [&](std::int64_t number) -> std::optional<Day> {
        const int month = static_cast<int>(number);
        if (!matches(date.month, number)) return std::nullopt;
        const int length = days_in(year, month);
        if (date.precision == Precision::month) return Day{year, month, is_last ? length : 1};
        return first_of(is_up ? 1 : length, is_up ? length : 1,
                        [&](std::int64_t day) -> std::optional<Day> {
                            if (!matches(date.day, day)) return std::nullopt;
                            return Day{year, month, static_cast<int>(day)};
                        });
    };
    return first_of(is_up ? 1 : 12, is_up ? 12 : 1, in_month);
}

std::optional<Day> day_of(const EdtfDate& date, Wanted wanted) {
    const bool is_up = wanted == Wanted::first_day;
    return first_of(is_up ? date.first_year : date.last_year,
                    is_up ? date.last_year : date.first_year,
                    [&](std::int64_t year) -> std::optional<Day> {
                        if (!matches(date.year, year < 0 ? -year : year)) return std::nullopt;
                        return day_in_year(date, year, wanted);
                    });
}

}  // namespace

std::optional<Day> EdtfDate::first() const { return day_of(*this, Wanted::first_day); }
std::optional<Day> EdtfDate::last() const { return day_of(*this, Wanted::last_day); }
std::optional<Day> EdtfDate::last_begin() const { return day_of(*this, Wanted::last_begin); }

}  // namespace palimpsest::years
