// Any text as the names of a schema, as a text to search, and as a word to look for.
#include <cstdint>
#include <cstdlib>
#include <stdexcept>

#include "../src/database.hpp"
#include "../src/search.hpp"
#include "../src/tables.hpp"

namespace {

using namespace palimpsest;

/// Only what the host hands on is UTF-8: other bytes stand for a character here.
std::string valid(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes)
        (byte & '\x80') == 0 ? text.append(1, byte) : text.append("\u5E74");
    return text;
}

void try_names(const std::string& name) {
    const RunSchema schema{{{.name = name, .columns = {{name}, {name + "."}}, .doc = name},
                            {.name = name, .columns = {{"row"}, {name, Type::row, true, name}}}},
                           {{.name = name, .columns = {{name}}, .table = true}}};
    const sqlite::Plan plan = sqlite::planned(schema, true);
    std::string sql = sqlite::fixed_tables();
    for (const auto* plans : {&plan.layers, &plan.tables}) {
        for (std::size_t i = 0; i < plans->size(); ++i) sql += sqlite::table_statement(*plans, i);
        for (const sqlite::TablePlan& table : *plans) sql += sqlite::index_statements(table);
    }
    sqlite::Database(":memory:").run(sql);
}

void try_search(const std::string& text) {
    sqlite::Database database(":memory:");
    database.run(sqlite::fixed_tables() + sqlite::search_statements());
    sqlite::Statement index = database.prepared("INSERT INTO search (rowid, text) VALUES (1, ?)");
    const std::string words = sqlite::segmented(text);
    index.bind(1, words);
    index.run();
    sqlite::Statement look = database.prepared("INSERT INTO search_words (word) VALUES (?)");
    look.bind(1, text);
    try {
        look.run();
    } catch (const std::runtime_error&) {
        return;  // Too long, or empty.
    }
    sqlite::Statement hits = database.prepared("SELECT count(*) FROM search_hits");
    if (!hits.next()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = valid({reinterpret_cast<const char*>(data), size});
    try_names(text);
    try_search(text);
    return 0;
}
