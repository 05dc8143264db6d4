#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/io/digest.hpp"
#include "core/io/output.hpp"

namespace palimpsest::core {

/// A file under a hidden name beside the place where it is to stand: `.NAME.tmp-PID`. A lock on it
/// says that its process lives. The destructor deletes it unless it was put in place.
class TemporaryFile final : public OutputFile {
  public:
    /// Errors: throws Error when it cannot be created, or a living process writes it.
    explicit TemporaryFile(std::filesystem::path target);
    ~TemporaryFile() override;
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    void append(std::string_view bytes) override;
    std::filesystem::path hand_over() override;

    /// Writes out what is buffered, reads what another has written, and waits until the disk has
    /// it.
    void sync();

    /// What was appended so far; of a file that was handed over, what it held when it was synced.
    [[nodiscard]] WrittenFile written() const;

    [[nodiscard]] const std::filesystem::path& target() const { return target_; }

    /// Renames it to its target. Returns 0, or errno.
    [[nodiscard]] int put_in_place();

  private:
    void flush();
    void write(std::string_view bytes);
    void read_handed_over();

    std::filesystem::path target_;
    std::filesystem::path path_;
    int descriptor_ = -1;
    bool in_place_ = false;
    bool handed_over_ = false;
    std::string buffer_;
    std::uint64_t bytes_ = 0;
    RunningDigest digest_;
};

/// Where a target's file is written, and where the one before it waits during a commit.
[[nodiscard]] std::filesystem::path temporary_path(const std::filesystem::path& target);
[[nodiscard]] std::filesystem::path aside_path(const std::filesystem::path& target);

}  // namespace palimpsest::core
