#pragma once

#include <span>
#include <vector>

#include "candidates.hpp"

namespace palimpsest::sections {

/// The candidates that are headings, ascending. What a single line cannot show is told from its
/// siblings, the candidates of its form that follow each other within one part of the text:
///  - a list, each entry of which is a line and nothing more, holds no headings;
///  - where the first of them is no title but an entry of a list, the others are entries too;
///  - 2. without 1. before it or 3. behind it is no heading, nor is 一是, 第一， or A. by itself.
/// Forms of the first ranks (第一章, 一、, （一）) need no siblings. Time is linear.
[[nodiscard]] std::vector<Candidate> headings_among(std::span<const Candidate> candidates);

}  // namespace palimpsest::sections
