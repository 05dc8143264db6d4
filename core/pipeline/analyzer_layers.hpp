#pragma once

#include <string_view>
#include <vector>

#include "core/plugins/plugin_info.hpp"

namespace palimpsest::core {

/// The layer of that name that the analyzer produces; null when it does not.
[[nodiscard]] const LayerInfo* produced_layer(const AnalyzerInfo& analyzer, std::string_view name);

/// The layers that an analyzer requires or uses. A projection that drops noise uses `noise` without
/// saying so.
[[nodiscard]] std::vector<LayerInfo> read_layers(const AnalyzerInfo& analyzer);

/// The layers and corpus tables that steps produce, in their order; of those that several produce
/// the first declaration.
struct ProducedLayers {
    std::vector<LayerInfo> layers;
    std::vector<LayerInfo> tables;

    void add(const AnalyzerInfo& analyzer);
};

}  // namespace palimpsest::core
