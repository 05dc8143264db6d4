#include <fmt/format.h>

#include <algorithm>

#include "core/cli/commands.hpp"
#include "core/cli/terminal.hpp"
#include "core/engine/version.hpp"
#include "core/pipeline/key_table.hpp"
#include "core/pipeline/suggestion.hpp"
#include "core/plugins/abi_names.hpp"
#include "core/plugins/library.hpp"

namespace palimpsest::core {
namespace {

void print_problems(const Registry& registry) {
    for (const PluginProblem& problem : registry.problems())
        fmt::print(stderr, "warning[{}]: {}: {}\n", problem.code, problem.file.string(),
                   problem.message);
}

std::string folders_of(const Registry& registry) {
    std::string text;
    for (const auto& folder : registry.folders()) text += "\n  " + folder.string();
    return text.empty() ? " none" : text;
}

int unknown_plugin(const CommandLine& line, const Registry& registry) {
    std::vector<std::string> ids = registry.analyzer_ids();
    for (const std::string& id : registry.writer_ids()) ids.push_back(id);
    const auto near = did_you_mean(line.plugin, ids);
    report_error(fmt::format("there is no analyzer or writer '{}'{}; folders searched:{}",
                             line.plugin, near ? fmt::format(", did you mean '{}'?", *near) : "",
                             folders_of(registry)));
    print_problems(registry);
    return exit_code::usage;
}

void print_option(const OptionInfo& option) {
    std::string type(name_of(option_types, option.type));
    if (option.list) type = "list of " + type;
    std::string facts;
    if (option.by_default.empty())
        facts += "; must be given";
    else
        facts += "; default " + option.by_default;
    if (!option.minimum.empty()) facts += "; at least " + option.minimum;
    if (!option.maximum.empty()) facts += "; at most " + option.maximum;
    if (!option.unit.empty()) facts += "; in " + option.unit;
    for (std::size_t i = 0; i < option.choices.size(); ++i)
        facts += (i == 0 ? "; one of " : ", ") + option.choices[i];
    fmt::print("  {} ({}{})\n      {}\n", option.name, type, facts, option.doc);
}

void print_layer(const LayerInfo& layer) {
    fmt::print("  {} {}{}", name_of(layer_accesses, layer.access), layer.table ? "table " : "",
               layer.name);
    for (std::size_t i = 0; i < layer.columns.size(); ++i)
        fmt::print("{}{} {}{}", i == 0 ? ": " : ", ", layer.columns[i].name,
                   name_of(column_types, layer.columns[i].type),
                   layer.columns[i].nullable ? "?" : "");
    fmt::print("\n");
}

void print_options(std::span<const OptionInfo> options) {
    if (!options.empty()) fmt::print("\noptions\n");
    for (const OptionInfo& option : options) print_option(option);
}

/// Where a plugin is, for people.
std::string place_of(const FoundPlugin& plugin) {
    return plugin.built_in == nullptr ? plugin.library.string()
                                      : plugin.info.name + " (part of the program)";
}

void print_origin(const FoundPlugin& plugin) {
    fmt::print("plugin {} {}, SDK {}, ABI {}.{}, {}\n{}\n", plugin.info.name, plugin.info.version,
               plugin.info.sdk_version, plugin.info.abi_major, plugin.info.abi_minor,
               plugin.info.license, place_of(plugin));
}

int describe_writer(const CommandLine& line, const Registry& registry) {
    const auto [plugin, writer] = registry.find_writer(line.plugin);
    if (writer == nullptr) return unknown_plugin(line, registry);
    fmt::print("{}: {}\nwriter, for [[write]]\n", writer->id, writer->summary);
    print_origin(*plugin);
    if (!writer->doc.empty()) fmt::print("\n{}\n", writer->doc);
    print_options(write_keys(writer));
    return exit_code::done;
}

/// The plugin of that name or path, or the one that has the analyzer.
const FoundPlugin* find_plugin(const Registry& registry, const std::string& wanted) {
    const std::filesystem::path path(wanted);
    for (const FoundPlugin& plugin : registry.plugins()) {
        std::error_code error;
        if (plugin.info.name == wanted || std::filesystem::equivalent(plugin.library, path, error))
            return &plugin;
    }
    if (const FoundPlugin* plugin = registry.find(wanted).plugin) return plugin;
    return registry.find_writer(wanted).plugin;
}

bool check_plugin(const FoundPlugin& plugin) {
    try {
        (void)Library::load(plugin);
        fmt::print("{}: right\n", place_of(plugin));
        return true;
    } catch (const PluginError& error) {
        fmt::print("{}: wrong\n", place_of(plugin));
        fmt::print(stderr, "error[{}]: {}: {}\n", error.problem().code,
                   error.problem().file.string(), error.problem().message);
        return false;
    }
}

}  // namespace

int plugins_list_command(const CommandLine& line) {
    const Registry registry = registry_of(line);
    for (const FoundPlugin& plugin : registry.plugins())
        for (const AnalyzerInfo& analyzer : plugin.info.analyzers)
            fmt::print("{:<16} {:<8} {:<9} {}\n", analyzer.id, plugin.info.version,
                       analyzer.kind == AnalyzerKind::corpus ? "corpus" : "document",
                       analyzer.summary);
    for (const std::string& id : registry.writer_ids()) {
        const auto [plugin, writer] = registry.find_writer(id);
        fmt::print("{:<16} {:<8} {:<9} {}\n", id, plugin->info.version, "writer", writer->summary);
    }
    if (registry.plugins().empty())
        fmt::print(stderr, "no plugins found; folders searched:{}\n", folders_of(registry));
    print_problems(registry);
    return exit_code::done;
}

int plugins_describe_command(const CommandLine& line) {
    const Registry registry = registry_of(line);
    const auto found = registry.find(line.plugin);
    if (found.analyzer == nullptr) return describe_writer(line, registry);
    const AnalyzerInfo& analyzer = *found.analyzer;
    fmt::print("{}: {}\n", analyzer.id, analyzer.summary);
    print_origin(*found.plugin);
    if (!analyzer.doc.empty()) fmt::print("\n{}\n", analyzer.doc);
    print_options(analyzer.options);
    if (!analyzer.layers.empty()) fmt::print("\nlayers\n");
    for (const LayerInfo& layer : analyzer.layers) print_layer(layer);
    return exit_code::done;
}

int plugins_check_command(const CommandLine& line) {
    std::vector<std::filesystem::path> folders = line.plugin_folders;
    const std::filesystem::path path(line.plugin);
    if (std::filesystem::is_directory(path))
        folders.insert(folders.begin(), path);
    else if (path.extension() == ".so")
        folders.insert(folders.begin(),
                       path.has_parent_path() ? path.parent_path() : std::filesystem::path("."));
    const Registry registry(Registry::search_path(folders));
    bool right = registry.problems().empty();
    print_problems(registry);
    if (line.plugin.empty() || std::filesystem::is_directory(path)) {
        for (const FoundPlugin& plugin : registry.plugins()) right &= check_plugin(plugin);
    } else {
        const FoundPlugin* plugin = find_plugin(registry, line.plugin);
        if (plugin == nullptr && !right) return exit_code::failed;
        if (plugin == nullptr) return unknown_plugin(line, registry);
        right = check_plugin(*plugin) && right;
    }
    return right ? exit_code::done : exit_code::failed;
}

}  // namespace palimpsest::core
