#pragma once

#include <cstdint>
#include <string>

namespace palimpsest::core {

/// Something wrong, or doubtful, in a pipeline and what was said beside it on the command line.
struct Diagnostic {
    enum class Severity { error, warning };

    Severity severity = Severity::error;
    std::string code;          ///< "P102"; docs/errors.md lists all of them.
    std::string file;          ///< As it was given; "--set number 2" for the command line.
    std::uint32_t line = 0;    ///< From 1; 0 where the whole file is meant or `file` is no file.
    std::uint32_t column = 0;  ///< From 1, in code points; 0 where no place in a line is meant.
    std::uint32_t length = 1;  ///< Code points that the caret underlines, from `column` on.
    std::string source_line;   ///< The line at fault, without its newline; valid UTF-8.
    std::string message;       ///< What is wrong, in one line.
    std::string help;          ///< What is allowed or what to do; lines, may be empty.

    bool operator==(const Diagnostic&) const = default;
};

/// The diagnostic as a terminal shows it: severity, code and message; place; the line with a caret
/// under what is at fault; help. Ends with a newline. Characters that are two columns wide are
/// underlined by two carets. `colour`: ANSI escapes around the severity, the caret and the help.
[[nodiscard]] std::string rendered(const Diagnostic& diagnostic, bool colour = false);

}  // namespace palimpsest::core
