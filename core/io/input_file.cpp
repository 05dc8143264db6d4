#include "core/io/input_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "core/io/quarantine_codes.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

InputFault not_a_file(std::string_view what) {
    return {quarantine::not_a_file,
            fmt::format("{}; only regular files are read (standard input is \"-\")", what)};
}

InputFault open_fault(const std::string& path, int error) {
    struct stat status {};
    switch (error) {
        case ENOENT:
        case ENOTDIR:
            if (::lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode)) {
                return {quarantine::vanished, "a symbolic link to a file that does not exist"};
            }
            return {quarantine::vanished,
                    "the file was there when the folder was listed and is gone now; run again when "
                    "nothing moves files in it"};
        case ENXIO:
            return not_a_file("a socket or a device");
        case EACCES:
        case EPERM:
            return {quarantine::unreadable,
                    "no permission to read it; change the file's mode or run as a user who may"};
        case EMFILE:
        case ENFILE:
        case ENOMEM:
            throw Error(fmt::format(
                "cannot open {}: {}; close other programs or raise the limit (ulimit -n)", path,
                std::strerror(error)));
        default:
            return {quarantine::unreadable,
                    fmt::format("cannot be opened: {}", std::strerror(error))};
    }
}

InputFault read_fault(int error) {
    if (error == EISDIR) return not_a_file("a folder");
    return {quarantine::unreadable,
            fmt::format("reading failed: {}; check the disk or the network drive",
                        std::strerror(error))};
}

InputFault changed_fault(std::uint64_t expected, std::string_view what) {
    return {
        quarantine::changed,
        fmt::format("it had {} bytes when it was opened and {} while it was read; run again when "
                    "nothing writes to it",
                    expected, what)};
}

}  // namespace

InputFault too_large_fault(std::optional<std::uint64_t> size, std::uint64_t limit) {
    const std::string has = size ? fmt::format("it has {} bytes", *size) : "it goes on";
    return {quarantine::too_large,
            fmt::format("{}, and max_document allows {}; raise max_document in [read] or split it",
                        has, limit)};
}

InputFile::InputFile(int descriptor, bool owned, std::uint64_t size,
                     std::function<bool()> cancelled)
    : descriptor_(descriptor), owned_(owned), size_(size), cancelled_(std::move(cancelled)) {}

InputFile::InputFile(InputFile&& other) noexcept { *this = std::move(other); }

InputFile& InputFile::operator=(InputFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(owned_, other.owned_);
    std::swap(size_, other.size_);
    std::swap(cancelled_, other.cancelled_);
    return *this;
}

InputFile::~InputFile() {
    if (owned_) ::close(descriptor_);
}

std::variant<InputFile, InputFault> InputFile::open(const std::string& path) {
    // Without O_NONBLOCK a pipe would be waited for until somebody writes to it.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0) return open_fault(path, errno);
    InputFile file(descriptor, true, 0, {});
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) return read_fault(errno);
    if (S_ISDIR(status.st_mode)) return not_a_file("a folder");
    if (!S_ISREG(status.st_mode)) return not_a_file("a pipe, socket or device");
    file.size_ = static_cast<std::uint64_t>(status.st_size);
    return file;
}

InputFile InputFile::standard_input(std::function<bool()> cancelled) {
    return {STDIN_FILENO, false, 0, std::move(cancelled)};
}

bool InputFile::wait() const {
    constexpr int milliseconds = 100;
    pollfd waited{descriptor_, POLLIN, 0};
    while (!cancelled_ || !cancelled_()) {
        const int ready = ::poll(&waited, 1, milliseconds);
        if (ready > 0 || (ready < 0 && errno != EINTR)) return true;
    }
    return false;
}

std::variant<std::size_t, InputFault> InputFile::read(char* buffer, std::size_t capacity) {
    for (;;) {
        if (!owned_ && !wait()) return std::size_t{0};
        const ssize_t count = ::read(descriptor_, buffer, capacity);
        if (count >= 0) return static_cast<std::size_t>(count);
        if (errno != EINTR && errno != EAGAIN) return read_fault(errno);
    }
}

std::variant<std::string, InputFault> file_content(const std::string& path, std::uint64_t limit) {
    auto opened = InputFile::open(path);
    if (auto* fault = std::get_if<InputFault>(&opened)) return std::move(*fault);
    auto& file = std::get<InputFile>(opened);
    if (file.size() > limit) return too_large_fault(file.size(), limit);
    std::string bytes(file.size(), '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        auto count = file.read(bytes.data() + filled, bytes.size() - filled);
        if (auto* fault = std::get_if<InputFault>(&count)) return std::move(*fault);
        if (std::get<std::size_t>(count) == 0) {
            return changed_fault(file.size(), fmt::format("only {}", filled));
        }
        filled += std::get<std::size_t>(count);
    }
    char more = 0;
    auto count = file.read(&more, 1);
    if (auto* fault = std::get_if<InputFault>(&count)) return std::move(*fault);
    if (std::get<std::size_t>(count) != 0) return changed_fault(file.size(), "more");
    return bytes;
}

std::variant<std::string, InputFault> rest_of(InputFile& input, std::uint64_t limit) {
    std::string bytes;
    std::size_t filled = 0;
    for (;;) {
        if (filled == bytes.size()) {
            bytes.resize(std::max<std::size_t>(bytes.size() + bytes.size() / 2, 1 << 16));
        }
        auto count = input.read(bytes.data() + filled, bytes.size() - filled);
        if (auto* fault = std::get_if<InputFault>(&count)) return std::move(*fault);
        filled += std::get<std::size_t>(count);
        if (filled > limit) return too_large_fault(std::nullopt, limit);
        if (std::get<std::size_t>(count) == 0) break;
    }
    bytes.resize(filled);
    return bytes;
}

}  // namespace palimpsest::core
