#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "palimpsest/draft/writer.hpp"

namespace palimpsest::sqlite {

/// A column of a table that holds a declared column of a layer or corpus table.
struct ColumnPlan {
    std::string name;
    Type type = Type::integer;
    bool nullable = false;
    std::string doc;
    std::optional<std::size_t> target;  ///< Type::row: the plan of the table it points into.
};

/// A table that holds a layer, or a corpus table. Before `columns`: `row`, its key; of a layer
/// `document`, `begin`, `end` and, where `covered`, the covered `text`.
struct TablePlan {
    std::string name;
    std::string doc;
    bool spans = false;
    bool covered = false;
    std::vector<ColumnPlan> columns;  ///< In the declaration's order.

    /// The name of a declared column, which may have been changed; empty where there is none.
    [[nodiscard]] std::string column(const Layer& layer, std::string_view declared) const;
};

/// The tables of a run. Entry i of `layers` and `tables` is that of the schema.
struct Plan {
    std::vector<TablePlan> layers;
    std::vector<TablePlan> tables;
};

/// Names are those of the schema: `partner.begin` becomes `partner_begin`, and a name that is
/// taken, in whatever case, gets a `_` behind it. `covered_text`: layers have a column `text`.
[[nodiscard]] Plan planned(const RunSchema& schema, bool covered_text);

/// The CREATE TABLE of documents, quarantine and run.
[[nodiscard]] std::string fixed_tables();

/// The CREATE TABLE of one entry of `plans`; foreign keys name other entries.
[[nodiscard]] std::string table_statement(const std::vector<TablePlan>& plans, std::size_t index);

/// The CREATE INDEX of one entry: by document, and by what its rows refer to.
[[nodiscard]] std::string index_statements(const TablePlan& plan);

}  // namespace palimpsest::sqlite
