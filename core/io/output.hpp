#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/read_files.hpp"

namespace palimpsest::core {

/// What a finished file holds.
struct WrittenFile {
    std::filesystem::path path;  ///< Where it stands after the commit.
    std::uint64_t bytes = 0;
    std::string digest;  ///< content_digest of its bytes, see digest.hpp.

    bool operator==(const WrittenFile&) const = default;
};

/// One file of an OutputSet while it is being written. Threads: one at a time.
class OutputFile {
  public:
    virtual ~OutputFile() = default;

    /// Errors: throws Error (full disk, file size limit, ...) with file, cause and what to do.
    virtual void append(std::string_view bytes) = 0;

    /// Hands the file over to one who writes it himself: its temporary path. It must be closed, and
    /// still the same file, when the set is committed; nothing may be appended any more.
    virtual std::filesystem::path hand_over() = 0;
};

/// The files of one run, which appear together or not at all.
/// They are written under hidden temporary names beside their targets, `.NAME.tmp-PID`; `commit`
/// puts them in place. Without a commit the destructor removes them and the old output stands.
/// What a killed run left behind is cleaned up, and an interrupted commit undone, by the next
/// OutputSet with the same run file (output_recovery.hpp). A run file that another living process
/// is about to write is refused.
class OutputSet {
  public:
    /// Creates missing folders and the temporary files.
    /// `run_file`: run.json, which vouches for the others. `files`: the others. `folders`: those of
    /// which this run is the whole content.
    /// Errors: throws Error when a target is a folder or device, named twice, or cannot be created.
    OutputSet(std::filesystem::path run_file, std::vector<std::filesystem::path> files,
              const std::vector<std::filesystem::path>& folders = {});
    ~OutputSet();
    OutputSet(const OutputSet&) = delete;
    OutputSet& operator=(const OutputSet&) = delete;

    /// From now on none of `read` is replaced or deleted, whatever links lead to it: the files that
    /// the run reads.
    /// Errors: throws Error when one of this set's files stands for one of them.
    void keep_off(ReadFiles read);

    /// The file of entry `index` of `files`.
    OutputFile& file(std::size_t index);

    /// Puts all files in place; `run_json` gives the content of the run file, told what the others
    /// hold, in the order of `files`. Call it once; nothing may be appended afterwards.
    /// Order: everything is written and synced under temporary names; the old run file is moved
    /// aside; the other files replace theirs; the new run file appears; what was moved aside is
    /// deleted. The run file is there only while all files are of its run.
    /// Of the files that the old run file lists and this run does not write, those that stand in
    /// one of `folders` and still are as they were written are deleted then; a file that somebody
    /// changed or put there stays, and so do all elsewhere. Returns those of the list that stayed.
    /// Errors: throws Error, also for a file that was handed over and replaced by another, and
    /// where a file that the run has read stands at a target by now; the old output is back in
    /// place then.
    std::vector<std::filesystem::path> commit(
        const std::function<std::string(std::span<const WrittenFile>)>& run_json);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace palimpsest::core
