#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "palimpsest/draft/writer.hpp"

namespace palimpsest::report {

/// A field of a row: a column, or fields that belong together (`partner.begin`, `partner.end`).
struct Field {
    std::string name;
    std::optional<std::size_t> column;  ///< Declared column of the layer; nothing for a group.
    Type type = Type::integer;
    std::vector<Field> members;
};

/// How the rows of a layer, or of a corpus table, become JSON.
struct RowPlan {
    std::string name;      ///< Of the layer; of a child, the field of its parent.
    std::size_t slot = 0;  ///< In the schema.
    bool spans = false;    ///< The rows have `begin` and `end`.
    std::vector<Field> fields;
    std::vector<RowPlan> children;
};

/// The plan of entry `slot` with its children, at any depth.
[[nodiscard]] RowPlan row_plan(const std::vector<Layer>& schema, std::size_t slot);

/// The plans of all entries that are no children.
[[nodiscard]] std::vector<RowPlan> row_plans(const std::vector<Layer>& schema);

}  // namespace palimpsest::report
