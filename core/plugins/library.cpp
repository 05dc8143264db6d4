#include "core/plugins/library.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "core/plugins/caught.hpp"
#include "core/plugins/info_checks.hpp"
#include "core/plugins/info_differences.hpp"
#include "core/plugins/library_info.hpp"
#include "core/plugins/opened_library.hpp"
#include "core/plugins/problem_codes.hpp"

namespace palimpsest::core {

struct Library::Parts {
    std::filesystem::path file;
    std::filesystem::path resources;
    const plm_entry_table* entry = nullptr;
    bool initialised = false;
    detail::LibraryInfo tables;

    Parts() = default;
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;
    // What a plugin throws while it ends can change nothing any more.
    ~Parts() {
        if (initialised) caught([&] { entry->deinit(); });
    }

    void initialise(const LogSink& log) {
        LoadCall call(resources, log);
        const CallOutcome outcome =
            call.run([&](const plm_call* host) { return entry->init(host); });
        if (outcome.threw)
            refuse(problem::load_threw, file,
                   fmt::format("let an exception out of its init: {}; catch it in the plugin and "
                               "say so with plm_call.fail",
                               outcome.message));
        if (outcome.status != PLM_OK)
            refuse(problem::init_failed, file,
                   fmt::format("its init failed: {}; see the plugin's documentation",
                               outcome.message));
        initialised = true;
    }

    void read_tables() {
        try {
            tables = detail::library_info(file, *entry);
        } catch (const PluginError&) {
            throw;
        } catch (const std::exception& error) {
            refuse_extension(error.what());
        } catch (...) {
            refuse_extension("something that is no std::exception");
        }
    }

    [[noreturn]] void refuse_extension(std::string_view thrown) const {
        refuse(problem::load_threw, file,
               fmt::format("let an exception out of its extension(): {}; catch it in the plugin "
                           "and return null",
                           thrown));
    }
};

namespace {

void expect_same_major(const FoundPlugin& plugin) {
    if (plugin.built_in == nullptr && plugin.info.abi_major != PLM_ABI_MAJOR)
        refuse(problem::manifest_other_major, plugin.manifest, other_major_message(plugin.info));
}

void expect_same(const FoundPlugin& plugin, const PluginInfo& library) {
    if (plugin.built_in != nullptr) return;  // It has no manifest.
    const std::vector<std::string> found = differences(plugin.info, library);
    if (found.empty()) return;
    constexpr std::size_t most = 3;
    std::string list;
    for (std::size_t i = 0; i < std::min(found.size(), most); ++i)
        list += (i == 0 ? "" : "; ") + found[i];
    if (found.size() > most) list += fmt::format("; and {} more", found.size() - most);
    refuse(problem::manifest_differs, plugin.library,
           fmt::format("contradicts its manifest {}: {}. Build the plugin again, so that both are "
                       "written anew",
                       plugin.manifest.string(), list));
}

// The libraries that are alive, by their tables: the same file, under whatever name, is initialised
// once.
struct Living {
    std::mutex mutex;
    std::map<const plm_entry_table*, std::weak_ptr<const Library>> libraries;
};
Living& living() {
    static Living living;
    return living;
}

}  // namespace

Library::Library(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Library::~Library() = default;

std::shared_ptr<const Library> Library::load(const FoundPlugin& plugin, const LogSink& log) {
    expect_same_major(plugin);
    const std::lock_guard lock(living().mutex);
    const plm_entry_table* entry =
        plugin.built_in == nullptr ? detail::opened_library(plugin.library) : plugin.built_in;
    std::weak_ptr<const Library>& known = living().libraries[entry];
    if (std::shared_ptr<const Library> library = known.lock()) {
        expect_same(plugin, library->info());
        return library;
    }
    auto parts = std::make_unique<Parts>();
    parts->file = plugin.library;
    parts->resources = plugin.library.parent_path() / plugin.library.stem();
    parts->entry = entry;
    parts->initialise(log);
    parts->read_tables();
    expect_same(plugin, parts->tables.info);
    const std::shared_ptr<const Library> library(new Library(std::move(parts)));
    known = library;
    return library;
}

const PluginInfo& Library::info() const { return parts_->tables.info; }
const std::filesystem::path& Library::file() const { return parts_->file; }
std::filesystem::path Library::resource_folder() const { return parts_->resources; }

LoadedAnalyzer Library::analyzer(std::string_view id) const {
    const auto& analyzers = info().analyzers;
    for (std::size_t i = 0; i < analyzers.size(); ++i) {
        const auto& tables = parts_->tables.analyzers[i];
        if (analyzers[i].id == id)
            return {&analyzers[i], tables.descriptor, tables.document, tables.corpus};
    }
    std::string ids;
    for (const AnalyzerInfo& analyzer : analyzers) ids += (ids.empty() ? "" : ", ") + analyzer.id;
    refuse(problem::analyzer_absent, file(),
           fmt::format("has no analyzer '{}'; it has {}", id, ids));
}

LoadedWriter Library::writer(std::string_view id) const {
    const auto& writers = info().writers;
    for (std::size_t i = 0; i < writers.size(); ++i)
        if (writers[i].id == id) return {&writers[i], parts_->tables.writers[i]};
    refuse(problem::analyzer_absent, file(), fmt::format("has no writer '{}'", id));
}

}  // namespace palimpsest::core
