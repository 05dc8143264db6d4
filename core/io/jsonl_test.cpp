#include "core/io/jsonl.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "core/io/digest.hpp"
#include "core/text/code_point_index.hpp"
#include "palimpsest/abi.h"

namespace palimpsest::core {
namespace {

/// Ids are "doc0", "doc1", ...
class Names final : public DocumentNames {
  public:
    std::string_view id(std::uint64_t number) const override { return names_.at(number); }

  private:
    std::vector<std::string> names_{"doc0", "doc1", "doc2"};
};

template <typename Value>
void set_null(ColumnData& column, std::size_t row, const std::optional<Value>& value) {
    if (value) return;
    if (column.validity.empty()) column.validity.assign(8, 0xFF);
    column.validity[row / 8] &= static_cast<std::uint8_t>(~(1u << row % 8));
}

using Integers = std::vector<std::optional<std::int64_t>>;
using Strings = std::vector<std::optional<std::string>>;
using Numbers = std::vector<std::optional<double>>;

ColumnData integers(std::uint32_t type, const Integers& values) {
    ColumnData column;
    column.type = type;
    column.length = values.size();
    for (std::size_t row = 0; row < values.size(); ++row) {
        column.integers.push_back(values[row].value_or(0));
        set_null(column, row, values[row]);
    }
    return column;
}

/// Byte offsets into a text of characters of three bytes.
ColumnData offsets(const Integers& code_points) {
    ColumnData column = integers(PLM_OFFSET, code_points);
    column.code_points = column.integers;
    for (auto& offset : column.integers) offset *= 3;
    return column;
}

ColumnData strings(const Strings& values) {
    ColumnData column;
    column.type = PLM_STRING;
    column.length = values.size();
    column.integers.push_back(0);
    for (std::size_t row = 0; row < values.size(); ++row) {
        column.bytes += values[row].value_or("");
        column.integers.push_back(static_cast<std::int64_t>(column.bytes.size()));
        set_null(column, row, values[row]);
    }
    return column;
}

ColumnData numbers(const Numbers& values) {
    ColumnData column;
    column.type = PLM_FLOAT64;
    column.length = values.size();
    for (std::size_t row = 0; row < values.size(); ++row) {
        column.numbers.push_back(values[row].value_or(0));
        set_null(column, row, values[row]);
    }
    return column;
}

ColumnData bools(const std::vector<std::optional<bool>>& values) {
    ColumnData column;
    column.type = PLM_BOOL;
    column.length = values.size();
    column.bits.assign(8, 0);
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (values[row].value_or(false)) column.bits[row / 8] |= std::uint8_t(1u << row % 8);
        set_null(column, row, values[row]);
    }
    return column;
}

Rows rows_of(std::vector<ColumnData> columns) {
    Rows rows;
    rows.count = columns.front().length;
    rows.columns = std::move(columns);
    return rows;
}

LayerInfo layer(std::string name, std::vector<ColumnInfo> columns, std::string parent = "",
                std::string field = "") {
    LayerInfo info;
    info.name = std::move(name);
    info.access = PLM_PRODUCES;
    info.columns = std::move(columns);
    info.parent = std::move(parent);
    info.field = std::move(field);
    return info;
}

ColumnInfo column(std::string name, std::uint32_t type) {
    return {std::move(name), type, true, "", ""};
}

/// The layers of a document of twelve code points, as JSON.
std::string layers_json(const std::vector<LayerInfo>& schema, std::vector<std::optional<Rows>> rows,
                        std::int64_t covered_text = 0) {
    SourceDocument source;
    source.text = "一二三四五六七八九十百千";
    Document document(source, schema.size());
    for (std::size_t slot = 0; slot < rows.size(); ++slot) {
        if (rows[slot]) document.set_layer(slot, std::move(*rows[slot]));
    }
    std::string out;
    DocumentRenderer(schema, covered_text).render(document, Names(), out);
    const std::size_t begin = out.find("\"layers\":") + 9;
    return out.substr(begin, out.size() - begin - 2);
}

TEST(DocumentRenderer, OneLineADocument) {
    const Document document({7, "a/\"b\".txt", "in/a.txt", "GB18030", 0.75, 2, "一\n"}, 0);
    std::string out = "before\n";
    DocumentRenderer({}, 80).render(document, Names(), out);
    EXPECT_EQ(
        out,
        "before\n{\"id\":\"a/\\\"b\\\".txt\",\"source\":\"in/a.txt\",\"encoding\":\"GB18030\","
        "\"encoding_confidence\":0.75,\"replaced\":2,\"text_hash\":\"" +
            content_digest("一\n") + "\",\"length\":2,\"unit\":\"codepoint\",\"layers\":{}}\n");
}

TEST(DocumentRenderer, DigestIsThatOfXxh128sum) {
    EXPECT_EQ(content_digest(""), "xxh3-128:99aa06d3014798d86001c324468d497f");
}

TEST(DocumentRenderer, RowsInCodePointsWithTheTextBelow) {
    const std::vector<LayerInfo> schema{layer("headings", {column("level", PLM_INT64)})};
    const auto rows = [] {
        return rows_of({offsets({0, 3, 5}), offsets({2, 12, 5}), integers(PLM_INT64, {1, {}, 3})});
    };
    EXPECT_EQ(layers_json(schema, {rows()}, 4),
              R"({"headings":[{"begin":0,"end":2,"text":"一二","level":1},)"
              R"({"begin":3,"end":12,"text":"四五六七","level":null},)"
              R"({"begin":5,"end":5,"text":"","level":3}]})");
    EXPECT_EQ(layers_json(schema, {rows()}, 0),
              R"({"headings":[{"begin":0,"end":2,"level":1},{"begin":3,"end":12,"level":null},)"
              R"({"begin":5,"end":5,"level":3}]})");
}

TEST(DocumentRenderer, LayersKeepTheirOrderAndMayBeEmpty) {
    const std::vector<LayerInfo> schema{layer("z", {}), layer("a", {}), layer("m", {})};
    EXPECT_EQ(layers_json(schema, {rows_of({offsets({1}), offsets({2})}), std::nullopt,
                                   rows_of({offsets({}), offsets({})})}),
              R"({"z":[{"begin":1,"end":2}],"a":[],"m":[]})");
}

TEST(DocumentRenderer, EveryTypeOfColumn) {
    const std::vector<LayerInfo> schema{
        layer("l", {column("b", PLM_BOOL), column("i", PLM_INT64), column("f", PLM_FLOAT64),
                    column("s", PLM_STRING), column("o", PLM_OFFSET), column("r", PLM_ROW),
                    column("d", PLM_DOC_REF)})};
    EXPECT_EQ(
        layers_json(schema,
                    {rows_of({offsets({0, 1}), offsets({1, 2}), bools({true, {}}),
                              integers(PLM_INT64, {-5, {}}), numbers({0.5, {}}),
                              strings({"x\n", {}}), offsets({9, {}}), integers(PLM_ROW, {3, {}}),
                              integers(PLM_DOC_REF, {2, {}})})}),
        R"({"l":[{"begin":0,"end":1,"b":true,"i":-5,"f":0.5,"s":"x\n","o":9,"r":3,"d":"doc2"},)"
        R"({"begin":1,"end":2,"b":null,"i":null,"f":null,"s":null,"o":null,"r":null,"d":null}]})");
}

TEST(DocumentRenderer, DottedColumnsAreStructs) {
    const std::vector<LayerInfo> schema{
        layer("copies",
              {column("partner.document", PLM_DOC_REF), column("unit", PLM_STRING),
               column("partner.span.begin", PLM_OFFSET), column("partner.span.end", PLM_OFFSET)})};
    EXPECT_EQ(
        layers_json(schema, {rows_of({offsets({0, 1, 2}), offsets({9, 9, 9}),
                                      integers(PLM_DOC_REF, {1, 0, {}}), strings({"p", "q", "r"}),
                                      offsets({4, {}, {}}), offsets({5, {}, {}})})}),
        R"({"copies":[)"
        R"({"begin":0,"end":9,"partner":{"document":"doc1","span":{"begin":4,"end":5}},"unit":"p"},)"
        R"({"begin":1,"end":9,"partner":{"document":"doc0","span":null},"unit":"q"},)"
        R"({"begin":2,"end":9,"partner":null,"unit":"r"}]})");
}

TEST(DocumentRenderer, ChildLayersAreListsInTheirParentsRows) {
    const std::vector<LayerInfo> schema{
        layer("marks", {column("evidence", PLM_ROW), column("m", PLM_INT64)}, "evidence", "marks"),
        layer("years", {column("edtf", PLM_STRING)}),
        layer("evidence", {column("year", PLM_ROW), column("term", PLM_STRING)}, "years",
              "evidence")};
    EXPECT_EQ(
        layers_json(schema,
                    {rows_of({offsets({1, 2, 3}), offsets({2, 3, 4}), integers(PLM_ROW, {2, 0, 2}),
                              integers(PLM_INT64, {7, 8, 9})}),
                     rows_of({offsets({0, 5, 6}), offsets({1, 6, 7}), strings({"A", "B", "C"})}),
                     rows_of({offsets({1, 2, 3}), offsets({2, 3, 4}), integers(PLM_ROW, {2, 0, 2}),
                              strings({"x", "y", "z"})})}),
        R"({"years":[)"
        R"({"begin":0,"end":1,"edtf":"A","evidence":[{"begin":2,"end":3,"term":"y","marks":[]}]},)"
        R"({"begin":5,"end":6,"edtf":"B","evidence":[]},)"
        R"({"begin":6,"end":7,"edtf":"C","evidence":[)"
        R"({"begin":1,"end":2,"term":"x","marks":[{"begin":2,"end":3,"m":8}]},)"
        R"({"begin":3,"end":4,"term":"z","marks":[{"begin":1,"end":2,"m":7},{"begin":3,"end":4,"m":9}]}]}]})");
}

TEST(DocumentRenderer, AChildWithoutItsParentStandsAlone) {
    const std::vector<LayerInfo> schema{
        layer("evidence", {column("year", PLM_ROW)}, "years", "evidence")};
    EXPECT_EQ(layers_json(schema, {rows_of({offsets({1}), offsets({2}), integers(PLM_ROW, {4})})}),
              R"({"evidence":[{"begin":1,"end":2,"year":4}]})");
}

TEST(DocumentRenderer, AColumnCalledTextReplacesTheCoveredText) {
    const std::vector<LayerInfo> schema{layer("l", {column("text", PLM_STRING)})};
    EXPECT_EQ(layers_json(schema, {rows_of({offsets({0}), offsets({2}), strings({"own"})})}, 80),
              R"({"l":[{"begin":0,"end":2,"text":"own"}]})");
}

TEST(RenderTable, OneLineARowWithItsChildren) {
    LayerInfo clusters =
        layer("clusters", {column("cluster", PLM_STRING), column("medoid.document", PLM_DOC_REF),
                           column("medoid.begin", PLM_OFFSET)});
    LayerInfo members = layer("cluster_members",
                              {column("cluster", PLM_ROW), column("document", PLM_DOC_REF),
                               column("similarity", PLM_FLOAT64)},
                              "clusters", "members");
    clusters.table = members.table = true;
    const Rows cluster_rows =
        rows_of({strings({"c1", "c2"}), integers(PLM_DOC_REF, {1, 0}), offsets({3, 4})});
    const Rows member_rows = rows_of(
        {integers(PLM_ROW, {1, 0, 1}), integers(PLM_DOC_REF, {0, 1, 2}), numbers({1, 0.5, 0.25})});
    const ChildTable children[] = {{&members, &member_rows}};
    std::string out;
    render_table(clusters, cluster_rows, children, Names(), out);
    EXPECT_EQ(out, R"({"cluster":"c1","medoid":{"document":"doc1","begin":3},"members":[)"
                   R"({"document":"doc1","similarity":0.5}]})"
                   "\n"
                   R"({"cluster":"c2","medoid":{"document":"doc0","begin":4},"members":[)"
                   R"({"document":"doc0","similarity":1.0},{"document":"doc2","similarity":0.25}]})"
                   "\n");
    out.clear();
    render_table(clusters, Rows(clusters), {}, Names(), out);
    EXPECT_EQ(out, "");
}

TEST(RenderTable, LetsManyLinesBeTakenOut) {
    LayerInfo words = layer("words", {column("word", PLM_STRING)});
    words.table = true;
    const std::vector<std::string> values(30, std::string(100'000, 'x'));
    const Rows rows = rows_of({strings({values.begin(), values.end()})});
    std::string whole;
    render_table(words, rows, {}, Names(), whole);
    std::string out;
    std::string joined;
    int times = 0;
    const auto take = [&] {
        EXPECT_LT(out.size(), 2'000'000u);
        ++times;
        joined += out;
        out.clear();
    };
    render_table(words, rows, {}, Names(), out, take);
    EXPECT_GE(times, 2);
    EXPECT_TRUE(joined + out == whole);
}

TEST(RenderRejection, OneLineARow) {
    std::string out;
    render_rejection({"a", "in/a.txt", "read", "P401", "bad \"byte\"", 17}, out);
    render_rejection({"b", "in/b.txt", "years", "P421", "broken \xFF byte", {}}, out);
    EXPECT_EQ(
        out,
        R"({"id":"a","source":"in/a.txt","step":"read","code":"P401","reason":"bad \"byte\"","offset":17})"
        "\n"
        R"({"id":"b","source":"in/b.txt","step":"years","code":"P421","reason":"broken � byte","offset":null})"
        "\n");
}

}  // namespace
}  // namespace palimpsest::core
