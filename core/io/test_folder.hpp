#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

namespace palimpsest::core {

/// A folder of a test, deleted at its end.
class TestFolder {
  public:
    TestFolder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "palimpsest-io-XXXXXX").native();
        if (!::mkdtemp(name.data())) throw std::runtime_error("mkdtemp failed");
        path_ = std::filesystem::canonical(name);
    }
    ~TestFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::string operator/(std::string_view name) const { return (path_ / name).native(); }

    /// Writes a file, and the folders above it.
    std::string write(std::string_view name, std::string_view bytes = "text") const {
        const std::filesystem::path file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << bytes;
        return file.native();
    }

    std::string read(std::string_view name) const {
        std::ifstream stream(path_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

  private:
    std::filesystem::path path_;
};

/// While it lives, the process has no more rights than anybody: permissions count even for tests
/// that run as root.
class Unprivileged {
  public:
    Unprivileged() { works_ = !root_ || ::seteuid(nobody) == 0; }
    ~Unprivileged() {
        if (root_ && ::seteuid(0) != 0) std::abort();
    }
    Unprivileged(const Unprivileged&) = delete;
    Unprivileged& operator=(const Unprivileged&) = delete;

    bool works() const { return works_; }

  private:
    static constexpr unsigned nobody = 65534;
    bool root_ = ::geteuid() == 0;
    bool works_ = false;
};

}  // namespace palimpsest::core
