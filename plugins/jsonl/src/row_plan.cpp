#include "row_plan.hpp"

#include <algorithm>

#include "palimpsest/text/json.hpp"

namespace palimpsest::jsonl {
namespace {

std::string json_key(std::string_view name) {
    std::string key;
    append_json_string(name, key);
    return key += ':';
}

/// Puts a column at the end of the path that its dots spell; structs that are there are joined.
void insert(std::vector<FieldPlan>& fields, std::string_view name, std::size_t column, Type type) {
    const std::size_t dot = name.find('.');
    const std::string key = json_key(name.substr(0, dot));
    if (dot == std::string_view::npos) {
        fields.push_back({key, column, type, {}});
        return;
    }
    auto place = std::find_if(fields.begin(), fields.end(), [&](const FieldPlan& field) {
        return !field.column && field.key == key;
    });
    if (place == fields.end()) place = fields.insert(place, FieldPlan{.key = key});
    insert(place->members, name.substr(dot + 1), column, type);
}

}  // namespace

std::optional<std::size_t> parent_slot(const std::vector<Layer>& schema, std::size_t slot) {
    const std::string& parent = schema[slot].parent;
    if (parent.empty()) return std::nullopt;
    for (std::size_t other = 0; other < schema.size(); ++other)
        if (other != slot && schema[other].name == parent) return other;
    return std::nullopt;
}

RowPlan row_plan(const std::vector<Layer>& schema, std::size_t slot, Nesting nesting) {
    const Layer& layer = schema[slot];
    const bool nested = nesting == Nesting::in_parent;
    RowPlan plan;
    plan.key = json_key(nested && !layer.field.empty() ? layer.field : layer.name);
    plan.slot = slot;
    plan.spans = !layer.table;
    plan.covered = plan.spans;
    for (std::size_t column = nested ? 1 : 0; column < layer.columns.size(); ++column) {
        const std::string& name = layer.columns[column].name;
        if (name == "text") plan.covered = false;
        insert(plan.fields, name, column, layer.columns[column].type);
    }
    for (std::size_t other = 0; other < schema.size(); ++other)
        if (parent_slot(schema, other) == slot && !schema[other].columns.empty())
            plan.children.push_back(row_plan(schema, other, Nesting::in_parent));
    return plan;
}

}  // namespace palimpsest::jsonl
