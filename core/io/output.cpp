#include "core/io/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <set>
#include <system_error>
#include <utility>

#include "core/io/earlier_outputs.hpp"
#include "core/io/output_errors.hpp"
#include "core/io/output_recovery.hpp"
#include "core/io/temporary_file.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

namespace fs = std::filesystem;

/// The path that is written: a symbolic link is followed, so that it stays one.
fs::path resolved_target(const fs::path& path) {
    std::error_code error;
    fs::path target = fs::weakly_canonical(fs::absolute(path), error);
    if (error) throw_output_error("create", path, error.value());
    const fs::file_status status = fs::status(target, error);
    if (fs::is_directory(status) || !target.has_filename()) {
        throw Error(
            fmt::format("cannot write {}: it is a folder; name a file in it", path.native()));
    }
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        throw Error(fmt::format("cannot write {}: it is a pipe, socket or device; name a file",
                                path.native()));
    }
    fs::create_directories(target.parent_path(), error);
    if (error) throw_output_error("create the folder of", target, error.value());
    return target;
}

/// Waits until the disk has the names in the files' folders.
void sync_folders(const std::vector<std::unique_ptr<TemporaryFile>>& files) {
    std::set<fs::path> folders;
    for (const auto& file : files) folders.insert(file->target().parent_path());
    for (const fs::path& folder : folders) {
        const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (descriptor < 0) continue;  // A folder without read permission can still be written.
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

/// Moves files so that all of it can be undone. Undoes it unless told that all went well.
class Replacement {
  public:
    Replacement() = default;
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;

    ~Replacement() {
        for (; !targets_.empty(); targets_.pop_back()) {
            const auto& [target, aside] = targets_.back();
            if (aside.empty()) {
                ::unlink(target.c_str());
            } else {
                ::rename(aside.c_str(), target.c_str());
            }
        }
    }

    /// Moves the file that stands at `target`, if any, to its aside_path.
    void move_aside(const fs::path& target) {
        const fs::path aside = aside_path(target);
        if (::rename(target.c_str(), aside.c_str()) == 0) {
            targets_.emplace_back(target, aside);
        } else if (errno == ENOENT) {
            targets_.emplace_back(target, fs::path());
        } else {
            throw_output_error("replace", target, errno);
        }
    }

    void put_in_place(TemporaryFile& file) {
        if (const int error = file.put_in_place(); error != 0) {
            throw_output_error("replace", file.target(), error);
        }
    }

    /// Deletes what was moved aside.
    void keep() {
        for (const auto& [target, aside] : targets_) {
            if (!aside.empty()) ::unlink(aside.c_str());
        }
        targets_.clear();
    }

  private:
    std::vector<std::pair<fs::path, fs::path>> targets_;
};

}  // namespace

struct OutputSet::State {
    std::vector<std::unique_ptr<TemporaryFile>> files;  // The run file is the last.
    std::set<fs::path> folders;
    ReadFiles read;

    void expect_nothing_read_at(const fs::path& target) {
        if (!read.holds(target)) return;
        throw Error(
            fmt::format("cannot write {}: this run reads that file, maybe by another path or "
                        "through a symbolic link, and would replace it; write to another folder "
                        "with --output, or correct `path` in [[write]]. Output that was there "
                        "before is unchanged.",
                        target.native()));
    }

    /// Deletes what a run before has left in our folders; returns what it has left elsewhere.
    std::vector<fs::path> clear(const std::vector<WrittenFile>& earlier) {
        std::set<fs::path> targets;
        for (const auto& file : files) targets.insert(file->target());
        std::vector<fs::path> stayed;
        for (const WrittenFile& old : earlier) {
            std::error_code error;
            if (targets.contains(old.path) || !fs::exists(old.path, error)) continue;
            const bool ours = folders.contains(old.path.parent_path()) && !read.holds(old.path) &&
                              is_as_written(old);
            if (!ours || !fs::remove(old.path, error)) stayed.push_back(old.path);
        }
        return stayed;
    }
};

OutputSet::OutputSet(fs::path run_file, std::vector<fs::path> files,
                     const std::vector<fs::path>& folders)
    : state_(std::make_unique<State>()) {
    for (const fs::path& folder : folders)
        state_->folders.insert(fs::weakly_canonical(fs::absolute(folder)));
    run_file = resolved_target(run_file);
    for (fs::path& file : files) file = resolved_target(file);
    std::set<fs::path> names{run_file};
    for (const fs::path& file : files) {
        if (names.insert(file).second) continue;
        throw Error(fmt::format("{} is to be written twice; give each [[write]] its own path",
                                file.native()));
    }
    for (const fs::path& file : files) {
        state_->files.push_back(std::make_unique<TemporaryFile>(file));
    }
    state_->files.push_back(std::make_unique<TemporaryFile>(run_file));
    // After our own files are there: of two runs that start at once, one at least sees the other.
    recover_outputs(run_file, files);
}

OutputSet::~OutputSet() = default;

void OutputSet::keep_off(ReadFiles read) {
    state_->read = std::move(read);
    for (const auto& file : state_->files) state_->expect_nothing_read_at(file->target());
}

OutputFile& OutputSet::file(std::size_t index) { return *state_->files.at(index); }

std::vector<fs::path> OutputSet::commit(
    const std::function<std::string(std::span<const WrittenFile>)>& run_json) {
    auto& files = state_->files;
    TemporaryFile& run_file = *files.back();
    const std::vector<WrittenFile> earlier = listed_outputs(run_file.target());
    std::vector<WrittenFile> written;
    for (const auto& file : files) {
        if (file.get() == &run_file) run_file.append(run_json(written));
        file->sync();
        written.push_back(file->written());
    }
    for (const auto& file : files) state_->expect_nothing_read_at(file->target());
    Replacement replacement;
    replacement.move_aside(run_file.target());
    sync_folders(files);
    for (const auto& file : files) {
        if (file.get() == &run_file) sync_folders(files);
        if (file.get() != &run_file) replacement.move_aside(file->target());
        replacement.put_in_place(*file);
    }
    sync_folders(files);
    replacement.keep();
    return state_->clear(earlier);
}

}  // namespace palimpsest::core
