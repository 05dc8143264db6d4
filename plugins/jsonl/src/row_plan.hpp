#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "palimpsest/draft/writer.hpp"

namespace palimpsest::jsonl {

/// A field of a row as JSON shows it: a column, or a struct of fields.
struct FieldPlan {
    std::string key;                    ///< `"name":`
    std::optional<std::size_t> column;  ///< Declared column; nothing for a struct.
    Type type = Type::integer;
    std::vector<FieldPlan> members;
};

/// How the rows of one layer or table become JSON.
struct RowPlan {
    std::string key;       ///< `"name":`, or of a child `"field":`
    std::size_t slot = 0;  ///< Of its rows.
    bool spans = false;    ///< The rows begin with `begin` and `end`.
    bool covered = false;  ///< There is room for the covered text: no column is called `text`.
    std::vector<FieldPlan> fields;
    std::vector<RowPlan> children;
};

/// The plan of entry `slot` of `schema`, with the layers of the schema that are its children, at
/// any depth. `nested`: it is shown inside its parent's rows.
enum class Nesting { own_layer, in_parent };
[[nodiscard]] RowPlan row_plan(const std::vector<Layer>& schema, std::size_t slot, Nesting nesting);

/// The entry of `schema` that is the parent of entry `slot`; nothing where there is none.
[[nodiscard]] std::optional<std::size_t> parent_slot(const std::vector<Layer>& schema,
                                                     std::size_t slot);

}  // namespace palimpsest::jsonl
