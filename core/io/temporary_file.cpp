#include "core/io/temporary_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

#include "core/io/output_errors.hpp"
#include "core/io/output_recovery.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

constexpr std::size_t buffer_size = 1 << 18;

std::filesystem::path hidden(const std::filesystem::path& target, std::string_view kind) {
    const std::string name = fmt::format(".{}.{}-{}", target.filename().native(), kind, ::getpid());
    return target.parent_path() / name;
}

struct Closing {
    int descriptor;
    ~Closing() { ::close(descriptor); }
};

/// Creates the file and locks it. -1: somebody took it away before the lock was on it.
int create_locked(const std::filesystem::path& path, const std::filesystem::path& target) {
    const int descriptor =
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor < 0) throw_output_error("create", target, errno);
    // Where a file system has no locks, files left behind are taken for those of living processes.
    (void)::flock(descriptor, LOCK_EX | LOCK_NB);
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && status.st_nlink > 0) return descriptor;
    ::close(descriptor);
    return -1;
}

}  // namespace

std::filesystem::path temporary_path(const std::filesystem::path& target) {
    return hidden(target, "tmp");
}

std::filesystem::path aside_path(const std::filesystem::path& target) {
    return hidden(target, "old");
}

TemporaryFile::TemporaryFile(std::filesystem::path target)
    : target_(std::move(target)), path_(temporary_path(target_)) {
    remove_if_stale(path_, target_);
    while (descriptor_ < 0) descriptor_ = create_locked(path_, target_);
    buffer_.reserve(buffer_size);
}

TemporaryFile::~TemporaryFile() {
    if (!in_place_) ::unlink(path_.c_str());
    ::close(descriptor_);
}

void TemporaryFile::append(std::string_view bytes) {
    bytes_ += bytes.size();
    if (buffer_.size() + bytes.size() > buffer_size) flush();
    if (bytes.size() >= buffer_size) {
        digest_.append(bytes);
        write(bytes);
    } else {
        buffer_.append(bytes);
    }
}

std::filesystem::path TemporaryFile::hand_over() {
    flush();
    handed_over_ = true;
    return path_;
}

void TemporaryFile::flush() {
    digest_.append(buffer_);
    write(buffer_);
    buffer_.clear();
}

void TemporaryFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
        if (count >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(count));
        } else if (errno != EINTR) {
            throw_output_error("write", target_, errno);
        }
    }
}

/// Takes stock of a file that another has written under the temporary name.
void TemporaryFile::read_handed_over() {
    const int descriptor = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) throw_output_error("read back", target_, errno);
    const Closing closing{descriptor};
    struct stat mine {
    }, found{};
    if (::fstat(descriptor_, &mine) != 0 || ::fstat(descriptor, &found) != 0)
        throw_output_error("read back", target_, errno);
    if (mine.st_ino != found.st_ino || mine.st_dev != found.st_dev)
        throw Error(
            fmt::format("cannot write {}: its writer replaced the file that it was given, "
                        "instead of filling it",
                        target_.native()));
    buffer_.resize(buffer_size);
    for (;;) {
        const ssize_t count = ::read(descriptor, buffer_.data(), buffer_.size());
        if (count == 0) break;
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) throw_output_error("read back", target_, errno);
        digest_.append(std::string_view(buffer_).substr(0, static_cast<std::size_t>(count)));
        bytes_ += static_cast<std::uint64_t>(count);
    }
    buffer_.clear();
}

void TemporaryFile::sync() {
    if (handed_over_)
        read_handed_over();
    else
        flush();
    if (::fsync(descriptor_) != 0 && errno != EINVAL) throw_output_error("write", target_, errno);
}

WrittenFile TemporaryFile::written() const { return {target_, bytes_, digest_.value()}; }

int TemporaryFile::put_in_place() {
    if (::rename(path_.c_str(), target_.c_str()) != 0) return errno;
    in_place_ = true;
    return 0;
}

}  // namespace palimpsest::core
