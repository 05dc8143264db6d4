#pragma once

#include <vector>

#include "palimpsest/sdk/description.hpp"

namespace palimpsest::duplicates {

/// The corpus tables of the analyzer: clusters and their lists, the pairs, and the templates.
[[nodiscard]] std::vector<Layer> corpus_tables();

}  // namespace palimpsest::duplicates
