#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace palimpsest::core {

/// A folder of plugins for a registry, made of manifests: beside each an empty file stands for the
/// library, which nothing opens. Removed at the end; every process has its own.
class ManifestFolder {
  public:
    /// `from`: the folder of the manifests. `plugins`: which of them; empty = all.
    explicit ManifestFolder(const std::filesystem::path& from,
                            const std::vector<std::string>& plugins = {})
        : path_(std::filesystem::temp_directory_path() /
                ("palimpsest_manifests_" + std::to_string(::getpid()) + "_" +
                 std::to_string(next_number()))) {
        std::filesystem::create_directories(path_);
        if (plugins.empty())
            for (const auto& entry : std::filesystem::directory_iterator(from)) add(entry.path());
        for (const std::string& plugin : plugins) add(from / (plugin + ".toml"));
    }
    ~ManifestFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ManifestFolder(const ManifestFolder&) = delete;
    ManifestFolder& operator=(const ManifestFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    static int next_number() {
        static int number = 0;
        return ++number;
    }

    void add(const std::filesystem::path& manifest) const {
        const std::filesystem::path target = path_ / manifest.filename();
        std::filesystem::copy_file(manifest, target);
        std::ofstream(std::filesystem::path(target).replace_extension(".so"));
    }

    std::filesystem::path path_;
};

}  // namespace palimpsest::core
