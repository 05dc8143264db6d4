#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/plugins/value.hpp"

namespace palimpsest::core {

/// A TOML string: in double quotes, with escapes. `text` that is no UTF-8 gets U+FFFD.
[[nodiscard]] std::string toml_quoted(std::string_view text);

/// The value as TOML, exact, in one way only. Paths below `folder` are relative to it.
[[nodiscard]] std::string value_text(const Value& value, const std::filesystem::path& folder);

/// `path` relative to `folder` where it lies below it; otherwise as it is.
[[nodiscard]] std::string shown_path(const std::string& path, const std::filesystem::path& folder);

}  // namespace palimpsest::core
