#include "core/io/output_recovery.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "core/io/output_errors.hpp"
#include "core/io/temporary_file.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

namespace fs = std::filesystem;

/// True when a process, this one too, has the file locked; another user's file may always be.
bool is_locked(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0) return errno == EACCES;
    const bool locked = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0;
    ::close(descriptor);
    return locked;
}

/// The files beside `target` called `.NAME.KIND-` and digits.
std::vector<fs::path> companions(const fs::path& target, std::string_view kind) {
    const std::string start = fmt::format(".{}.{}-", target.filename().native(), kind);
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(target.parent_path(), error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename().native();
        const bool ours = name.size() > start.size() && name.starts_with(start) &&
                          name.find_first_not_of("0123456789", start.size()) == std::string::npos;
        if (ours) found.push_back(entry->path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

void put_back(const fs::path& target) {
    for (const fs::path& aside : companions(target, "old")) {
        if (::rename(aside.c_str(), target.c_str()) != 0) {
            throw_output_error("put back", target, errno);
        }
    }
}

void discard(const fs::path& target) {
    for (const fs::path& aside : companions(target, "old")) ::unlink(aside.c_str());
}

}  // namespace

void remove_if_stale(const fs::path& path, const fs::path& target) {
    if (is_locked(path)) {
        const std::string name = path.filename().native();
        throw Error(
            fmt::format("another run (process {}) is writing {}; wait for it to end, or write "
                        "somewhere else with --output",
                        name.substr(name.rfind('-') + 1), target.native()));
    }
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) throw_output_error("create", target, errno);
}

void recover_outputs(const fs::path& run_file, std::span<const fs::path> files) {
    std::vector<fs::path> targets(files.begin(), files.end());
    targets.push_back(run_file);
    for (const fs::path& target : targets) {
        for (const fs::path& path : companions(target, "tmp")) {
            if (path != temporary_path(target)) remove_if_stale(path, target);
        }
    }
    std::error_code error;
    const bool done = fs::exists(fs::symlink_status(run_file, error));
    for (const fs::path& target : targets) done ? discard(target) : put_back(target);
}

}  // namespace palimpsest::core
