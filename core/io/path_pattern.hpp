#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/name_pattern.hpp"

namespace palimpsest::core {

/// A pattern for paths: names and name patterns with `/` between them, and `**` for any number of
/// folders that are not hidden, none too; as the last part it stands for every file below. With a
/// `/` at its end a pattern matches folders, which stand for the documents in them.
struct PathPattern {
    struct Part {
        enum class Kind : std::uint8_t {
            name,       ///< `name` matches.
            any_depth,  ///< `**`
            documents,  ///< Every file that is not hidden and has an extension of the format.
        };
        Kind kind = Kind::name;
        NamePattern name{""};
    };

    std::string base;         ///< The folder before the first part that is a pattern; unescaped.
    std::vector<Part> parts;  ///< What follows; empty: the path `base` itself.

    /// `pattern` is absolute. `.` and empty parts are left out, `..` takes the part before away.
    static PathPattern parse(std::string_view pattern);

    /// The parts that stand for the documents in a folder, at any depth.
    static std::vector<Part> documents();

    /// The same for a path in which no character is special.
    static PathPattern exactly(std::string_view path);
};

}  // namespace palimpsest::core
