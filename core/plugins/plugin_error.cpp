#include "core/plugins/plugin_error.hpp"

#include <utility>

namespace palimpsest::core {

std::string printed(const PluginProblem& problem) {
    std::string place = problem.file.string();
    if (problem.line > 0) place += ':' + std::to_string(problem.line);
    return place + ": " + problem.message;
}

PluginError::PluginError(PluginProblem problem)
    : Error(printed(problem)), problem_(std::move(problem)) {}

void refuse(std::string_view code, const std::filesystem::path& file, std::string message,
            std::uint32_t line) {
    throw PluginError({std::string(code), file, std::move(message), line});
}

}  // namespace palimpsest::core
