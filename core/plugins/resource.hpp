#pragma once

#include <filesystem>
#include <string_view>

namespace palimpsest::core {

/// The file that a plugin brought with it as `name`, inside its resource `folder`.
/// Throws Error when `name` is absolute, leaves the folder by `..`, or is not there.
std::filesystem::path resource_file(const std::filesystem::path& folder, std::string_view name);

}  // namespace palimpsest::core
