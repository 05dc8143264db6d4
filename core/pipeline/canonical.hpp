#pragma once

#include <string>

#include "core/pipeline/pipeline.hpp"

namespace palimpsest::core {

/// See Pipeline::canonical.
[[nodiscard]] std::string canonical_text(const Pipeline& pipeline);

}  // namespace palimpsest::core
