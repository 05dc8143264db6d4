#include "core/engine/produced_layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace palimpsest::core {
namespace {

/// Where the rows of one slot went: entry i is the new place of row i.
struct Renumbering {
    std::vector<std::int64_t> place;
    std::int64_t first_pending = 0;  ///< Rows before it stood in the layer already.
    bool identity = true;
};

std::optional<std::size_t> produced_index(const StepBinding& binding, const std::string& layer) {
    for (std::size_t i = 0; i < binding.layers.size(); ++i)
        if (binding.layers[i].declared->access == PLM_PRODUCES &&
            binding.layers[i].declared->name == layer)
            return i;
    return std::nullopt;
}

std::optional<std::uint64_t> rows_of_target(const StepBinding& binding,
                                            const std::vector<std::optional<Rows>>& pending,
                                            const Document* document, const std::string& target) {
    if (const auto own = produced_index(binding, target))
        return pending[*own] ? pending[*own]->count : 0;
    for (const LayerBinding& layer : binding.layers) {
        if (layer.declared->name != target || document == nullptr) continue;
        if (!layer.slot || !document->layer(*layer.slot)) return 0;
        return document->layer(*layer.slot)->count;
    }
    return std::nullopt;
}

Renumbering merge(const LayerInfo& layer, const std::optional<Rows>& existing, Rows pending,
                  Rows& merged) {
    Renumbering renumbering;
    if (existing && existing->count > 0) {
        merged = *existing;
        renumbering.first_pending = static_cast<std::int64_t>(existing->count);
        for (std::size_t c = 0; c < merged.columns.size(); ++c)
            for (std::uint64_t row = 0; row < pending.count; ++row)
                merged.columns[c].append(pending.columns[c], row);
        merged.count += pending.count;
    } else {
        merged = pending.columns.empty() ? Rows(layer) : std::move(pending);
    }
    if (is_sorted(merged)) return renumbering;
    const std::vector<std::uint64_t> order = sorted_order(merged);
    renumbering.identity = false;
    renumbering.place.resize(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        renumbering.place[order[i]] = static_cast<std::int64_t>(i);
    merged = reordered(merged, order);
    return renumbering;
}

void renumber(Rows& rows, const std::string& name, std::size_t first_column, const LayerInfo& layer,
              const Renumbering& renumbering, std::int64_t offset) {
    for (std::size_t i = 0; i < layer.columns.size(); ++i) {
        if (layer.columns[i].type != PLM_ROW || layer.columns[i].target != name) continue;
        for (std::int64_t& value : rows.columns[i + first_column].integers) {
            value += offset;
            if (!renumbering.identity && static_cast<std::size_t>(value) < renumbering.place.size())
                value = renumbering.place[static_cast<std::size_t>(value)];
        }
    }
}

bool is_own_layer(const LayerBinding& layer) {
    return layer.declared->access == PLM_PRODUCES && !layer.declared->table;
}

/// True when no row has to move: nothing stood in the layers, and what comes is in order.
bool comes_in_order(const StepBinding& binding, const std::vector<std::optional<Rows>>& pending,
                    const Document& document) {
    for (std::size_t i = 0; i < pending.size(); ++i) {
        if (!is_own_layer(binding.layers[i])) continue;
        const auto& existing = document.layer(*binding.layers[i].slot);
        if (existing && existing->count > 0) return false;
        if (pending[i] && !is_sorted(*pending[i])) return false;
    }
    return true;
}

}  // namespace

std::optional<std::string> check_references(const StepBinding& binding,
                                            const std::vector<std::optional<Rows>>& pending,
                                            const Document* document) {
    for (std::size_t i = 0; i < pending.size(); ++i) {
        if (!pending[i]) continue;
        const LayerInfo& layer = *binding.layers[i].declared;
        for (std::size_t c = 0; c < layer.columns.size(); ++c) {
            const ColumnInfo& info = layer.columns[c];
            if (info.type != PLM_ROW) continue;
            const auto rows = rows_of_target(binding, pending, document, info.target);
            const ColumnData& column = pending[i]->columns[c + (layer.table ? 0 : 2)];
            for (std::uint64_t row = 0; row < column.length; ++row) {
                if (column.is_null(row)) continue;
                const std::int64_t value = column.integers[row];
                if (rows && value >= 0 && static_cast<std::uint64_t>(value) < *rows) continue;
                return fmt::format(
                    "layer '{}', row {}: {} points to row {} of layer '{}', which "
                    "has {} rows",
                    layer.name, row, info.name, value, info.target, rows.value_or(0));
            }
        }
    }
    return std::nullopt;
}

void give_layers(const StepBinding& binding, std::vector<std::optional<Rows>>& pending,
                 const std::vector<LayerInfo>& schema, Document& document) {
    if (comes_in_order(binding, pending, document)) {
        for (std::size_t i = 0; i < pending.size(); ++i)
            if (const LayerBinding& layer = binding.layers[i]; is_own_layer(layer))
                document.set_layer(*layer.slot,
                                   pending[i] ? std::move(*pending[i]) : Rows(*layer.declared));
        return;
    }
    std::map<std::string, Renumbering> renumberings;
    std::map<std::size_t, Rows> merged;
    // References from the new rows are brought to the merged numbering first, while old and new
    // rows are still apart.
    for (std::size_t i = 0; i < pending.size(); ++i) {
        const LayerBinding& layer = binding.layers[i];
        if (!is_own_layer(layer)) continue;
        for (std::size_t target = 0; pending[i] && target < pending.size(); ++target) {
            const LayerBinding& pointed = binding.layers[target];
            if (!is_own_layer(pointed)) continue;
            const auto& existing = document.layer(*pointed.slot);
            if (existing && existing->count > 0)
                renumber(*pending[i], pointed.declared->name, 2, *layer.declared, {},
                         static_cast<std::int64_t>(existing->count));
        }
    }
    for (std::size_t i = 0; i < pending.size(); ++i) {
        const LayerBinding& layer = binding.layers[i];
        if (!is_own_layer(layer)) continue;
        Rows rows = pending[i] ? std::move(*pending[i]) : Rows();
        renumberings[layer.declared->name] = merge(*layer.declared, document.layer(*layer.slot),
                                                   std::move(rows), merged[*layer.slot]);
    }
    for (const auto& [name, renumbering] : renumberings) {
        if (renumbering.identity) continue;
        for (auto& [slot, rows] : merged) renumber(rows, name, 2, schema[slot], renumbering, 0);
        for (std::size_t slot = 0; slot < document.layer_slots(); ++slot) {
            if (merged.contains(slot) || !document.layer(slot)) continue;
            Rows rows = *document.layer(slot);
            renumber(rows, name, 2, schema[slot], renumbering, 0);
            document.set_layer(slot, std::move(rows));
        }
    }
    for (auto& [slot, rows] : merged) document.set_layer(slot, std::move(rows));
}

}  // namespace palimpsest::core
