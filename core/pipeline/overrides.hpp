#pragma once

#include "core/pipeline/pipeline.hpp"
#include "core/pipeline/report.hpp"
#include "core/pipeline/toml_tree.hpp"

namespace palimpsest::core {

/// Puts what `--set` and `--input` say into the tree of a pipeline file, with their own places, so
/// that it is checked like the rest. What cannot be understood is reported.
void apply_overrides(TomlNode& root, const Overrides& overrides, Report& report);

}  // namespace palimpsest::core
