#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace palimpsest::core {

/// Why a file is not read; what a Rejection says about it.
struct InputFault {
    std::string_view code;  ///< Of quarantine_codes.hpp.
    std::string reason;
};

/// An open regular file, or standard input. Threads: one at a time.
class InputFile {
  public:
    /// Opens `path` for reading; pipes, sockets, devices and folders are refused without waiting.
    /// Errors: throws Error when the process has no descriptors or memory left.
    static std::variant<InputFile, InputFault> open(const std::string& path);

    /// Standard input. While it is waited for, `cancelled` is polled ten times a second.
    static InputFile standard_input(std::function<bool()> cancelled);

    InputFile(InputFile&& other) noexcept;
    InputFile& operator=(InputFile&& other) noexcept;
    ~InputFile();

    /// Bytes when it was opened; 0 for standard input.
    [[nodiscard]] std::uint64_t size() const { return size_; }

    /// Reads up to `capacity` bytes; 0 at the end and when cancelled.
    std::variant<std::size_t, InputFault> read(char* buffer, std::size_t capacity);

  private:
    InputFile(int descriptor, bool owned, std::uint64_t size, std::function<bool()> cancelled);

    /// False when cancelled before anything could be read.
    [[nodiscard]] bool wait() const;

    int descriptor_ = -1;
    bool owned_ = false;
    std::uint64_t size_ = 0;
    std::function<bool()> cancelled_;
};

/// The whole of the file `path`, which has at most `limit` bytes.
/// Faults: all of InputFile; too large, before anything is read; changed while it was read.
std::variant<std::string, InputFault> file_content(const std::string& path, std::uint64_t limit);

/// The rest of standard input, which is at most `limit` bytes; empty-handed when cancelled.
std::variant<std::string, InputFault> rest_of(InputFile& input, std::uint64_t limit);

/// The fault of a document of `size` bytes; nothing for a size when it is not known.
InputFault too_large_fault(std::optional<std::uint64_t> size, std::uint64_t limit);

}  // namespace palimpsest::core
