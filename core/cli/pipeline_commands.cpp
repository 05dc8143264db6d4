#include <fmt/format.h>

#include <fstream>

#include "core/cli/commands.hpp"
#include "core/cli/terminal.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {

Registry registry_of(const CommandLine& line) {
    return Registry(Registry::search_path(line.plugin_folders));
}

std::optional<Pipeline> checked_pipeline(const CommandLine& line, const Registry& registry) {
    Checked checked = load_pipeline(line.pipeline, registry, line.overrides);
    std::size_t errors = 0;
    for (const Diagnostic& diagnostic : checked.diagnostics) {
        fmt::print(stderr, "{}", rendered(diagnostic, error_colours()));
        if (diagnostic.severity == Diagnostic::Severity::error) ++errors;
    }
    if (errors != 0)
        fmt::print(stderr, "{} {} in {}; nothing has run\n", errors,
                   errors == 1 ? "error" : "errors", line.pipeline.string());
    return std::move(checked.pipeline);
}

int check_command(const CommandLine& line) {
    const Registry registry = registry_of(line);
    const auto pipeline = checked_pipeline(line, registry);
    if (!pipeline) return exit_code::usage;
    fmt::print("{} is right: {} {}\n", line.pipeline.string(), pipeline->steps.size(),
               pipeline->steps.size() == 1 ? "step" : "steps");
    return exit_code::done;
}

int explain_command(const CommandLine& line) {
    const Registry registry = registry_of(line);
    const auto pipeline = checked_pipeline(line, registry);
    if (!pipeline) return exit_code::usage;
    fmt::print("{}", explanation(*pipeline));
    return exit_code::done;
}

int init_command(const CommandLine& line) {
    const std::filesystem::path file = line.file.empty() ? "pipeline.toml" : line.file;
    if (std::filesystem::exists(file)) {
        report_error(fmt::format("'{}' is there already; name another file: palimpsest init FILE",
                                 file.string()));
        return exit_code::usage;
    }
    const Registry registry = registry_of(line);
    std::ofstream out(file, std::ios::binary);
    out << starter_pipeline(registry);
    out.close();
    if (!out) {
        report_error(
            fmt::format("cannot write '{}'; is its folder there and writable?", file.string()));
        return exit_code::failed;
    }
    fmt::print("wrote {}; say in it what to read, then: palimpsest run {}\n", file.string(),
               file.string());
    return exit_code::done;
}

int schema_command(const CommandLine& line) {
    fmt::print("{}\n", json_schema(registry_of(line)));
    return exit_code::done;
}

}  // namespace palimpsest::core
