#pragma once

#include "lines.hpp"

namespace palimpsest::noise {

/// Takes the lines of `window` that are the page around its text.
void find_chrome(Window& window);

}  // namespace palimpsest::noise
