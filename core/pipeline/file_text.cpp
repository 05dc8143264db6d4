#include "core/pipeline/file_text.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace palimpsest::core {

namespace {

/// Closes a descriptor.
struct Descriptor {
    int number;
    explicit Descriptor(int opened) : number(opened) {}
    ~Descriptor() {
        if (number >= 0) ::close(number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
};

FileText failure(const CodeInfo& code, std::string message, std::string help) {
    return {{}, &code, std::move(message), std::move(help)};
}

}  // namespace

FileText file_text(const std::filesystem::path& file) {
    const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (opened.number < 0) {
        const bool missing = errno == ENOENT || errno == ENOTDIR;
        return failure(codes::unreadable_file,
                       missing ? "there is no such file"
                               : std::string("the file cannot be opened: ") + std::strerror(errno),
                       missing ? "`palimpsest init` writes a pipeline file to start from" : "");
    }
    struct stat status {};
    if (::fstat(opened.number, &status) == 0 && S_ISDIR(status.st_mode))
        return failure(codes::is_a_directory, "this is a folder, not a pipeline file",
                       "name a file in it; --input names the folder of the documents");
    FileText text;
    std::array<char, 65536> buffer{};
    for (;;) {
        const ssize_t got = ::read(opened.number, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0)
            return failure(codes::unreadable_file,
                           std::string("the file cannot be read: ") + std::strerror(errno), "");
        if (got == 0) return text;
        text.bytes.append(buffer.data(), static_cast<std::size_t>(got));
        if (text.bytes.size() > largest_pipeline_file)
            return failure(codes::file_too_large, "the file is larger than 1 MiB",
                           "was a document named instead of a pipeline?");
    }
}

}  // namespace palimpsest::core
