#include "inserts.hpp"

#include "palimpsest/text/utf8.hpp"

namespace palimpsest::sqlite {
namespace {

void bind(Statement& statement, int parameter, const ColumnPlan& column, const WrittenRows& rows,
          std::size_t index, std::uint64_t row, const std::vector<std::int64_t>& bases) {
    const ColumnView values = rows.column(index);
    if (values.is_null(row)) return statement.bind_null(parameter);
    switch (column.type) {
        case Type::boolean:
            return statement.bind(parameter, std::int64_t{values.boolean(row)});
        case Type::number:
            return statement.bind(parameter, values.number(row));
        case Type::string:
            return statement.bind(parameter, values.string(row));
        case Type::offset:
            return statement.bind(parameter, rows.offset(index, row));
        case Type::row:
            return statement.bind(
                parameter, values.integer(row) + (column.target ? bases[*column.target] : 0));
        case Type::integer:
        case Type::document:
            return statement.bind(parameter, values.integer(row));
    }
}

}  // namespace

Inserts::Inserts(Database& database, const Plan& plan, std::int64_t covered_text)
    : database_(database),
      plan_(plan),
      covered_text_(covered_text),
      documents_(database.prepared("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      quarantine_(database.prepared("INSERT INTO quarantine VALUES (?, ?, ?, ?, ?, ?)")) {
    for (const TablePlan& layer : plan.layers) layers_.push_back(target(layer));
    for (const TablePlan& table : plan.tables) tables_.push_back(target(table));
}

Inserts::Target Inserts::target(const TablePlan& plan) {
    const std::size_t columns =
        1 + (plan.spans ? 3u : 0u) + (plan.covered ? 1u : 0u) + plan.columns.size();
    std::string marks = "?";
    for (std::size_t i = 1; i < columns; ++i) marks += ", ?";
    return {database_.prepared("INSERT INTO " + quoted(plan.name) + " VALUES (" + marks + ")")};
}

std::uint64_t Inserts::document(const WrittenDocument& document) {
    documents_.bind(1, static_cast<std::int64_t>(document.number()));
    documents_.bind(2, document.id());
    documents_.bind(3, document.source());
    documents_.bind(4, document.encoding());
    documents_.bind(5, document.encoding_confidence());
    documents_.bind(6, static_cast<std::int64_t>(document.replaced()));
    documents_.bind(7, document.text_hash());
    documents_.bind(8, static_cast<std::int64_t>(document.length()));
    documents_.bind(9, document.text());
    documents_.run();
    std::vector<std::int64_t> bases;
    for (const Target& layer : layers_) bases.push_back(static_cast<std::int64_t>(layer.rows) + 1);
    std::uint64_t count = 1;
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        const WrittenRows layer = document.layer(i);
        rows(plan_.layers[i], layers_[i], layer, &document, bases);
        count += layer.size();
    }
    return count;
}

void Inserts::table(std::size_t table, const WrittenRows& given) {
    // References count from a table's first row, whatever has come of it by now.
    rows(plan_.tables[table], tables_[table], given, nullptr,
         std::vector<std::int64_t>(tables_.size(), 1));
}

void Inserts::rows(const TablePlan& plan, Target& target, const WrittenRows& rows,
                   const WrittenDocument* document, const std::vector<std::int64_t>& bases) {
    Statement& insert = target.statement;
    for (std::uint64_t row = 0; row < rows.size(); ++row) {
        int parameter = 0;
        insert.bind(++parameter, static_cast<std::int64_t>(++target.rows));
        if (plan.spans) {
            const Span span = rows.code_points(row);
            insert.bind(++parameter, static_cast<std::int64_t>(document->number()));
            insert.bind(++parameter, static_cast<std::int64_t>(span.begin));
            insert.bind(++parameter, static_cast<std::int64_t>(span.end));
        }
        if (plan.covered) insert.bind(++parameter, covered(document->text(rows.span(row))));
        for (std::size_t i = 0; i < plan.columns.size(); ++i)
            bind(insert, ++parameter, plan.columns[i], rows, i, row, bases);
        insert.run();
    }
}

std::string_view Inserts::covered(std::string_view text) const {
    if (text.size() <= static_cast<std::uint64_t>(covered_text_)) return text;
    std::size_t end = 0;
    for (std::int64_t i = 0; i < covered_text_ && end < text.size(); ++i)
        end += code_point_at(text, end).size;
    return text.substr(0, end);
}

void Inserts::rejection(const Rejection& rejection) {
    quarantine_.bind(1, rejection.id);
    quarantine_.bind(2, rejection.source);
    quarantine_.bind(3, rejection.step);
    quarantine_.bind(4, rejection.code);
    quarantine_.bind(5, rejection.reason);
    if (rejection.offset)
        quarantine_.bind(6, static_cast<std::int64_t>(*rejection.offset));
    else
        quarantine_.bind_null(6);
    quarantine_.run();
}

void Inserts::run_values(std::string_view run_json) {
    // What differs from run to run is left out, so that the same run gives the same bytes.
    Statement insert = database_.prepared(
        "INSERT OR REPLACE INTO run SELECT replace(substr(fullkey, 3), '\"', ''), atom FROM "
        "json_tree(?) WHERE atom IS NOT NULL "
        "AND path NOT LIKE '$.seconds%' AND fullkey NOT IN ('$.threads', '$.memory')");
    insert.bind(1, run_json);
    insert.run();
}

}  // namespace palimpsest::sqlite
