#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace palimpsest::core {

/// Ends a run early whose temporary files will not find room. Threads: one at a time.
class TemporaryRoom {
  public:
    /// `free_bytes`: what the folder's file system has left.
    TemporaryRoom(std::filesystem::path folder, std::function<std::uint64_t()> free_bytes);
    explicit TemporaryRoom(const std::filesystem::path& folder);

    /// How far the run is with its input; both in bytes, `total` 0 when it is not known.
    struct Progress {
        std::uint64_t done = 0;
        std::uint64_t total = 0;
    };
    /// `used`: bytes that the run's files take by now. Looks at the folder once in a while, as they
    /// grow. Throws Error when the rest of the input will need more than there is.
    void check(std::uint64_t used, Progress progress);

  private:
    std::filesystem::path folder_;
    std::function<std::uint64_t()> free_bytes_;
    std::uint64_t next_look_;
};

}  // namespace palimpsest::core
