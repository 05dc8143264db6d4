#include <fmt/format.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <mutex>
#include <variant>

#include "core/cli/commands.hpp"
#include "core/cli/progress.hpp"
#include "core/cli/terminal.hpp"
#include "core/engine/run.hpp"
#include "core/pipeline/quantity.hpp"
#include "core/text/error.hpp"
#include "palimpsest/abi.h"

namespace palimpsest::core {
namespace {

constexpr std::uint64_t smallest_memory = 16u << 20;
constexpr std::size_t most_left_files = 5;

std::optional<std::uint64_t> memory_of(const CommandLine& line) {
    if (line.memory.empty()) return 0;
    const auto parsed = parsed_size(line.memory);
    if (const auto* error = std::get_if<QuantityError>(&parsed)) {
        report_error(fmt::format("--memory {}: {}; write it as 512M, 2G or \"1.5 GB\"", line.memory,
                                 error->message));
        return std::nullopt;
    }
    const auto bytes = static_cast<std::uint64_t>(std::get<std::int64_t>(parsed));
    if (bytes < smallest_memory) {
        report_error(fmt::format("--memory {}: at least 16M is needed", line.memory));
        return std::nullopt;
    }
    return bytes;
}

std::shared_ptr<spdlog::logger> logger_of(const CommandLine& line) {
    auto logger = std::make_shared<spdlog::logger>(
        "palimpsest", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
    logger->set_pattern("%^%l%$: %v");
    logger->set_level(spdlog::level::from_str(line.log_level));
    return logger;
}

spdlog::level::level_enum level_of(std::uint32_t level) {
    switch (level) {
        case PLM_LOG_DEBUG:
            return spdlog::level::debug;
        case PLM_LOG_INFO:
            return spdlog::level::info;
        case PLM_LOG_WARNING:
            return spdlog::level::warn;
        default:
            return spdlog::level::err;
    }
}

double total_seconds(const RunReport& report) {
    double seconds = 0;
    for (const StageTime& time : report.times) seconds += time.seconds;
    return seconds;
}

std::string summary(const RunReport& report) {
    const double seconds = total_seconds(report);
    std::string text = fmt::format("{:<14} {}\n", "documents", report.documents);
    text += fmt::format("{:<14} {}\n", "quarantined", report.quarantined);
    for (const auto& [layer, rows] : report.layers) text += fmt::format("{:<14} {}\n", layer, rows);
    for (const auto& [table, rows] : report.tables) text += fmt::format("{:<14} {}\n", table, rows);
    text += fmt::format("{:<14} {} in {} ({}/s)\n", "input",
                        shown_bytes(static_cast<double>(report.bytes)), shown_seconds(seconds),
                        shown_bytes(static_cast<double>(report.bytes) / std::max(seconds, 1e-9)));
    for (const auto& output : report.outputs)
        text += fmt::format("{:<14} {}\n", &output == &report.outputs.front() ? "results" : "",
                            output.string());
    const std::size_t listed = std::min(report.left.size(), most_left_files);
    for (std::size_t i = 0; i < listed; ++i)
        text += fmt::format("{:<14} {}, of an earlier run\n", i == 0 ? "left alone" : "",
                            report.left[i].string());
    if (report.left.size() > listed)
        text += fmt::format("{:<14} and {} more\n", "", report.left.size() - listed);
    return text;
}

int run_pipeline(const Pipeline& pipeline, const CommandLine& line, std::uint64_t memory,
                 std::atomic<bool>& interrupted) {
    const auto logger = logger_of(line);
    ProgressDisplay progress;
    std::mutex display;
    RunServices services;
    services.cancelled = &interrupted;
    services.log = [&](std::uint32_t level, std::string_view message) {
        const std::scoped_lock lock(display);
        if (!logger->should_log(level_of(level))) return;
        progress.clear();
        logger->log(level_of(level), "{}", message);
    };
    if (!line.quiet)
        services.progress = [&](const ProgressState& state) {
            const std::scoped_lock lock(display);
            progress.show(state);
        };
    RunOptions options;
    options.threads = line.threads;
    options.memory = memory;
    options.limit = line.limit;
    const RunReport report = run(pipeline, options, services);
    progress.clear();
    if (!line.quiet) fmt::print(stderr, "{}", summary(report));
    if (report.quarantined == 0) return exit_code::done;
    fmt::print(stderr, "{} {} in quarantine; the reasons are in {}\n", report.quarantined,
               report.quarantined == 1 ? "document is" : "documents are",
               (report.outputs.back().parent_path() / "quarantine.jsonl").string());
    return exit_code::quarantined;
}

}  // namespace

int run_command(const CommandLine& line, std::atomic<bool>& interrupted) {
    const auto memory = memory_of(line);
    if (!memory) return exit_code::usage;
    const Registry registry = registry_of(line);
    const auto pipeline = checked_pipeline(line, registry);
    if (!pipeline) return exit_code::usage;
    try {
        return run_pipeline(*pipeline, line, *memory, interrupted);
    } catch (const Interrupted&) {
        fmt::print(stderr, "interrupted; the output is as it was before\n");
        return exit_code::interrupted;
    }
}

}  // namespace palimpsest::core
