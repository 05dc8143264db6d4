#pragma once

#include "core/pipeline/pipeline.hpp"
#include "core/pipeline/report.hpp"
#include "core/pipeline/toml_tree.hpp"

namespace palimpsest::core {

/// Replaces `${env:NAME}` by the variable's value and `$${` by `${` in every string of the tree.
/// A string in which that fails is reported and becomes broken.
void fill_in_variables(TomlNode& node, const Environment& environment, Report& report);

}  // namespace palimpsest::core
