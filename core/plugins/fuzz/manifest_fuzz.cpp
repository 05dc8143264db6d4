// A manifest is read or refused with PluginError, and one that was read agrees with itself.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/plugins/info_differences.hpp"
#include "core/plugins/manifest.hpp"
#include "core/plugins/plugin_error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace palimpsest::core;
    try {
        const PluginInfo info =
            parsed_manifest({reinterpret_cast<const char*>(data), size}, "fuzzed.toml");
        if (!differences(info, info).empty()) std::abort();
    } catch (const PluginError&) {
    }
    return 0;
}
