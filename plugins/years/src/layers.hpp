#pragma once

#include <vector>

#include "palimpsest/plugin.hpp"

namespace palimpsest::years {

/// The layers that the plugin produces, parents before their children.
[[nodiscard]] std::vector<Layer> layers();

}  // namespace palimpsest::years
