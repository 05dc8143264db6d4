#pragma once

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

namespace palimpsest::core {

/// The files that a run reads, known by device and inode: whatever path or link leads to one, it is
/// the same. 16 bytes a file. Threads: `holds` from one at a time.
class ReadFiles {
  public:
    void add(const std::filesystem::path& file);

    /// True when `path` leads to one of the files now.
    [[nodiscard]] bool holds(const std::filesystem::path& path);

  private:
    using Identity = std::pair<dev_t, ino_t>;
    static std::optional<Identity> identity(const std::filesystem::path& path);

    std::vector<Identity> files_;
    std::size_t sorted_ = 0;  // So many of the first are in order.
};

}  // namespace palimpsest::core
