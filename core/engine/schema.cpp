#include "core/engine/schema.hpp"

#include <algorithm>

#include "palimpsest/abi.h"

namespace palimpsest::core {
namespace {

std::optional<std::size_t> find_by_name(const std::vector<LayerInfo>& layers,
                                        const std::string& name) {
    const auto found = std::find_if(layers.begin(), layers.end(),
                                    [&](const LayerInfo& layer) { return layer.name == name; });
    if (found == layers.end()) return std::nullopt;
    return static_cast<std::size_t>(found - layers.begin());
}

/// Index of the column among a layer's rows' columns: begin and end come first.
std::optional<std::size_t> column_of(const LayerInfo& layer, const std::string& name) {
    for (std::size_t i = 0; i < layer.columns.size(); ++i)
        if (layer.columns[i].name == name) return i + (layer.table ? 0 : 2);
    return std::nullopt;
}

std::vector<std::size_t> mapped_columns(const LayerInfo& reader, const LayerInfo& producer) {
    std::vector<std::size_t> columns = {0, 1};
    for (const ColumnInfo& column : reader.columns) {
        const auto found = column_of(producer, column.name);
        if (!found)
            throw Error("layer '" + producer.name + "' has no column '" + column.name +
                        "', which a later step reads; check the pipeline first");
        columns.push_back(*found);
    }
    return columns;
}

}  // namespace

Schema::Schema(const std::vector<ResolvedStep>& resolved) {
    for (const ResolvedStep& step : resolved) bind(step);
}

void Schema::bind(const ResolvedStep& step) {
    StepBinding& binding = steps.emplace_back();
    binding.name = step.name;
    binding.info = step.analyzer.analyzer;
    binding.noise_slot = find_by_name(layers, "noise");
    if (binding.noise_slot) {
        const auto kind = column_of(layers[*binding.noise_slot], "kind");
        if (kind)
            binding.noise_kind = *kind;
        else
            binding.noise_slot.reset();
    }
    for (const LayerInfo& declared : binding.info->layers) {
        LayerBinding& layer = binding.layers.emplace_back();
        layer.declared = &declared;
        if (declared.access != PLM_PRODUCES) {
            layer.slot = find_by_name(layers, declared.name);
            if (layer.slot) layer.columns = mapped_columns(declared, layers[*layer.slot]);
        }
    }
    // What the step produces comes after what it reads: it never sees its own layers.
    for (LayerBinding& layer : binding.layers) {
        if (layer.declared->access != PLM_PRODUCES) continue;
        auto& known = layer.declared->table ? tables : layers;
        auto found = find_by_name(known, layer.declared->name);
        if (!found) {
            known.push_back(*layer.declared);
            found = known.size() - 1;
        }
        (layer.declared->table ? layer.table : layer.slot) = found;
    }
}

}  // namespace palimpsest::core
