#include "../src/tables.hpp"

#include <gmock/gmock.h>

#include "sdk/tests/table_of.hpp"

namespace palimpsest::report {
namespace {

RunSchema table_schema() {
    RunSchema run;
    run.tables = {
        {.name = "clusters",
         .columns = {{"cluster", Type::string},
                     {"medoid.document", Type::document},
                     {"medoid.begin", Type::offset, false, "medoid.document"}},
         .table = true},
        {.name = "cluster_members",
         .columns = {{"parent", Type::row, false, "clusters"}, {"similarity", Type::number}},
         .table = true,
         .parent = "clusters",
         .field = "members"},
        {.name = "cluster_lineage",
         .columns = {{"parent", Type::row, false, "clusters"}, {"to"}},
         .table = true,
         .parent = "clusters",
         .field = "lineage"},
        {.name = "templates", .columns = {{"cluster", Type::string}}, .table = true},
        {.name = "template_slots",
         .columns = {{"parent", Type::row, false, "templates"}, {"begin"}},
         .table = true,
         .parent = "templates",
         .field = "slots"},
        {.name = "copy_edges",
         .columns = {{"cluster", Type::string, true},
                     {"a.begin", Type::offset},
                     {"a.end", Type::offset}},
         .table = true,
         .field = "copies"},
    };
    return run;
}

std::string_view table_name(std::int64_t number) { return number == 0 ? "a\"b" : "中"; }

Tables filled(std::uint64_t bytes) {
    Tables tables(table_schema(), bytes);
    TableOf clusters;
    clusters.strings({"x", "y"}).integers(Type::document, {0, 1}).integers(Type::offset, {3, 4});
    tables.add(0, clusters.table(), table_name);
    TableOf first;
    first.integers(Type::row, {1, 1}).fractions({0.5, 1});
    tables.add(1, first.table(), table_name);
    TableOf second;
    second.integers(Type::row, {0, 7}).fractions({0.25, 0});
    tables.add(1, second.table(), table_name);
    TableOf edges;
    edges.strings({"x", ""}, {1}).integers(Type::offset, {0, 0}).integers(Type::offset, {5, 9});
    tables.add(5, edges.table(), table_name);
    TableOf lineage;
    lineage.integers(Type::row, {0}).integers(Type::integer, {2});
    tables.add(2, lineage.table(), table_name);
    TableOf templates;
    templates.strings({"y"});
    tables.add(3, templates.table(), table_name);
    TableOf slots;
    slots.integers(Type::row, {0}).integers(Type::integer, {3});
    tables.add(4, slots.table(), table_name);
    return tables;
}

/// All blocks, each with its id.
std::string shown(const Tables& tables, std::size_t most) {
    std::string all;
    for (const Tables::Block& block : tables.blocks(most, 1))
        all += block.id + ' ' + block.json + '\n';
    return all;
}

TEST(Tables, ChildrenStandInTheRowsOfTheirParents) {
    EXPECT_EQ(shown(filled(1000000), 10),
              R"(table-clusters [{"cluster":"x","medoid":{"document":"a\"b","begin":3},)"
              R"("members":[{"similarity":0.25}]},)"
              R"({"cluster":"y","medoid":{"document":"中","begin":4},)"
              R"("members":[{"similarity":0.5},{"similarity":1.0}]}])"
              "\n"
              R"(clusters-0 [{"lineage":[{"to":2}]}])"
              "\n"
              R"(clusters-1 [{"lineage":[],"template":{"cluster":"y","slots":[{"begin":3}]}}])"
              "\n"
              R"(table-copies [{"cluster":"x","a":{"begin":0,"end":5}},)"
              R"({"cluster":null,"a":{"begin":0,"end":9}}])"
              "\n");
}

TEST(Tables, WhereThereIsNoRoomThoseWithMostChildrenStayAndTheLongest) {
    EXPECT_EQ(shown(filled(1000000), 1),
              R"(table-clusters [{"cluster":"y","medoid":{"document":"中","begin":4},)"
              R"("members":[{"similarity":0.5},{"similarity":1.0}]}])"
              "\n"
              R"(clusters-0 [{"lineage":[],"template":{"cluster":"y","slots":[{"begin":3}]}}])"
              "\n"
              R"(table-copies [{"cluster":null,"a":{"begin":0,"end":9}}])"
              "\n");
}

TEST(Tables, RowsThatAreNotHeldAreCounted) {
    const Tables tables = filled(1);
    JsonBuffer buffer;
    Json json(buffer);
    json.StartObject();
    tables.write_totals(json);
    json.EndObject();
    EXPECT_EQ(written(buffer), R"({"clusters":2,"templates":1,"copies":2})");
    EXPECT_THAT(shown(tables, 10), testing::Not(testing::HasSubstr(R"("y")")));
}

TEST(Tables, NumbersThatAreCalledBeginAndEndAreNoOffsets) {
    RunSchema run;
    run.tables = {{.name = "slots", .columns = {{"begin"}, {"end"}}, .table = true}};
    Tables tables(run, 1000);
    TableOf slots;
    slots.integers(Type::integer, {3}).integers(Type::integer, {7});
    tables.add(0, slots.table(), table_name);
    EXPECT_EQ(shown(tables, 1), "table-slots [{\"begin\":3,\"end\":7}]\n");
}

}  // namespace
}  // namespace palimpsest::report
