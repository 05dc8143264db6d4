#pragma once

#include <filesystem>
#include <span>

namespace palimpsest::core {

/// Files beside an output file: `.NAME.tmp-PID` is being written and locked by its process;
/// `.NAME.old-PID` is the former NAME, moved aside by a commit.

/// Deletes the temporary file `path` of `target` if no living process holds it.
/// Errors: throws Error when one does.
void remove_if_stale(const std::filesystem::path& path, const std::filesystem::path& target);

/// Sets right what killed runs left beside the targets: deletes their temporary files, and undoes a
/// commit that was cut short. A commit was cut short when there are files that it moved aside and
/// no run file; they go back to their places then, the run file last. Where there is a run file the
/// commit was done, and what it moved aside is deleted.
/// Errors: throws Error when another living process is writing one of the targets.
void recover_outputs(const std::filesystem::path& run_file,
                     std::span<const std::filesystem::path> files);

}  // namespace palimpsest::core
