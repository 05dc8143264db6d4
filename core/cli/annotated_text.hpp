#pragma once

#include <filesystem>
#include <string>

#include "core/io/annotations.hpp"

namespace palimpsest::core {

/// The text that was annotated: read again from where it came from, a file or a line of JSON, or
/// taken from a database beside `annotations`, the file that `document` stands in. It is the same
/// text, by its hash.
/// Errors: throws Error that says what became of each and what to do.
[[nodiscard]] std::string annotated_text(const AnnotatedDocument& document,
                                         const std::filesystem::path& annotations);

/// `PATH:LINE`, which names a document of a file of JSON Lines; the whole is the path where there
/// is a file of that name, or no line.
struct NamedLine {
    std::string path;
    std::uint64_t line = 0;  ///< From 1; 0: none.
};
[[nodiscard]] NamedLine named_line(const std::string& source);

}  // namespace palimpsest::core
