#include "core/plugins/built_in.hpp"

#include "core/plugins/library.hpp"

namespace palimpsest::core {

const std::vector<FoundPlugin>& built_in_plugins() {
    static const std::vector<FoundPlugin> plugins = [] {
        std::vector<FoundPlugin> found;
        for (const plm_entry_table* entry : detail::built_in_entries()) {
            FoundPlugin& plugin = found.emplace_back();
            plugin.built_in = entry;
            plugin.info = Library::load(plugin)->info();
        }
        return found;
    }();
    return plugins;
}

}  // namespace palimpsest::core
