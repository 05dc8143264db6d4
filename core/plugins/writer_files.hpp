#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/plugins/library.hpp"
#include "core/plugins/value.hpp"

namespace palimpsest::core {

/// The names of the files that `writer`, which is one of `library`, writes beside its path or in
/// it. `values`: one for each option, in the options' order.
/// Throws PluginError when the plugin fails, or names a file that cannot be.
/// Threads: [load].
std::vector<std::string> writer_files(const Library& library, const LoadedWriter& writer,
                                      std::span<const Value> values, const plm_run_schema* schema);

}  // namespace palimpsest::core
