#include "core/engine/unnamed_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

int open_unnamed(const std::filesystem::path& folder) {
    const int direct = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (direct >= 0) return direct;
    // Some file systems have no unnamed files; one whose name is taken away at once does as well.
    std::string name = (folder / ".palimpsest-XXXXXX").string();
    const int file = ::mkostemp(name.data(), O_CLOEXEC);
    if (file >= 0) ::unlink(name.c_str());
    return file;
}

}  // namespace

UnnamedFile::UnnamedFile(const std::filesystem::path& folder, std::string what)
    : folder_(folder), what_(std::move(what)), file_(open_unnamed(folder)) {
    if (file_ < 0)
        throw Error(
            fmt::format("cannot make the run's {} in '{}': {}; choose another folder with TMPDIR",
                        what_, folder.string(), std::strerror(errno)));
}

UnnamedFile::~UnnamedFile() { ::close(file_); }

std::uint64_t UnnamedFile::append(std::string_view bytes) {
    const std::uint64_t begin = size_;
    while (!bytes.empty()) {
        const ::ssize_t written =
            ::pwrite(file_, bytes.data(), bytes.size(), static_cast<::off_t>(size_));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0)
            throw Error(
                fmt::format("cannot write the run's {} in '{}' at {} MiB: {}; make room there or "
                            "choose another folder with TMPDIR",
                            what_, folder_.string(), size_ >> 20, std::strerror(errno)));
        size_ += static_cast<std::uint64_t>(written);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return begin;
}

void UnnamedFile::read(std::uint64_t begin, std::span<char> bytes) const {
    while (!bytes.empty()) {
        const ::ssize_t part =
            ::pread(file_, bytes.data(), bytes.size(), static_cast<::off_t>(begin));
        if (part < 0 && errno == EINTR) continue;
        if (part <= 0)
            throw Error(fmt::format("cannot read the run's {} in '{}': {}", what_, folder_.string(),
                                    part == 0 ? "it is cut" : std::strerror(errno)));
        begin += static_cast<std::uint64_t>(part);
        bytes = bytes.subspan(static_cast<std::size_t>(part));
    }
}

std::span<char> UnnamedFile::map(std::uint64_t size) {
    const auto page = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    const std::uint64_t begin = (size_ + page - 1) / page * page;
    // Room that is only promised would be missed when a page is written, where nobody can be told.
    int failed = EINTR;
    while (failed == EINTR)
        failed = ::posix_fallocate(file_, static_cast<::off_t>(begin), static_cast<::off_t>(size));
    void* const memory = failed != 0 ? MAP_FAILED
                                     : ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED,
                                              file_, static_cast<::off_t>(begin));
    if (memory == MAP_FAILED)
        throw Error(fmt::format(
            "cannot take {} MiB in '{}' for the run's {}: {}; make room there "
            "or choose another folder with TMPDIR",
            size >> 20, folder_.string(), what_, std::strerror(failed != 0 ? failed : errno)));
    size_ = begin + size;
    mapped_.emplace(static_cast<const char*>(memory), begin);
    return {static_cast<char*>(memory), size};
}

void UnnamedFile::unmap(std::span<char> mapped) {
    const auto place = mapped_.find(mapped.data());
    ::munmap(mapped.data(), mapped.size());
    free(place->second, mapped.size());
    mapped_.erase(place);
}

void UnnamedFile::free(std::uint64_t begin, std::uint64_t size) {
    if (size == 0) return;
    // Where it fails the room comes back with the file.
    static_cast<void>(::fallocate(file_, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
                                  static_cast<::off_t>(begin), static_cast<::off_t>(size)));
}

}  // namespace palimpsest::core
