#pragma once

#include <filesystem>

#include "palimpsest/abi.h"

namespace palimpsest::core::detail {

/// Opens `file`, which stays open until the program ends, and checks its table without calling
/// anything in it. Returns the table, the same for the same file.
/// Throws PluginError: not_a_library, dependency_missing, entry_absent, table_truncated,
/// library_other_major, function_null. Threads: one at a time.
const plm_entry_table* opened_library(const std::filesystem::path& file);

}  // namespace palimpsest::core::detail
