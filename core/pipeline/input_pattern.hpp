#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace palimpsest::core {

/// An entry of `read.paths`, or of `--input`, as the reader wants it: absolute, the characters of
/// `folder` that are special in a pattern escaped with a backslash; "-" stays. A path that exists
/// is meant as it stands and gets no escapes.
[[nodiscard]] std::string absolute_pattern(std::string_view text,
                                           const std::filesystem::path& folder);

/// The same pattern, symbolic links in its fixed part, up to the first special character, followed.
[[nodiscard]] std::string without_links(std::string_view pattern);

/// True when a reader of such a pattern would come upon `path` (absolute, normal) if it were a
/// file: `*`, `?`, `[...]` within a name, `**` for any folders, hidden names only where named. A
/// pattern that is an existing folder reads what is below it and ends in one of `extensions`.
[[nodiscard]] bool covers(std::string_view pattern, const std::filesystem::path& path,
                          std::span<const std::string_view> extensions);

}  // namespace palimpsest::core
