#pragma once

#include <span>
#include <vector>

#include "core/plugins/registry.hpp"
#include "palimpsest/abi.h"

namespace palimpsest::core {

/// The plugins that are linked into the program. They were read as those of a folder are, when they
/// were first asked for. Threads: safe concurrently.
const std::vector<FoundPlugin>& built_in_plugins();

namespace detail {

/// Their tables; the build makes this function (cmake/PalimpsestBuiltIn.cmake).
std::span<const plm_entry_table* const> built_in_entries();

}  // namespace detail
}  // namespace palimpsest::core
