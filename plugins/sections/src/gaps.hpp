#pragma once

#include <string_view>
#include <vector>

#include "candidates.hpp"

namespace palimpsest::sections {

/// Adds headings that lost the line break before them: behind a sentence in a paragraph, where one
/// number is missing between two lines that begin with its neighbours, （二） and （四）. Time is
/// linear.
void fill_gaps(std::string_view text, std::vector<Candidate>& candidates);

/// Gives titles to candidates whose first sentence is longer than titles are, where their
/// neighbours in the same numbering have titles. Time is linear.
void lengthen_titles(std::string_view text, std::vector<Candidate>& candidates);

}  // namespace palimpsest::sections
