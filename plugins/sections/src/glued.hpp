#pragma once

#include <span>
#include <string_view>

#include "candidates.hpp"

namespace palimpsest::sections {

/// Finds titles that lost the line break behind them: where a candidate goes on without punctuation
/// after words that are the title of another candidate of the same number in this text, those words
/// are its title too. Copied works often differ in just that. Time is linear.
/// And where at least two of its siblings have their lines for themselves, a candidate without
/// punctuation in its first words has a title of their length before words that sentences begin
/// with: 我镇…, 一年来….
void part_glued_titles(std::string_view text, std::span<Candidate> candidates);

}  // namespace palimpsest::sections
