#include "tables.hpp"

#include <algorithm>
#include <set>

#include "database.hpp"

namespace palimpsest::sqlite {
namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

/// Names that SQLite, which does not tell cases apart, can tell apart.
class Names {
  public:
    explicit Names(std::initializer_list<const char*> taken) : taken_(taken.begin(), taken.end()) {}

    std::string fresh(std::string_view wanted) {
        std::string name(wanted);
        std::replace(name.begin(), name.end(), '.', '_');
        if (name.empty() || lower(name).starts_with("sqlite_")) name = "_" + name;
        while (!taken_.insert(lower(name)).second) name += '_';
        return name;
    }

  private:
    std::set<std::string> taken_;
};

const char* sql_type(Type type) {
    switch (type) {
        case Type::number:
            return "REAL";
        case Type::string:
            return "TEXT";
        default:
            return "INTEGER";
    }
}

/// A line of comment behind a column, where `.schema` shows it.
std::string comment(std::string_view doc) {
    if (doc.empty()) return "";
    std::string text(doc);
    for (char& c : text)
        if (c >= 0 && c < ' ') c = ' ';
    return "  -- " + text;
}

std::vector<TablePlan> planned_tables(const std::vector<Layer>& layers, bool covered_text,
                                      Names& names) {
    std::vector<TablePlan> plans;
    for (const Layer& layer : layers) {
        TablePlan& plan = plans.emplace_back();
        plan.name = names.fresh(layer.name);
        plan.doc = layer.doc;
        plan.spans = !layer.table;
        plan.covered = plan.spans && covered_text && !column_index(layer, "text");
        Names columns{"row"};
        if (plan.spans) columns = Names{"row", "document", "begin", "end"};
        if (plan.covered) columns = Names{"row", "document", "begin", "end", "text"};
        for (const Column& column : layer.columns) {
            ColumnPlan& added = plan.columns.emplace_back();
            added.name = columns.fresh(column.name);
            added.type = column.type;
            added.nullable = column.nullable;
            added.doc = column.doc;
            if (column.type == Type::row) added.target = RunSchema::find(layers, column.target);
        }
    }
    return plans;
}

struct Line {
    std::string definition;
    std::string doc;
};

std::string create_table(const std::string& name, std::string_view doc,
                         const std::vector<Line>& lines) {
    std::string sql = "CREATE TABLE " + quoted(name) + " (" + comment(doc) + "\n";
    for (std::size_t i = 0; i < lines.size(); ++i)
        sql += "    " + lines[i].definition + (i + 1 < lines.size() ? "," : "") +
               comment(lines[i].doc) + "\n";
    return sql + ");\n";
}

std::string reference(const ColumnPlan& column, const std::vector<TablePlan>& plans) {
    if (column.type == Type::document) return " REFERENCES documents";
    if (column.target) return " REFERENCES " + quoted(plans[*column.target].name);
    return "";
}

}  // namespace

std::string TablePlan::column(const Layer& layer, std::string_view declared) const {
    const auto index = column_index(layer, declared);
    return index ? columns[*index].name : "";
}

Plan planned(const RunSchema& schema, bool covered_text) {
    Names names{"documents",
                "quarantine",
                "run",
                "search",
                "search_words",
                "search_hits",
                "search_data",
                "search_idx",
                "search_docsize",
                "search_config",
                "search_content",
                "years_per_work",
                "largest_clusters",
                "copies_between_documents",
                "documents_with_suspect_years",
                "values_of_slots",
                "most_frequent_boilerplate"};
    Plan plan;
    plan.layers = planned_tables(schema.layers, covered_text, names);
    plan.tables = planned_tables(schema.tables, false, names);
    return plan;
}

std::string fixed_tables() {
    return create_table(
               "documents", "the documents of the run, in the reader's order",
               {{"document INTEGER PRIMARY KEY", "what other tables call it"},
                {"id TEXT NOT NULL UNIQUE", "path below the reader's folder"},
                {"source TEXT NOT NULL", "where it was read"},
                {"encoding TEXT NOT NULL", "what it was decoded from"},
                {"encoding_confidence REAL NOT NULL", "0 to 1; 1 unless it was guessed"},
                {"replaced INTEGER NOT NULL", "ill-formed sequences that became U+FFFD"},
                {"text_hash TEXT NOT NULL", "documents of the same text have the same"},
                {"length INTEGER NOT NULL", "in code points, as all positions"},
                {"text TEXT NOT NULL", "substr(text, begin + 1, \"end\" - begin) is a span"}}) +
           create_table("quarantine", "documents that could not be read or analyzed",
                        {{"id TEXT NOT NULL", ""},
                         {"source TEXT NOT NULL", ""},
                         {"step TEXT NOT NULL", "read, or the step that failed"},
                         {"code TEXT NOT NULL", "see docs/errors.md"},
                         {"reason TEXT NOT NULL", ""},
                         {"offset INTEGER", "byte of the file; NULL: no one place"}}) +
           create_table("run", "what run.json says, but for timings: a row a value",
                        {{"name TEXT PRIMARY KEY", "counts.documents, pipeline.resolved, ..."},
                         {"value", ""}});
}

std::string table_statement(const std::vector<TablePlan>& plans, std::size_t index) {
    const TablePlan& plan = plans[index];
    std::vector<Line> lines{{"\"row\" INTEGER PRIMARY KEY", ""}};
    if (plan.spans) {
        lines.push_back({"document INTEGER NOT NULL REFERENCES documents", ""});
        lines.push_back({"\"begin\" INTEGER NOT NULL", ""});
        lines.push_back({"\"end\" INTEGER NOT NULL", ""});
    }
    if (plan.covered) lines.push_back({"text TEXT NOT NULL", "what stands there, cut short"});
    for (const ColumnPlan& column : plan.columns)
        lines.push_back({quoted(column.name) + " " + sql_type(column.type) +
                             (column.nullable ? "" : " NOT NULL") + reference(column, plans),
                         column.doc});
    return create_table(plan.name, plan.doc, lines);
}

std::string index_statements(const TablePlan& plan) {
    const auto statement = [&](const std::string& suffix, const std::string& columns) {
        return "CREATE INDEX " + quoted(plan.name + "_by_" + suffix) + " ON " + quoted(plan.name) +
               " (" + columns + ");\n";
    };
    std::string sql;
    if (plan.spans) sql += statement("document", "document, \"begin\"");
    for (const ColumnPlan& column : plan.columns)
        if (column.type == Type::document || column.target)
            sql += statement(column.name + (plan.spans && column.name == "document" ? "_" : ""),
                             quoted(column.name));
    return sql;
}

}  // namespace palimpsest::sqlite
