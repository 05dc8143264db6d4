#pragma once

#include <string>

namespace CLI {
class App;
}

namespace palimpsest::core {

/// A completion script for `shell` (bash, zsh or fish): commands and their options, as `app` has
/// them; file names elsewhere. Empty for a shell that is not known.
std::string completion_script(const CLI::App& app, const std::string& shell);

}  // namespace palimpsest::core
