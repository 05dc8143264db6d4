#pragma once

#include <optional>
#include <string>
#include <vector>

#include "likelihood.hpp"
#include "work.hpp"

namespace palimpsest::years {

/// What is known of the time of a work. Years are of the Gregorian calendar.
struct Dating {
    Likely written;  ///< When it was delivered; `confidence` is the probability of the interval.
    std::optional<YearRange> covers;  ///< What it reports on; empty where `written` is too vague.
    Season season = Season::unknown;
    std::string day;  ///< The date of delivery, where the work gives it and it holds: 2012-11-27.
    std::vector<Evidence> evidence;  ///< The most telling first.
    /// The year that was written over the others, where the rest of the work disproves it.
    std::optional<int> overwritten;

    [[nodiscard]] bool is_known() const { return written.first == written.last; }
    /// Whether the interval is narrow enough to say anything.
    [[nodiscard]] bool says_something() const;
    /// The years that the work plans: the next one at the year's end, else its own.
    [[nodiscard]] YearRange planned() const;
    /// `written` as EDTF; empty where nothing is known.
    [[nodiscard]] std::string edtf() const;
};

/// What a dating may take from outside of its work.
struct Surroundings {
    std::optional<int> overwritten;  ///< A year proved to be written over others in another work.
    int latest_term = last_year;     ///< The latest year that the table of terms knows of.
};

/// The time of a work, from what it says: explicit years, plans, terms, sessions, and how it speaks
/// of the years beside it. Never from the clock. Time is linear in the numbers of expressions and
/// mentions.
[[nodiscard]] Dating dating_of(const Work& work, const Surroundings& surroundings = {});

/// `first` or `first/last`.
[[nodiscard]] std::string edtf_of(YearRange years);

}  // namespace palimpsest::years
