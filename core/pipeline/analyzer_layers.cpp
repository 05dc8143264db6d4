#include "core/pipeline/analyzer_layers.hpp"

#include <algorithm>

#include "palimpsest/abi.h"

namespace palimpsest::core {

namespace {

constexpr const char* noise_layer = "noise";

}  // namespace

const LayerInfo* produced_layer(const AnalyzerInfo& analyzer, std::string_view name) {
    for (const LayerInfo& layer : analyzer.layers)
        if (layer.access == PLM_PRODUCES && layer.name == name) return &layer;
    return nullptr;
}

void ProducedLayers::add(const AnalyzerInfo& analyzer) {
    for (const LayerInfo& layer : analyzer.layers) {
        if (layer.access != PLM_PRODUCES) continue;
        auto& known = layer.table ? tables : layers;
        if (std::none_of(known.begin(), known.end(),
                         [&](const LayerInfo& other) { return other.name == layer.name; }))
            known.push_back(layer);
    }
}

std::vector<LayerInfo> read_layers(const AnalyzerInfo& analyzer) {
    std::vector<LayerInfo> result;
    for (const LayerInfo& layer : analyzer.layers)
        if (layer.access != PLM_PRODUCES) result.push_back(layer);
    const bool drops_noise =
        std::any_of(analyzer.projections.begin(), analyzer.projections.end(),
                    [](const ProjectionInfo& recipe) { return recipe.drop & PLM_DROP_NOISE; });
    const bool declared =
        std::any_of(analyzer.layers.begin(), analyzer.layers.end(),
                    [](const LayerInfo& layer) { return layer.name == noise_layer; });
    if (drops_noise && !declared) {
        LayerInfo& noise = result.emplace_back();
        noise.name = noise_layer;
        noise.access = PLM_USES;
        noise.additive = true;
    }
    return result;
}

}  // namespace palimpsest::core
