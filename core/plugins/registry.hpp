#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/plugins/plugin_error.hpp"
#include "core/plugins/plugin_info.hpp"
#include "palimpsest/abi.h"

namespace palimpsest::core {

class Library;

/// A plugin whose manifest was read; its library has not been opened.
struct FoundPlugin {
    PluginInfo info;
    std::filesystem::path manifest;
    std::filesystem::path library;
    /// The table of a plugin that is part of the program: it has neither of the files then.
    const plm_entry_table* built_in = nullptr;
};

/// The plugins on the search path, by their manifests, and those that are part of the program,
/// which come first when an analyzer or writer is looked for. Nothing is loaded by looking.
/// Threads: const calls are safe concurrently.
class Registry {
  public:
    /// Reads the manifests of all `folders` (absolute), in their order; a later plugin or analyzer
    /// of a name that an earlier folder has is shadowed silently, one in the same folder is a
    /// problem: the first by file name is kept. A folder that cannot be read is a problem.
    explicit Registry(std::vector<std::filesystem::path> folders);

    /// The folders of `--plugin-dir` (given), then PALIMPSEST_PLUGIN_PATH, then the install's own.
    /// Given folders come out absolute, whether they exist or not; of the others those that do not
    /// exist are left out, and so is the working directory as an empty entry of the variable.
    static std::vector<std::filesystem::path> search_path(
        std::span<const std::filesystem::path> given);

    const std::vector<std::filesystem::path>& folders() const { return folders_; }
    /// Those of the folders.
    const std::vector<FoundPlugin>& plugins() const { return plugins_; }
    const std::vector<PluginProblem>& problems() const { return problems_; }

    struct FoundAnalyzer {
        const FoundPlugin* plugin = nullptr;
        const AnalyzerInfo* analyzer = nullptr;
    };
    /// Null members when nobody has it.
    FoundAnalyzer find(std::string_view analyzer_id) const;
    std::vector<std::string> analyzer_ids() const;

    struct FoundWriter {
        const FoundPlugin* plugin = nullptr;
        const WriterInfo* writer = nullptr;
    };
    /// Null members when nobody has it.
    FoundWriter find_writer(std::string_view writer_id) const;
    std::vector<std::string> writer_ids() const;

  private:
    void read_folder(const std::filesystem::path& path);
    std::vector<const FoundPlugin*> all() const;

    std::vector<std::filesystem::path> folders_;
    std::vector<FoundPlugin> plugins_;
    std::vector<PluginProblem> problems_;
};

}  // namespace palimpsest::core
