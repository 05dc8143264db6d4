#pragma once

#include <string>
#include <vector>

namespace palimpsest::core {

/// A command as completion scripts need to know it.
struct CommandWords {
    std::string name;
    std::string description;
    std::vector<std::string> options;  ///< "--set", "--input", ...
    std::vector<CommandWords> commands;
};

/// A completion script for `shell` (bash, zsh or fish): commands and their options, and the names
/// of files. Empty for a shell that is not known.
std::string completion_script(const CommandWords& program, const std::string& shell);

}  // namespace palimpsest::core
