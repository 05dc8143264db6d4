#pragma once

#include <string>
#include <vector>

#include "core/plugins/plugin_info.hpp"

namespace palimpsest::core {

/// What a manifest and its library say differently, one line a field, in the order of the tables:
/// `option 'x' of analyzer 'y': default is "1" in the manifest, "2" in the library`.
std::vector<std::string> differences(const PluginInfo& manifest, const PluginInfo& library);

}  // namespace palimpsest::core
