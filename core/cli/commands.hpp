#pragma once

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/pipeline/pipeline.hpp"
#include "core/plugins/registry.hpp"

namespace palimpsest::core {

/// What the command line said; each command reads its part.
struct CommandLine {
    std::filesystem::path pipeline;
    Overrides overrides;
    std::vector<std::filesystem::path> plugin_folders;
    unsigned threads = 0;
    std::string memory;
    std::optional<std::uint64_t> limit;
    bool quiet = false;
    std::string log_level = "warning";
    std::string plugin;          ///< An analyzer's id, a plugin's name, or a path.
    std::string name;            ///< Of a new plugin.
    std::filesystem::path file;  ///< Of a new pipeline.
    std::string shell;
    std::string document;  ///< That is to be shown: an id, or a file.
    std::filesystem::path run_folder = "out";
    std::vector<std::string> layers;  ///< To show; empty = all.
    std::string colour = "auto";      ///< auto, always, never
};

/// The commands. Each returns an exit code (terminal.hpp) and has told the user why.
/// Threads: the main one.
int run_command(const CommandLine& line, std::atomic<bool>& interrupted);
int show_command(const CommandLine& line, std::atomic<bool>& interrupted);
int check_command(const CommandLine& line);
int explain_command(const CommandLine& line);
int init_command(const CommandLine& line);
int schema_command(const CommandLine& line);
int plugins_list_command(const CommandLine& line);
int plugins_describe_command(const CommandLine& line);
int plugins_check_command(const CommandLine& line);
int plugins_new_command(const CommandLine& line);

/// Loads the pipeline and shows what is wrong with it, or doubtful, on standard error.
/// Null when it is wrong.
std::optional<Pipeline> checked_pipeline(const CommandLine& line, const Registry& registry);

Registry registry_of(const CommandLine& line);

}  // namespace palimpsest::core
