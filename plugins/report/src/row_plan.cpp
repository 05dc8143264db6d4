#include "row_plan.hpp"

#include <algorithm>

namespace palimpsest::report {
namespace {

/// Puts a column at the end of the path that its dots spell.
void insert(std::vector<Field>& fields, std::string_view name, std::size_t column, Type type) {
    const std::size_t dot = name.find('.');
    const std::string first(name.substr(0, dot));
    if (dot == std::string_view::npos) {
        fields.push_back({first, column, type, {}});
        return;
    }
    auto group = std::find_if(fields.begin(), fields.end(), [&](const Field& field) {
        return !field.column && field.name == first;
    });
    if (group == fields.end()) group = fields.insert(group, Field{.name = first});
    insert(group->members, name.substr(dot + 1), column, type);
}

bool is_child(const std::vector<Layer>& schema, std::size_t slot) {
    const std::string& parent = schema[slot].parent;
    return !parent.empty() && parent != schema[slot].name && RunSchema::find(schema, parent);
}

RowPlan planned(const std::vector<Layer>& schema, std::size_t slot, bool child) {
    const Layer& layer = schema[slot];
    RowPlan plan{.name = layer.field.empty() ? layer.name : layer.field,
                 .slot = slot,
                 .spans = !layer.table};
    // The first column of a child is the row of its parent, inside which it is shown.
    for (std::size_t column = child ? 1 : 0; column < layer.columns.size(); ++column)
        insert(plan.fields, layer.columns[column].name, column, layer.columns[column].type);
    for (std::size_t other = 0; other < schema.size(); ++other) {
        if (is_child(schema, other) && schema[other].parent == layer.name &&
            !schema[other].columns.empty())
            plan.children.push_back(planned(schema, other, true));
    }
    return plan;
}

}  // namespace

RowPlan row_plan(const std::vector<Layer>& schema, std::size_t slot) {
    return planned(schema, slot, is_child(schema, slot));
}

std::vector<RowPlan> row_plans(const std::vector<Layer>& schema) {
    std::vector<RowPlan> plans;
    for (std::size_t slot = 0; slot < schema.size(); ++slot)
        if (!is_child(schema, slot)) plans.push_back(row_plan(schema, slot));
    return plans;
}

}  // namespace palimpsest::report
