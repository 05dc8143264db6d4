#pragma once

#include <filesystem>
#include <vector>

#include "core/plugins/plugin_info.hpp"
#include "palimpsest/ext/corpus.h"
#include "palimpsest/ext/draft/writer.h"

namespace palimpsest::core::detail {

/// What the tables of a library say, and where the functions of its analyzers are.
struct LibraryInfo {
    PluginInfo info;
    /// For info.analyzers[i]; one of the two is set.
    struct Tables {
        const plm_descriptor* descriptor = nullptr;
        const plm_analyzer* document = nullptr;
        const plm_corpus_analyzer* corpus = nullptr;
    };
    std::vector<Tables> analyzers;
    std::vector<const plm_writer*> writers;  ///< For info.writers[i].
};

/// Asks an initialised plugin for its extensions and reads them.
/// Throws PluginError, one code for each way of being wrong, and what the plugin throws.
LibraryInfo library_info(const std::filesystem::path& file, const plm_entry_table& entry);

}  // namespace palimpsest::core::detail
