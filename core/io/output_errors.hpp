#pragma once

#include <filesystem>
#include <string_view>

namespace palimpsest::core {

/// Throws the Error of an operation on an output file that failed with `error` (errno): what was
/// being done, why it failed, and what to do about it.
/// `doing`: "write", "create", ...
[[noreturn]] void throw_output_error(std::string_view doing, const std::filesystem::path& file,
                                     int error);

}  // namespace palimpsest::core
