// Tables of a schema, whatever its names are.
#include "../src/tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../src/database.hpp"

namespace palimpsest::sqlite {
namespace {

using testing::HasSubstr;

std::string created(const RunSchema& schema, Database& database, bool covered = true) {
    const Plan plan = planned(schema, covered);
    std::string sql;
    for (const auto* plans : {&plan.layers, &plan.tables}) {
        for (std::size_t i = 0; i < plans->size(); ++i) sql += table_statement(*plans, i);
        for (const TablePlan& table : *plans) sql += index_statements(table);
    }
    database.run(fixed_tables() + sql);
    return sql;
}

TEST(Tables, AreNamedAsTheirLayers) {
    const RunSchema schema{
        {{.name = "years", .columns = {{"edtf", Type::string, true, "", "what it says"}}},
         {.name = "year_evidence",
          .columns = {{"parent", Type::row, false, "years"}, {"term", Type::string}},
          .parent = "years",
          .field = "evidence"}},
        {{.name = "edges",
          .columns = {{"a.document", Type::document},
                      {"a.begin", Type::offset, true, "a.document"}},
          .table = true}}};
    Database database(":memory:");
    EXPECT_EQ(created(schema, database), R"(CREATE TABLE "years" (
    "row" INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents,
    "begin" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,  -- what stands there, cut short
    "edtf" TEXT  -- what it says
);
CREATE TABLE "year_evidence" (
    "row" INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents,
    "begin" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,  -- what stands there, cut short
    "parent" INTEGER NOT NULL REFERENCES "years",
    "term" TEXT NOT NULL
);
CREATE INDEX "years_by_document" ON "years" (document, "begin");
CREATE INDEX "year_evidence_by_document" ON "year_evidence" (document, "begin");
CREATE INDEX "year_evidence_by_parent" ON "year_evidence" ("parent");
CREATE TABLE "edges" (
    "row" INTEGER PRIMARY KEY,
    "a_document" INTEGER NOT NULL REFERENCES documents,
    "a_begin" INTEGER
);
CREATE INDEX "edges_by_a_document" ON "edges" ("a_document");
)");
}

TEST(Tables, TakeNamesThatAreTakenOrKeywords) {
    const std::vector<Column> columns = {
        {"select"}, {"document", Type::document}, {"row", Type::row, false, "order"}, {"a.b"},
        {"a_b"},    {"text", Type::string}};
    const RunSchema schema{{{.name = "order", .columns = columns},
                            {.name = "documents", .columns = columns},
                            {.name = "sqlite_master", .columns = columns},
                            {.name = "search_hits"},
                            {.name = "run"}},
                           {{.name = "order", .columns = columns, .table = true},
                            {.name = "years_per_work", .table = true}}};
    Database database(":memory:");
    const std::string sql = created(schema, database);
    for (const char* name : {"\"order\"", "\"documents_\"", "\"_sqlite_master\"", "\"order_\"",
                             "\"search_hits_\"", "\"run_\"", "\"years_per_work_\"", "\"select\"",
                             "\"document_\" INTEGER NOT NULL REFERENCES documents", "\"row_\"",
                             "\"a_b\"", "\"a_b_\"", "\"text\" TEXT"})
        EXPECT_THAT(sql, HasSubstr(name));
}

TEST(Names, AreQuotedWhateverIsInThem) {
    EXPECT_EQ(quoted("a\"b"), "\"a\"\"b\"");
    EXPECT_EQ(literal("it's"), "'it''s'");
    EXPECT_EQ(quoted(std::string_view("a\0b", 3)), "\"ab\"");
}

TEST(Statement, KeepsWhatItIsGiven) {
    Database database(":memory:");
    database.run("CREATE TABLE t (a, b, c)");
    Statement insert = database.prepared("INSERT INTO t VALUES (?, ?, ?)");
    insert.bind(1, std::string_view("x'); DROP TABLE t; --"));
    insert.bind(2, std::string_view("nul:\0:", 6));
    insert.bind(3, std::string_view());
    insert.run();
    insert.run();  // What was bound is forgotten.
    Statement select = database.prepared("SELECT a, b, length(b), c, typeof(c) FROM t");
    ASSERT_TRUE(select.next());
    EXPECT_EQ(select.text(0), "x'); DROP TABLE t; --");
    EXPECT_EQ(select.text(1), "nul:\u2400:");
    EXPECT_EQ(select.integer(2), 6);
    EXPECT_EQ(select.text(3), "");
    EXPECT_EQ(select.text(4), "text");
    ASSERT_TRUE(select.next());
    EXPECT_EQ(select.text(4), "null");
    EXPECT_FALSE(select.next());
}

TEST(Database, SaysWhatIsWrongAndStopsWhenAsked) {
    Database database(":memory:");
    try {
        database.run("SELECT * FROM nowhere");
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_THAT(error.what(), HasSubstr("the database cannot be written: no such table"));
    }
    database.stop_when([] { return true; });
    EXPECT_ANY_THROW(
        database.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                     "LIMIT 100000000) SELECT sum(i) FROM n"));
}

}  // namespace
}  // namespace palimpsest::sqlite
