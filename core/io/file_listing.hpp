#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::core {

/// Something that the reader's paths lead to.
struct FoundFile {
    enum class Kind : std::uint8_t {
        file,            ///< A regular file, or a name whose file could not be looked at.
        folder,          ///< A folder that could not be listed; `error` says why.
        other,           ///< A pipe, socket or device.
        standard_input,  ///< "-"; its name is "stdin".
    };

    std::string name;        ///< Relative to the root, `/`-separated; bytes as the system has them.
    std::uint64_t size = 0;  ///< Bytes, when it was listed.
    Kind kind = Kind::file;
    int error = 0;  ///< errno
};

/// What the reader's paths lead to, sorted by the bytes of the ids.
struct Listing {
    std::string root;  ///< The deepest folder that holds every path's fixed part; "/" at least.
    std::vector<FoundFile> files;

    [[nodiscard]] std::string path(const FoundFile& file) const;

    /// Calls `visit` with the path of every regular file; that of standard input is /dev/stdin.
    void each_file(const std::function<void(const std::filesystem::path&)>& visit) const;

    /// The sum of the sizes; nothing when standard input is among the files.
    [[nodiscard]] std::optional<std::uint64_t> known_bytes() const;
};

/// Lists the files that `paths` name: absolute paths and patterns (path_pattern.hpp), or "-".
/// A path that exists is meant as it stands, whatever characters it holds. A folder, and a folder
/// that a pattern with a slash at its end matches, stands for the files below it that are not
/// hidden and whose names end in one of `extensions` (without regard to case); a pattern picks
/// exactly the files that match. A file that several paths lead to
/// is listed once. Folders are left out where a file is meant. Symbolic links are followed; a
/// folder that stands above itself is not entered again.
/// `cancelled` ends the listing early when it returns true; what was found so far is returned.
/// Errors: throws Error that says for every path which leads nowhere why, and what to do.
[[nodiscard]] Listing list_files(std::span<const std::string> paths,
                                 std::span<const std::string_view> extensions,
                                 const std::function<bool()>& cancelled);

}  // namespace palimpsest::core
