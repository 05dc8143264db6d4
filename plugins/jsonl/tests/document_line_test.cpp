#include <gtest/gtest.h>

#include "../src/lines.hpp"
#include "sdk/tests/table_of.hpp"
#include "test_schema.hpp"

namespace palimpsest::jsonl {
namespace {

/// A document of twelve code points of three bytes each.
std::string line_of(const RunSchema& schema, std::vector<TableOf*> layers,
                    std::int64_t covered_text = 0) {
    std::vector<const plm_written_rows*> rows;
    for (TableOf* layer : layers) rows.push_back(layer == nullptr ? nullptr : layer->raw());
    const plm_document document{sizeof document, 7, as_plm("a/\"b\".txt"),
                                as_plm("一二三四五六七八九十百千")};
    const plm_written_document written{
        sizeof written,       &document, as_plm("in/a.txt"), as_plm("GB18030"), 0.75, 2,
        as_plm("xxh3-128:0"), 12,        rows.data(),        rows.size()};
    std::string out;
    Lines(schema, covered_text).document(WrittenDocument(&written), &test_id, out);
    return out;
}

std::string layers_json(const std::vector<Layer>& layers, std::vector<TableOf*> rows,
                        std::int64_t covered_text = 0) {
    const std::string line = line_of({layers, {}}, std::move(rows), covered_text);
    const std::size_t begin = line.find("\"layers\":") + 9;
    return line.substr(begin, line.size() - begin - 2);
}

TEST(DocumentLine, IsOneLine) {
    EXPECT_EQ(line_of({}, {}),
              R"({"id":"a/\"b\".txt","source":"in/a.txt","encoding":"GB18030",)"
              R"("encoding_confidence":0.75,"replaced":2,"text_hash":"xxh3-128:0","length":12,)"
              R"("unit":"codepoint","layers":{}})"
              "\n");
}

TEST(DocumentLine, RowsInCodePointsWithTheTextBelow) {
    const std::vector<Layer> schema{layer("headings", {column("level", Type::integer)})};
    TableOf rows;
    rows.offsets({0, 3, 5}).offsets({2, 12, 5}).integers(Type::integer, {1, 0, 3}, {0b101});
    EXPECT_EQ(layers_json(schema, {&rows}, 4),
              R"({"headings":[{"begin":0,"end":2,"text":"一二","level":1},)"
              R"({"begin":3,"end":12,"text":"四五六七","level":null},)"
              R"({"begin":5,"end":5,"text":"","level":3}]})");
    EXPECT_EQ(layers_json(schema, {&rows}, 0),
              R"({"headings":[{"begin":0,"end":2,"level":1},{"begin":3,"end":12,"level":null},)"
              R"({"begin":5,"end":5,"level":3}]})");
}

TEST(DocumentLine, LayersKeepTheirOrderAndMayBeEmpty) {
    const std::vector<Layer> schema{layer("z", {}), layer("a", {}), layer("m", {})};
    TableOf one, none;
    one.offsets({1}).offsets({2});
    none.offsets({}).offsets({});
    EXPECT_EQ(layers_json(schema, {&one, nullptr, &none}),
              R"({"z":[{"begin":1,"end":2}],"a":[],"m":[]})");
}

TEST(DocumentLine, EveryTypeOfColumn) {
    const std::vector<Layer> schema{
        layer("l", {column("b", Type::boolean), column("i", Type::integer),
                    column("f", Type::number), column("s", Type::string), column("o", Type::offset),
                    column("r", Type::row), column("d", Type::document)})};
    TableOf rows;
    rows.offsets({0, 1})
        .offsets({1, 2})
        .booleans(2, {1}, {1})
        .integers(Type::integer, {-5, 0}, {1});
    rows.fractions({0.5, 0}, {1}).strings({"x\n", ""}, {1}).offsets({9, 0}, {1});
    rows.integers(Type::row, {3, 0}, {1}).integers(Type::document, {2, 0}, {1});
    EXPECT_EQ(
        layers_json(schema, {&rows}),
        R"({"l":[{"begin":0,"end":1,"b":true,"i":-5,"f":0.5,"s":"x\n","o":9,"r":3,"d":"doc2"},)"
        R"({"begin":1,"end":2,"b":null,"i":null,"f":null,"s":null,"o":null,"r":null,"d":null}]})");
}

TEST(DocumentLine, DottedColumnsAreStructs) {
    const std::vector<Layer> schema{layer(
        "copies",
        {column("partner.document", Type::document), column("unit", Type::string),
         column("partner.span.begin", Type::offset), column("partner.span.end", Type::offset)})};
    TableOf rows;
    rows.offsets({0, 1, 2}).offsets({9, 9, 9}).integers(Type::document, {1, 0, 0}, {0b011});
    rows.strings({"p", "q", "r"}).offsets({4, 0, 0}, {1}).offsets({5, 0, 0}, {1});
    EXPECT_EQ(
        layers_json(schema, {&rows}),
        R"({"copies":[)"
        R"({"begin":0,"end":9,"partner":{"document":"doc1","span":{"begin":4,"end":5}},"unit":"p"},)"
        R"({"begin":1,"end":9,"partner":{"document":"doc0","span":null},"unit":"q"},)"
        R"({"begin":2,"end":9,"partner":null,"unit":"r"}]})");
}

TEST(DocumentLine, ChildLayersAreListsInTheirParentsRows) {
    const std::vector<Layer> schema{
        layer("marks", {column("evidence", Type::row), column("m", Type::integer)}, "evidence",
              "marks"),
        layer("years", {column("edtf", Type::string)}),
        layer("evidence", {column("year", Type::row), column("term", Type::string)}, "years",
              "evidence")};
    TableOf marks, years, evidence;
    marks.offsets({1, 2, 3}).offsets({2, 3, 4}).integers(Type::row, {2, 0, 2});
    marks.integers(Type::integer, {7, 8, 9});
    years.offsets({0, 5, 6}).offsets({1, 6, 7}).strings({"A", "B", "C"});
    evidence.offsets({1, 2, 3}).offsets({2, 3, 4}).integers(Type::row, {2, 0, 2});
    evidence.strings({"x", "y", "z"});
    EXPECT_EQ(
        layers_json(schema, {&marks, &years, &evidence}),
        R"({"years":[)"
        R"({"begin":0,"end":1,"edtf":"A","evidence":[{"begin":2,"end":3,"term":"y","marks":[]}]},)"
        R"({"begin":5,"end":6,"edtf":"B","evidence":[]},)"
        R"({"begin":6,"end":7,"edtf":"C","evidence":[)"
        R"({"begin":1,"end":2,"term":"x","marks":[{"begin":2,"end":3,"m":8}]},)"
        R"({"begin":3,"end":4,"term":"z","marks":[{"begin":1,"end":2,"m":7},{"begin":3,"end":4,"m":9}]}]}]})");
}

TEST(DocumentLine, AChildWithoutItsParentStandsAlone) {
    const std::vector<Layer> schema{
        layer("evidence", {column("year", Type::row)}, "years", "evidence")};
    TableOf rows;
    rows.offsets({1}).offsets({2}).integers(Type::row, {4});
    EXPECT_EQ(layers_json(schema, {&rows}), R"({"evidence":[{"begin":1,"end":2,"year":4}]})");
}

TEST(DocumentLine, AColumnCalledTextReplacesTheCoveredText) {
    const std::vector<Layer> schema{layer("l", {column("text", Type::string)})};
    TableOf rows;
    rows.offsets({0}).offsets({2}).strings({"own"});
    EXPECT_EQ(layers_json(schema, {&rows}, 80), R"({"l":[{"begin":0,"end":2,"text":"own"}]})");
}

}  // namespace
}  // namespace palimpsest::jsonl
