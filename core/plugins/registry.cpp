#include "core/plugins/registry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/plugins/built_in.hpp"
#include "core/plugins/info_checks.hpp"
#include "core/plugins/manifest.hpp"
#include "core/plugins/problem_codes.hpp"
#include "palimpsest/abi.h"

namespace palimpsest::core {
namespace {

namespace fs = std::filesystem;

// What one folder holds: `name.so` and `name.toml`, by file name.
struct Folder {
    std::set<fs::path> libraries;
    std::set<fs::path> manifests;
};

Folder listing(const fs::path& path) {
    if (path.is_relative())
        refuse(problem::folder_unreadable, path,
               "is a relative folder in PALIMPSEST_PLUGIN_PATH; write it from the root, so that "
               "plugins do not depend on where the program is started");
    Folder folder;
    std::error_code failure;
    for (fs::directory_iterator entry(path, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        const fs::path& file = entry->path();
        if (file.filename().native().starts_with('.')) continue;
        if (file.extension() == ".so") folder.libraries.insert(file);
        if (file.extension() == ".toml") folder.manifests.insert(file);
    }
    if (failure)
        refuse(problem::folder_unreadable, path,
               fmt::format("cannot be read as a folder of plugins: {}; correct --plugin-dir or "
                           "PALIMPSEST_PLUGIN_PATH",
                           failure.message()));
    return folder;
}

fs::path with_ending(fs::path file, const char* ending) {
    return std::move(file.replace_extension(ending));
}

FoundPlugin found_plugin(const fs::path& library) {
    FoundPlugin plugin{{}, with_ending(library, ".toml"), library, nullptr};
    std::error_code failure;
    if (!fs::exists(plugin.manifest, failure))
        refuse(problem::manifest_absent, library,
               fmt::format("has no manifest {} beside it, so it is not used; install the plugin "
                           "with its manifest, or build it with palimpsest_add_plugin",
                           plugin.manifest.filename().string()));
    plugin.info = read_manifest(plugin.manifest);
    if (plugin.info.abi_major != PLM_ABI_MAJOR)
        refuse(problem::manifest_other_major, plugin.manifest, other_major_message(plugin.info));
    if (plugin.info.name != library.stem().string())
        refuse(problem::manifest_malformed, plugin.manifest,
               fmt::format("names the plugin '{}', but the library is {}; a plugin is named as its "
                           "library",
                           plugin.info.name, library.filename().string()));
    if (plugin.info.analyzers.empty() && plugin.info.writers.empty())
        refuse(problem::no_analyzers, plugin.manifest,
               "lists no [[analyzer]] and no [[writer]]; build the plugin again");
    return plugin;
}

// A TOML file without a library is a plugin's only when it reads as a manifest.
void expect_library(const fs::path& manifest) {
    try {
        read_manifest(manifest);
    } catch (const PluginError&) {
        return;
    }
    refuse(problem::library_absent, manifest,
           fmt::format("has no library {} beside it; install the plugin again, or remove the "
                       "manifest",
                       with_ending(manifest, ".so").filename().string()));
}

// The analyzers and writers of one folder, as "analyzer 'id'", and the manifests that brought them.
using Owners = std::map<std::string, fs::path, std::less<>>;

std::vector<std::string> parts(const PluginInfo& info) {
    std::vector<std::string> names;
    for (const AnalyzerInfo& analyzer : info.analyzers)
        names.push_back(fmt::format("analyzer '{}'", analyzer.id));
    for (const WriterInfo& writer : info.writers)
        names.push_back(fmt::format("writer '{}'", writer.id));
    return names;
}

void expect_new_ids(const FoundPlugin& plugin, const Owners& owners) {
    for (const std::string& part : parts(plugin.info))
        if (const auto owner = owners.find(part); owner != owners.end())
            refuse(problem::duplicate_id, plugin.manifest,
                   fmt::format("duplicate id: {} is in {} too, which is used instead of this "
                               "plugin; remove one of the two",
                               part, owner->second.string()));
}

}  // namespace

Registry::Registry(std::vector<fs::path> folders) : folders_(std::move(folders)) {
    std::set<fs::path> seen;
    for (const fs::path& folder : folders_) {
        std::error_code failure;
        const fs::path canonical = fs::weakly_canonical(folder, failure);
        if (failure || seen.insert(canonical).second) read_folder(folder);
    }
}

void Registry::read_folder(const fs::path& path) {
    const auto attempt = [this](auto&& work) {
        try {
            work();
        } catch (const PluginError& error) {
            problems_.push_back(error.problem());
        }
    };
    Folder folder;
    attempt([&] { folder = listing(path); });
    Owners owners;
    const std::size_t earlier = plugins_.size();
    const auto is_shadowed = [&](const std::string& name) {
        const auto end = plugins_.begin() + static_cast<std::ptrdiff_t>(earlier);
        return std::any_of(plugins_.begin(), end,
                           [&](const FoundPlugin& other) { return other.info.name == name; });
    };
    for (const fs::path& library : folder.libraries)
        attempt([&] {
            FoundPlugin plugin = found_plugin(library);
            if (is_shadowed(plugin.info.name)) return;
            expect_new_ids(plugin, owners);
            for (const std::string& part : parts(plugin.info))
                owners.emplace(part, plugin.manifest);
            plugins_.push_back(std::move(plugin));
        });
    for (const fs::path& manifest : folder.manifests)
        if (!folder.libraries.contains(with_ending(manifest, ".so")))
            attempt([&] { expect_library(manifest); });
}

std::vector<const FoundPlugin*> Registry::all() const {
    std::vector<const FoundPlugin*> plugins;
    for (const auto* some : {&built_in_plugins(), &plugins_})
        for (const FoundPlugin& plugin : *some) plugins.push_back(&plugin);
    return plugins;
}

Registry::FoundAnalyzer Registry::find(std::string_view analyzer_id) const {
    for (const FoundPlugin* plugin : all())
        for (const AnalyzerInfo& analyzer : plugin->info.analyzers)
            if (analyzer.id == analyzer_id) return {plugin, &analyzer};
    return {};
}

Registry::FoundWriter Registry::find_writer(std::string_view writer_id) const {
    for (const FoundPlugin* plugin : all())
        for (const WriterInfo& writer : plugin->info.writers)
            if (writer.id == writer_id) return {plugin, &writer};
    return {};
}

std::vector<std::string> Registry::writer_ids() const {
    std::set<std::string> ids;
    for (const FoundPlugin* plugin : all())
        for (const WriterInfo& writer : plugin->info.writers) ids.insert(writer.id);
    return {ids.begin(), ids.end()};
}

std::vector<std::string> Registry::analyzer_ids() const {
    std::set<std::string> ids;
    for (const FoundPlugin* plugin : all())
        for (const AnalyzerInfo& analyzer : plugin->info.analyzers) ids.insert(analyzer.id);
    return {ids.begin(), ids.end()};
}

}  // namespace palimpsest::core
