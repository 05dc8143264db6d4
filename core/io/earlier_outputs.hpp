#pragma once

#include <filesystem>
#include <vector>

#include "core/io/output.hpp"

namespace palimpsest::core {

/// The files that a run file lists; none where it is not there, or is no run file. What it says may
/// be anything: it stands in a folder of the user's.
[[nodiscard]] std::vector<WrittenFile> listed_outputs(const std::filesystem::path& run_file);

/// The file is there and holds what it did when it was written: nobody has made it his own.
[[nodiscard]] bool is_as_written(const WrittenFile& file);

}  // namespace palimpsest::core
