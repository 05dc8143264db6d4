#pragma once

#include "lines.hpp"

namespace palimpsest::noise {

/// Takes the lines that end in `...` and repeat the opening of one of the next lines.
void find_teasers(Window& window);

}  // namespace palimpsest::noise
