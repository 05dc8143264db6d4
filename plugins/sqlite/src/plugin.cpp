#include <memory>

#include "database.hpp"
#include "inserts.hpp"
#include "palimpsest/draft/writer.hpp"
#include "search.hpp"
#include "tables.hpp"
#include "views.hpp"

namespace palimpsest::sqlite {
namespace {

constexpr const char* manual =
    "One file that `sqlite3`, DB Browser, DuckDB, pandas and most other programs open. Tables: "
    "`documents` with their text, one table a layer (its rows have `document`, `begin`, `end`, and "
    "refer to each other by `row`), one a corpus table, `quarantine` and `run`. `search` finds "
    "words in the texts, Chinese ones of any length. Views answer first questions: "
    "`years_per_work`, `documents_with_suspect_years`, `largest_clusters`, "
    "`copies_between_documents`. See docs/sql.md.";

/// Writes a run into one SQLite database.
class SqliteWriter {
  public:
    static Description description() {
        return {.id = "sqlite",
                .summary = "One SQLite database: tables, views, full-text search",
                .doc = manual,
                .options = {{.name = "full_text",
                             .type = OptionType::boolean,
                             .by_default = "true",
                             .doc = "Index the words of the texts, for `search`.",
                             .since = "0.1.0"},
                            {.name = "covered_text",
                             .by_default = "80",
                             .minimum = "0",
                             .maximum = "1000000",
                             .unit = "code points",
                             .doc = "How much of the text that a row covers is written with it; 0 "
                                    "for none.",
                             .since = "0.1.0"}}};
    }
    static constexpr Writes writes = Writes::file;

    explicit SqliteWriter(const Settings& settings)
        : full_text_(settings.boolean("full_text")),
          covered_text_(settings.integer("covered_text")) {}

    void begin(const RunSchema& schema, const Output& output) {
        schema_ = schema;
        plan_ = planned(schema_, covered_text_ > 0);
        database_ = std::make_unique<Database>(output.path());
        std::string sql = "BEGIN;\n" + fixed_tables();
        for (const auto* plans : {&plan_.layers, &plan_.tables})
            for (std::size_t i = 0; i < plans->size(); ++i) sql += table_statement(*plans, i);
        database_->run(sql);
        if (full_text_) {
            // In large pieces, merged at the end.
            database_->run(search_statements() +
                           "INSERT INTO search (search, rank) VALUES ('automerge', 0);"
                           "INSERT INTO search (search, rank) VALUES ('hashsize', 33554432);");
            search_ = std::make_unique<Statement>(
                database_->prepared("INSERT INTO search (rowid, text) VALUES (?, ?)"));
        }
        inserts_ = std::make_unique<Inserts>(*database_, plan_, covered_text_);
    }

    void render(const WrittenDocument& document, const Output& output) const {
        if (full_text_) output.keep(segmented(document.text()));
    }

    void document(const WrittenDocument& document, std::string_view kept, const Output& output) {
        output.count("rows", static_cast<std::int64_t>(inserts_->document(document)));
        if (!full_text_) return;
        search_->bind(1, static_cast<std::int64_t>(document.number()));
        search_->bind(2, kept);
        search_->run();
    }

    void table(std::size_t table, const WrittenRows& rows, const Output&) {
        inserts_->table(table, rows);
    }
    void rejection(const Rejection& rejection, const Output&) { inserts_->rejection(rejection); }

    void finish(const RunInfo& run, const Output& output) {
        inserts_->run_values(run.run_json);
        inserts_.reset();
        search_.reset();
        database_->stop_when([&output] { return output.cancelled(); });
        try {
            complete();
        } catch (const std::runtime_error&) {
            output.stop_if_cancelled();
            throw;
        }
        database_->stop_when({});
        database_->close();
    }

  private:
    void complete() {
        std::string sql;
        for (const auto* plans : {&plan_.layers, &plan_.tables})
            for (const TablePlan& plan : *plans) sql += index_statements(plan);
        if (full_text_) sql += "INSERT INTO search (search) VALUES ('optimize');";
        database_->run(sql + view_statements(schema_, plan_) +
                       "PRAGMA user_version = 1; ANALYZE; COMMIT;");
    }

    bool full_text_;
    std::int64_t covered_text_;
    RunSchema schema_;
    Plan plan_;
    // What a statement needs goes after it.
    std::unique_ptr<Database> database_;
    std::unique_ptr<Inserts> inserts_;
    std::unique_ptr<Statement> search_;
};

}  // namespace
}  // namespace palimpsest::sqlite

PALIMPSEST_WRITER_PLUGIN(palimpsest::sqlite::SqliteWriter);
