#pragma once

#include "anchors.hpp"
#include "unit_tokens.hpp"

namespace palimpsest::duplicates {

/// Moves the borders of what one of two texts has more, where the tokens leave a choice: in
/// 各位委员和列席人员提出 beside 各位委员提出 it may be 和列席人员 or 员和列席人. Of the places
/// that a border can have, up to 64 tokens either way, the one is taken where most ends of the
/// insertion stand beside punctuation or white space; of several the last. So all texts with the
/// same insertion agree on where it is. `blocks`: an alignment of the two.
void settle_borders(std::vector<Block>& blocks, const UnitTokens& first, const UnitTokens& second);

}  // namespace palimpsest::duplicates
