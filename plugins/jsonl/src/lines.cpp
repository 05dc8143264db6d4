#include "lines.hpp"

#include "palimpsest/text/json.hpp"

namespace palimpsest::jsonl {
namespace {

void append_string_field(std::string_view key, std::string_view value, std::string& out) {
    out += key;
    append_json_string(value, out);
}

void append_head(const WrittenDocument& document, std::string& out) {
    append_string_field("{\"id\":", document.id(), out);
    append_string_field(",\"source\":", document.source(), out);
    append_string_field(",\"encoding\":", document.encoding(), out);
    out += ",\"encoding_confidence\":";
    append_json_number(document.encoding_confidence(), out);
    out += ",\"replaced\":";
    append_json_integer(document.replaced(), out);
    append_string_field(",\"text_hash\":", document.text_hash(), out);
    out += ",\"length\":";
    append_json_integer(document.length(), out);
    out += ",\"unit\":\"codepoint\",\"layers\":{";
}

/// Children without columns have no reference to a row: they stand alone.
bool is_shown_inside(const std::vector<Layer>& schema, std::size_t slot) {
    return parent_slot(schema, slot) && !schema[slot].columns.empty();
}

}  // namespace

Lines::Lines(const RunSchema& schema, std::int64_t covered_text)
    : tables_(schema.tables), slots_(schema.layers.size()), covered_text_(covered_text) {
    for (std::size_t slot = 0; slot < slots_; ++slot)
        if (!is_shown_inside(schema.layers, slot))
            layers_.push_back(row_plan(schema.layers, slot, Nesting::own_layer));
    for (std::size_t table = 0; table < tables_.size(); ++table)
        if (tables_[table].parent.empty()) own_tables_.push_back(table);
}

void Lines::document(const WrittenDocument& document, const Ids& ids, std::string& out) const {
    std::vector<WrittenRows> rows;
    rows.reserve(slots_);
    for (std::size_t slot = 0; slot < slots_; ++slot) rows.push_back(document.layer(slot));
    append_head(document, out);
    RowWriter writer(rows, document.text(), covered_text_, ids, out);
    for (const RowPlan& layer : layers_) {
        if (out.back() != '{') out += ',';
        out += layer.key;
        writer.list(layer);
    }
    out += "}}\n";
}

void Lines::table(std::size_t table, std::span<const WrittenRows> tables, const Ids& ids,
                  std::string& out, const std::function<void()>& taken) const {
    RowWriter writer(tables, {}, 0, ids, out);
    writer.lines(row_plan(tables_, table, Nesting::own_layer), taken);
}

std::vector<std::string> table_files(const RunSchema& schema) {
    std::vector<std::string> names;
    for (const Layer& table : schema.tables)
        if (table.parent.empty())
            names.push_back((table.field.empty() ? table.name : table.field) + ".jsonl");
    return names;
}

}  // namespace palimpsest::jsonl
