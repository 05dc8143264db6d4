#pragma once

#include <filesystem>
#include <string_view>

#include "core/plugins/plugin_info.hpp"

namespace palimpsest::core {

/// What the manifest `file` says of its plugin: the TOML file that stands beside the library, so
/// that nobody has to load it to know what it is.
/// Errors: PluginError with file, line and what to do: manifest_unreadable, manifest_malformed, and
///         what fault_of finds. Unknown keys are errors, unless the manifest states another version
///         of the ABI than this program: then they are what a newer SDK added.
PluginInfo read_manifest(const std::filesystem::path& file);

/// The same from memory; `file` is what errors name.
PluginInfo parsed_manifest(std::string_view text, const std::filesystem::path& file);

}  // namespace palimpsest::core
