#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace palimpsest::core {

/// A file without a name: it goes with the process, however that ends.
/// Threads: `append`, `map`, `unmap` and `free` from one at a time; `read` is safe concurrently
/// with all of them.
class UnnamedFile {
  public:
    /// `folder`: where it lives. `what`: what it holds, for errors ("document store").
    /// Throws Error when it cannot be made.
    UnnamedFile(const std::filesystem::path& folder, std::string what);
    ~UnnamedFile();
    UnnamedFile(const UnnamedFile&) = delete;
    UnnamedFile& operator=(const UnnamedFile&) = delete;

    /// Returns where the bytes begin. Throws Error when there is no room for them.
    std::uint64_t append(std::string_view bytes);
    /// Fills `bytes` with what was appended at `begin`. Throws Error.
    void read(std::uint64_t begin, std::span<char> bytes) const;
    /// Takes room for `size` bytes, whole pages, and shows it as memory, which the system writes
    /// out and drops where it is short of it. Throws Error when there is no room.
    std::span<char> map(std::uint64_t size);
    /// Gives back what `map` gave.
    void unmap(std::span<char> mapped);
    /// Gives the room of bytes back that are not read again, where the file system can.
    void free(std::uint64_t begin, std::uint64_t size);

    std::uint64_t size() const { return size_; }
    const std::string& what() const { return what_; }

  private:
    std::filesystem::path folder_;
    std::string what_;
    int file_ = -1;
    std::uint64_t size_ = 0;
    std::map<const char*, std::uint64_t> mapped_;  // Where each begins in the file.
};

}  // namespace palimpsest::core
