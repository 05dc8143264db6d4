#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "core/plugins/load_call.hpp"
#include "core/plugins/plugin_error.hpp"
#include "core/plugins/plugin_info.hpp"
#include "core/plugins/registry.hpp"
#include "palimpsest/ext/corpus.h"
#include "palimpsest/ext/draft/writer.h"

namespace palimpsest::core {

/// An analyzer of a loaded library. One of `document` and `corpus` is set.
struct LoadedAnalyzer {
    const AnalyzerInfo* info = nullptr;
    const plm_descriptor* descriptor = nullptr;
    const plm_analyzer* document = nullptr;
    const plm_corpus_analyzer* corpus = nullptr;
};

/// A writer of a loaded library.
struct LoadedWriter {
    const WriterInfo* info = nullptr;
    const plm_writer* writer = nullptr;
};

/// A loaded plugin. It stays mapped until the program ends, because code of it may still be on the
/// stack or in the plugin's own threads; `deinit` runs when the object goes.
/// Threads: loaded and destroyed on one thread; const calls are safe concurrently.
class Library {
  public:
    /// Checks the manifest's ABI, opens the library (RTLD_NOW | RTLD_LOCAL), checks the table
    /// before any function of it is called, runs `init`, and compares the library with its
    /// manifest. Loading a file again while a Library of it lives gives that one, so that `init`
    /// has run once. `log` gets what the plugin says while it is loaded. Throws PluginError, one
    /// code for each way of being wrong.
    static std::shared_ptr<const Library> load(const FoundPlugin& plugin, const LogSink& log = {});
    ~Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    const PluginInfo& info() const;
    const std::filesystem::path& file() const;
    /// Folder of the plugin's resources: `<name>` beside the library.
    std::filesystem::path resource_folder() const;
    /// Throws PluginError when the library has no such analyzer.
    LoadedAnalyzer analyzer(std::string_view id) const;
    /// Throws PluginError when the library has no such writer.
    LoadedWriter writer(std::string_view id) const;

  private:
    struct Parts;
    explicit Library(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace palimpsest::core
