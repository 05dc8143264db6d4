#include "core/plugins/run_schema.hpp"

#include "core/plugins/plm_text.hpp"

namespace palimpsest::core {

MarshalledSchema::MarshalledSchema(std::span<const LayerInfo> layers,
                                   std::span<const LayerInfo> tables) {
    for (const LayerInfo& layer : layers) add(layer, layers_);
    for (const LayerInfo& table : tables) add(table, tables_);
    schema_ = {sizeof schema_, layers_.data(), layers_.size(), tables_.data(), tables_.size()};
}

void MarshalledSchema::add(const LayerInfo& layer, std::vector<const plm_layer*>& to) {
    auto& columns = column_pointers_.emplace_back();
    for (const ColumnInfo& column : layer.columns)
        columns.push_back(&columns_.emplace_back(plm_column_declaration{
            sizeof(plm_column_declaration), borrowed(column.name), column.type,
            column.nullable ? 1u : 0u, borrowed(column.target), borrowed(column.doc)}));
    plm_layer table{};
    table.struct_size = sizeof table;
    table.name = borrowed(layer.name);
    table.access = PLM_PRODUCES;
    table.flags = (layer.additive ? PLM_LAYER_ADDITIVE : 0) | (layer.table ? PLM_LAYER_TABLE : 0);
    table.schema = layer.schema;
    table.column_count = static_cast<std::uint32_t>(columns.size());
    table.columns = columns.data();
    table.parent = borrowed(layer.parent);
    table.field = borrowed(layer.field);
    table.doc = borrowed(layer.doc);
    to.push_back(&declarations_.emplace_back(table));
}

}  // namespace palimpsest::core
