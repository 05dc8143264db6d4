// The views for the questions that are asked first.
#include "../src/views.hpp"

#include <gtest/gtest.h>

#include "../src/database.hpp"

namespace palimpsest::sqlite {
namespace {

RunSchema whole_schema() {
    return {{{.name = "works", .columns = {{"title", Type::string, true}}},
             {.name = "years",
              .columns = {{"edtf", Type::string, true},
                          {"resolved", Type::string, true},
                          {"suspect", Type::boolean},
                          {"plausible", Type::string, true}}}},
            {{.name = "clusters",
              .columns = {{"cluster", Type::string},
                          {"unit", Type::string},
                          {"medoid.document", Type::document},
                          {"medoid.begin", Type::offset},
                          {"medoid.end", Type::offset}},
              .table = true},
             {.name = "cluster_members",
              .columns = {{"parent", Type::row, false, "clusters"}, {"document", Type::document}},
              .table = true},
             {.name = "copy_edges",
              .columns = {{"unit", Type::string},
                          {"similarity", Type::number},
                          {"a.document", Type::document},
                          {"a.begin", Type::offset},
                          {"a.end", Type::offset},
                          {"b.document", Type::document}},
              .table = true},
             {.name = "templates",
              .columns = {{"cluster", Type::string}, {"unit", Type::string}},
              .table = true},
             {.name = "template_slots",
              .columns = {{"parent", Type::row, false, "templates"}, {"kind", Type::string}},
              .table = true},
             {.name = "slot_values",
              .columns = {{"parent", Type::row, false, "template_slots"},
                          {"member", Type::integer},
                          {"document", Type::document},
                          {"begin", Type::offset, true},
                          {"end", Type::offset, true},
                          {"text", Type::string, true}},
              .table = true},
             {.name = "boilerplate",
              .columns = {{"document", Type::document},
                          {"begin", Type::offset},
                          {"end", Type::offset},
                          {"documents", Type::integer},
                          {"places", Type::integer}},
              .table = true}}};
}

class Views : public testing::Test {
  protected:
    Views() {
        const RunSchema schema = whole_schema();
        const Plan plan = planned(schema, false);
        std::string sql = fixed_tables();
        for (const auto* plans : {&plan.layers, &plan.tables})
            for (std::size_t i = 0; i < plans->size(); ++i) sql += table_statement(*plans, i);
        database_.run(sql + view_statements(schema, plan) + R"(
            INSERT INTO documents VALUES (0, 'a', '', '', 1, 0, '', 40, '二〇二三年与2024年的两项工作');
            INSERT INTO documents VALUES (2, 'b', '', '', 1, 0, '', 40, '2024年的工作');
            INSERT INTO works VALUES (1, 0, 0, 10, '甲'), (2, 0, 10, 40, NULL), (3, 2, 0, 40, '乙');
            INSERT INTO years VALUES (1, 0, 0, 5, '2023', NULL, 0, NULL),
                                     (2, 0, 6, 11, '2024', '2024', 1, '2022'),
                                     (3, 2, 0, 5, '2024', '2021-11', 1, '2021'),
                                     (4, 2, 0, 5, NULL, NULL, 0, NULL);
            INSERT INTO clusters VALUES (1, 'c1', 'section', 0, 6, 9), (2, 'c2', 'section', 2, 0, 5);
            INSERT INTO cluster_members VALUES (1, 1, 0), (2, 2, 0), (3, 2, 0), (4, 2, 2);
            INSERT INTO copy_edges VALUES (1, 'section', 0.9, 2, 0, 5, 0),
                                          (2, 'section', 0.8, 0, 0, 3, 2),
                                          (3, 'document', 0.5, 0, 0, 9, 2);
            INSERT INTO templates VALUES (1, 'c1', 'section'), (2, 'c2', 'section');
            INSERT INTO template_slots VALUES (1, 1, 'year'), (2, 1, 'free'), (3, 2, 'place');
            INSERT INTO slot_values VALUES (1, 1, 0, 0, 6, 11, '2024年'), (2, 1, 1, 2, 0, 5, '2024年'),
                                           (3, 2, 0, 0, 12, 12, ''), (4, 2, 1, 2, NULL, NULL, NULL),
                                           (5, 3, 0, 0, 0, 1, '甲');
            INSERT INTO boilerplate VALUES (1, 2, 6, 8, 60, 61), (2, 0, 12, 17, 80, 90);)");
    }

    std::string all(const std::string& sql, int columns) {
        Statement select = database_.prepared(sql);
        std::string text;
        while (select.next()) {
            for (int i = 0; i < columns; ++i) text += (i == 0 ? "" : "|") + select.text(i);
            text += "\n";
        }
        return text;
    }

    Database database_{":memory:"};
};

TEST_F(Views, YearsPerWork) {
    EXPECT_EQ(all("SELECT * FROM years_per_work", 6),
              "a|1|甲|2023|1|0\n"
              "b|3|乙|2021|1|1\n");
}

TEST_F(Views, DocumentsWithSuspectYears) {
    EXPECT_EQ(all("SELECT * FROM documents_with_suspect_years", 5),
              "a|2|1|2024年|2022\n"
              "b|2|1|2024年|2021\n");
}

TEST_F(Views, LargestClusters) {
    EXPECT_EQ(all("SELECT * FROM largest_clusters", 6),
              "c2|section|3|2|b|2024年\n"
              "c1|section|1|1|a|202\n");
}

TEST_F(Views, CopiesBetweenDocuments) {
    EXPECT_EQ(all("SELECT * FROM copies_between_documents", 6),
              "a|b|document|1|0.5|9\n"
              "a|b|section|2|0.9|8\n");
}

TEST_F(Views, ValuesOfSlots) {
    EXPECT_EQ(all("SELECT * FROM values_of_slots ORDER BY cluster, slot, member", 9),
              "c1|section|1|year|0|a|2024年|6|11\n"
              "c1|section|1|year|1|b|2024年|0|5\n"
              "c1|section|2|free|0|a||12|12\n"
              "c1|section|2|free|1|b|NULL|NULL|NULL\n"
              "c2|section|1|place|0|a|甲|0|1\n");
}

TEST_F(Views, MostFrequentBoilerplate) {
    EXPECT_EQ(all("SELECT * FROM most_frequent_boilerplate", 6),
              "两项工作|80|90|a|12|17\n"
              "工作|60|61|b|6|8\n");
}

TEST(ViewStatements, NeedTheirLayersAndColumns) {
    RunSchema schema = whole_schema();
    EXPECT_EQ(view_statements({}, {}), "");
    schema.layers[1].columns.pop_back();
    const std::string sql = view_statements(schema, planned(schema, false));
    EXPECT_EQ(sql.find("documents_with_suspect_years"), std::string::npos);
    EXPECT_NE(sql.find("years_per_work"), std::string::npos);
}

}  // namespace
}  // namespace palimpsest::sqlite
