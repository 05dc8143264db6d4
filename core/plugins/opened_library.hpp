#pragma once

#include <filesystem>

#include "palimpsest/abi.h"

namespace palimpsest::core::detail {

/// A shared library that was opened and stays so until the program ends.
struct OpenedLibrary {
    void* handle = nullptr;  ///< The same for the same file.
    const plm_entry_table* entry = nullptr;
};

/// Opens `file` and checks its table without calling anything in it.
/// Throws PluginError: not_a_library, dependency_missing, entry_absent, table_truncated,
/// library_other_major, function_null. Threads: one at a time.
OpenedLibrary opened_library(const std::filesystem::path& file);

}  // namespace palimpsest::core::detail
