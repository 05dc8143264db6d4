#include <gtest/gtest.h>

#include "../src/lines.hpp"
#include "sdk/tests/table_of.hpp"
#include "test_schema.hpp"

namespace palimpsest::jsonl {
namespace {

TEST(TableLines, AreALineARowWithItsChildren) {
    const RunSchema schema{{},
                           {table("clusters", {column("cluster", Type::string),
                                               column("medoid.document", Type::document),
                                               column("medoid.begin", Type::offset)}),
                            table("cluster_members",
                                  {column("cluster", Type::row), column("document", Type::document),
                                   column("similarity", Type::number)},
                                  "clusters", "members")}};
    TableOf clusters, members;
    clusters.strings({"c1", "c2"}).integers(Type::document, {1, 0}).offsets({3, 4});
    members.integers(Type::row, {1, 0, 1}).integers(Type::document, {0, 1, 2});
    members.fractions({1, 0.5, 0.25});
    const std::vector<WrittenRows> tables{clusters.table(), members.table()};
    const Lines lines(schema, 80);
    EXPECT_EQ(lines.own_tables(), std::vector<std::size_t>{0});
    std::string out;
    lines.table(0, tables, &test_id, out, [] {});
    EXPECT_EQ(out, R"({"cluster":"c1","medoid":{"document":"doc1","begin":3},"members":[)"
                   R"({"document":"doc1","similarity":0.5}]})"
                   "\n"
                   R"({"cluster":"c2","medoid":{"document":"doc0","begin":4},"members":[)"
                   R"({"document":"doc0","similarity":1.0},{"document":"doc2","similarity":0.25}]})"
                   "\n");
}

TEST(TableLines, AreNoneWithoutRows) {
    TableOf rows;
    rows.strings({});
    const std::vector<WrittenRows> tables{rows.table()};
    std::string out;
    Lines({{}, {table("words", {column("word", Type::string)})}}, 80)
        .table(0, tables, &test_id, out, [] {});
    EXPECT_EQ(out, "");
}

TEST(TableLines, AreTakenOutWhenTheyAreMany) {
    TableOf rows;
    rows.strings(std::vector<std::string>(30, std::string(100'000, 'x')));
    const std::vector<WrittenRows> tables{rows.table()};
    const Lines lines({{}, {table("words", {column("word", Type::string)})}}, 80);
    std::string whole, out, joined;
    lines.table(0, tables, &test_id, whole, [] {});
    int times = 0;
    lines.table(0, tables, &test_id, out, [&] {
        EXPECT_LT(out.size(), 2'000'000u);
        ++times;
        joined += out;
        out.clear();
    });
    EXPECT_GE(times, 2);
    EXPECT_TRUE(joined + out == whole);
}

TEST(TableFiles, AreNamedAfterTheTables) {
    const RunSchema schema{{},
                           {table("clusters", {}), table("members", {}, "clusters", "members"),
                            table("pairs", {}, "", "copies")}};
    EXPECT_EQ(table_files(schema), (std::vector<std::string>{"clusters.jsonl", "copies.jsonl"}));
}

}  // namespace
}  // namespace palimpsest::jsonl
