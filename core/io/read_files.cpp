#include "core/io/read_files.hpp"

#include <sys/stat.h>

#include <algorithm>

namespace palimpsest::core {

std::optional<ReadFiles::Identity> ReadFiles::identity(const std::filesystem::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return std::nullopt;
    return Identity{status.st_dev, status.st_ino};
}

void ReadFiles::add(const std::filesystem::path& file) {
    if (const auto found = identity(file)) files_.push_back(*found);
}

bool ReadFiles::holds(const std::filesystem::path& path) {
    if (sorted_ != files_.size()) {
        std::sort(files_.begin(), files_.end());
        sorted_ = files_.size();
    }
    const auto found = identity(path);
    return found && std::binary_search(files_.begin(), files_.end(), *found);
}

}  // namespace palimpsest::core
