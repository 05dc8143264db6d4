#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/text/error.hpp"

namespace palimpsest::core {

/// Something wrong with a plugin that was found on the search path.
struct PluginProblem {
    std::string code;  ///< "P3xx", see problem_codes.hpp and docs/errors.md
    std::filesystem::path file;
    std::string message;     ///< One line: what, why, and what to do.
    std::uint32_t line = 0;  ///< Of the file, from 1; 0 where the problem has none.
};

/// The problem as one line: `FILE:LINE: MESSAGE`.
std::string printed(const PluginProblem& problem);

/// A plugin could not be loaded or broke the contract. `code` is listed in docs/errors.md.
class PluginError : public Error {
  public:
    explicit PluginError(PluginProblem problem);
    const PluginProblem& problem() const { return problem_; }

  private:
    PluginProblem problem_;
};

/// Throws PluginError.
[[noreturn]] void refuse(std::string_view code, const std::filesystem::path& file,
                         std::string message, std::uint32_t line = 0);

}  // namespace palimpsest::core
