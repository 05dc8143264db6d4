#pragma once

#include <vector>

#include "likelihood.hpp"
#include "work.hpp"

/// Evidence for the year in which a work was written, by kind of what it says.
namespace palimpsest::years {

/// From dated terms: those looked back on had begun, and the latest of them is seldom old. `month`:
/// of delivery, 0 where unknown.
void add_terms(const Work& work, int month, std::vector<Evidence>& evidence);

/// From five-year plans and what is said of their years: 十三五, “十三五”开局之年.
void add_plans(const Work& work, std::vector<Evidence>& evidence);

/// From numbered sessions of congresses: 省第十三届人民代表大会第五次会议.
void add_sessions(const Work& work, std::vector<Evidence>& evidence);

/// From masked years, whose digits that are left say a little: 202_年.
void add_masks(const Work& work, std::vector<Evidence>& evidence);

/// The year that is said of a term or a plan in the words behind it, as in 党的十九大召开之年 or
/// “十三五”收官之年; empty where none is. `at`: where the words end that `first` and `last`
/// belong to.
[[nodiscard]] std::optional<int> spoken_year(std::string_view text, std::uint64_t at, int first,
                                             int last);

/// Evidence that `year` is what the sentence's subject (今年, 明年) names. Without a subject the
/// work is of about that year.
[[nodiscard]] Evidence about(const Work& work, std::uint64_t begin, std::uint64_t end, int year);

}  // namespace palimpsest::years
