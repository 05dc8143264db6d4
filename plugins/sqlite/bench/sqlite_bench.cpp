// How many rows a second reach the database: layers like those of a report, with all that is done
// at the end (indexes, statistics) and, where the argument is 1, the index of the words.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "../src/database.hpp"
#include "../src/inserts.hpp"
#include "../src/search.hpp"
#include "../src/tables.hpp"
#include "palimpsest/sdk/column_buffer.hpp"

namespace palimpsest::sqlite {
namespace {

constexpr std::int64_t document_count = 300;
constexpr std::int64_t years_count = 200;
constexpr std::int64_t sections_count = 150;

/// The rows of a layer, and the code points behind its offsets.
struct BenchRows {
    std::vector<detail::ColumnBuffer> buffers;
    std::vector<plm_column> columns;
    std::vector<const plm_column*> pointers;
    std::vector<std::int64_t> begins, ends;
    std::vector<const std::int64_t*> code_points;
    plm_written_rows rows{};

    void finish() {
        for (const detail::ColumnBuffer& buffer : buffers) columns.push_back(buffer.column());
        for (const plm_column& column : columns) pointers.push_back(&column);
        code_points.assign(columns.size(), nullptr);
        code_points[0] = begins.data();
        code_points[1] = ends.data();
        rows = {sizeof rows, columns[0].length, pointers.size(), pointers.data(),
                code_points.data()};
    }
    void span(std::int64_t begin, std::int64_t end) {
        buffers[0].put(begin * 3);
        buffers[1].put(end * 3);
        begins.push_back(begin);
        ends.push_back(end);
    }
};

RunSchema bench_schema() {
    return {{{.name = "years",
              .columns = {{"edtf", Type::string, true},
                          {"kind", Type::string},
                          {"resolved", Type::string, true},
                          {"confidence", Type::number},
                          {"suspect", Type::boolean}}},
             {.name = "sections",
              .columns = {{"level", Type::integer}, {"parent", Type::row, true, "sections"}}}},
            {}};
}

class BenchDocument {
  public:
    BenchDocument() {
        for (int i = 0; i < 6000; ++i) text_ += i % 9 == 0 ? "，" : i % 2 == 0 ? "工" : "程";
        for (const Type type : {Type::offset, Type::offset, Type::string, Type::string,
                                Type::string, Type::number, Type::boolean})
            years_.buffers.emplace_back(type);
        for (std::int64_t i = 0; i < years_count; ++i) {
            years_.span(i * 20, i * 20 + 5);
            years_.buffers[2].put("2021");
            years_.buffers[3].put("explicit");
            years_.buffers[4].put("2021");
            years_.buffers[5].put(0.99);
            years_.buffers[6].put(i % 40 == 0);
        }
        for (const Type type : {Type::offset, Type::offset, Type::integer, Type::row})
            sections_.buffers.emplace_back(type);
        for (std::int64_t i = 0; i < sections_count; ++i) {
            sections_.span(i * 30, i * 30 + 30);
            sections_.buffers[2].put(1 + i % 3);
            if (i % 3 == 0)
                sections_.buffers[3].put(std::nullopt);
            else
                sections_.buffers[3].put(i - i % 3);
        }
        years_.finish();
        sections_.finish();
    }
    WrittenDocument numbered(std::uint64_t number) {
        id_ = "towns/" + std::to_string(number) + ".txt";
        document_ = {sizeof document_, number, as_plm(id_), as_plm(text_)};
        written_ = {sizeof written_,
                    &document_,
                    as_plm(id_),
                    as_plm("GB18030"),
                    0.9,
                    0,
                    as_plm("xxh3-128:99aa06d3014798d86001c324468d497f"),
                    6000,
                    layers_,
                    2};
        return WrittenDocument(&written_);
    }
    std::string_view text() const { return text_; }

  private:
    std::string text_;
    BenchRows years_, sections_;
    const plm_written_rows* layers_[2] = {&years_.rows, &sections_.rows};
    std::string id_;
    plm_document document_{};
    plm_written_document written_{};
};

void rows(benchmark::State& state) {
    const std::filesystem::path file = std::filesystem::temp_directory_path() / "sqlite_bench.db";
    const RunSchema schema = bench_schema();
    const Plan plan = planned(schema, true);
    BenchDocument document;
    std::uint64_t rows = 0;
    for (auto _ : state) {
        std::ofstream(file, std::ios::trunc).close();
        Database database(file.string());
        std::string sql = "BEGIN;" + fixed_tables() + search_statements();
        std::string end;
        for (std::size_t i = 0; i < plan.layers.size(); ++i) {
            sql += table_statement(plan.layers, i);
            end += index_statements(plan.layers[i]);
        }
        database.run(sql);
        {
            Inserts inserts(database, plan, 80);
            Statement index = database.prepared("INSERT INTO search (rowid, text) VALUES (?, ?)");
            for (std::int64_t i = 0; i < document_count; ++i) {
                rows += inserts.document(document.numbered(static_cast<std::uint64_t>(i)));
                if (state.range(0) == 0) continue;
                const std::string words = segmented(document.text());
                index.bind(1, i);
                index.bind(2, words);
                index.run();
            }
        }
        database.run(end + "ANALYZE; COMMIT;");
        database.close();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(rows));
    std::filesystem::remove(file);
}
BENCHMARK(rows)->Unit(benchmark::kMillisecond)->Arg(0)->Arg(1);

}  // namespace
}  // namespace palimpsest::sqlite
