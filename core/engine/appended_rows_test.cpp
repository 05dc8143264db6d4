#include "core/engine/appended_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "core/engine/test_rows.hpp"

namespace palimpsest::core {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// Eleven bytes, five code points: 年 takes the bytes 1 to 3, 𠀀 the bytes 5 to 8.
const std::string text = "a\u5E74b\U00020000\u00E9";

LayerInfo marks() {
    return produced("marks",
                    {{.name = "label", .type = PLM_STRING, .nullable = true},
                     {.name = "share", .type = PLM_FLOAT64, .nullable = true},
                     {.name = "good", .type = PLM_BOOL},
                     {.name = "other", .type = PLM_DOC_REF, .nullable = true},
                     {.name = "at", .type = PLM_OFFSET, .nullable = true, .target = "other"}});
}

/// Columns of one right row of `marks`; a case replaces one of them.
struct AppendedRowsRow {
    std::int64_t begin = 0;
    std::int64_t end = 1;
    std::string label = "x";
    double share = 0.5;
    std::int64_t other = 7;
    std::int64_t at = 0;
    std::vector<std::uint8_t> begin_validity = {};
    std::vector<std::int64_t> label_ends = {0, 1};
};

std::optional<std::string> appended(const AppendedRowsRow& row,
                                    const std::function<void(TestColumns&)>& change = {}) {
    const Document own = document_of(text, 3);
    const Document other = document_of("\u5E74", 7);
    OffsetTexts texts{&own, [&](std::uint64_t number) { return number == 7 ? &other : nullptr; }};
    TestColumns columns;
    columns.add(PLM_OFFSET, {row.begin}, row.begin_validity).add(PLM_OFFSET, {row.end});
    columns.strings(row.label_ends, row.label).numbers({row.share}).bits(1, {1});
    columns.add(PLM_DOC_REF, {row.other}).add(PLM_OFFSET, {row.at});
    if (change) change(columns);
    Rows rows(marks());
    return append_columns(marks(), texts, columns, 1, rows);
}

struct Broken {
    std::string name;
    AppendedRowsRow row;
    std::string message;
    std::function<void(TestColumns&)> change = {};
};
void PrintTo(const Broken& broken, std::ostream* out) { *out << broken.name; }

class AppendRefuses : public testing::TestWithParam<Broken> {};

TEST_P(AppendRefuses, ARowThatBreaksTheDeclaration) {
    const auto error = appended(GetParam().row, GetParam().change);
    ASSERT_TRUE(error);
    EXPECT_EQ(*error, GetParam().message);
}

const Broken broken_rows[] = {
    {"end_behind_the_text",
     {.end = 12},
     "layer 'marks', row 0: end 12 lies outside the text of 11 bytes"},
    {"begin_before_the_text",
     {.begin = -1},
     "layer 'marks', row 0: begin -1 lies outside the text of 11 bytes"},
    {"begin_inside_a_code_point",
     {.begin = 2, .end = 4},
     "layer 'marks', row 0: begin 2 lies inside a code point"},
    {"end_inside_a_code_point", {.end = 8}, "layer 'marks', row 0: end 8 lies inside a code point"},
    {"reversed", {.begin = 4, .end = 1}, "layer 'marks', row 0: begin 4 lies after end 1"},
    {"null_begin",
     {.begin_validity = {0}},
     "layer 'marks', column 'begin': row 0 is null, which the declaration rules out"},
    {"infinite",
     {.share = HUGE_VAL},
     "layer 'marks', column 'share': row 0 is not a finite number"},
    {"not_a_number", {.share = NAN}, "layer 'marks', column 'share': row 0 is not a finite number"},
    {"string_not_utf8",
     {.label = "\xFF"},
     "layer 'marks', column 'label': its strings are not UTF-8"},
    {"string_cut_by_its_end",
     {.label = "\xE5\xB9\xB4", .label_ends = {0, 2}},
     "layer 'marks', column 'label': its strings are not UTF-8"},
    {"string_ends_before_it_begins",
     {.label_ends = {0, -1}},
     "layer 'marks', column 'label': the string of row 0 ends before it begins"},
    {"string_ends_begin_late",
     {.label = "xy", .label_ends = {1, 2}},
     "layer 'marks', column 'label': its string ends do not begin with 0"},
    {"unknown_document",
     {.other = 8},
     "layer 'marks', row 0: other is 8, which is no document that this call was given; name it in "
     "the record's documents"},
    {"outside_of_the_other_document",
     {.at = 4},
     "layer 'marks', row 0: at 4 lies outside the text of 3 bytes"},
    {"inside_a_code_point_of_the_other",
     {.at = 1},
     "layer 'marks', row 0: at 1 lies inside a code point"},
    {"other_type",
     {},
     "layer 'marks', column 'at': it is declared as offset but appended as int64",
     [](TestColumns& columns) { columns.last().type = PLM_INT64; }},
    {"too_short_struct",
     {},
     "layer 'marks', column 'at': its plm_column is too short; set struct_size",
     [](TestColumns& columns) { columns.last().struct_size = 8; }},
    {"other_length",
     {},
     "layer 'marks', column 'at': it has 2 values for 1 rows",
     [](TestColumns& columns) { columns.last().length = 2; }},
    {"null_values",
     {},
     "layer 'marks', column 'at': its values are a null pointer",
     [](TestColumns& columns) { columns.last().values = nullptr; }},
    {"too_many_columns",
     {},
     "layer 'marks': 8 columns were appended where 7 are declared",
     [](TestColumns& columns) { columns.add(PLM_INT64, {1}); }},
};

INSTANTIATE_TEST_SUITE_P(Rows, AppendRefuses, testing::ValuesIn(broken_rows),
                         [](const auto& row) { return row.param.name; });

TEST(AppendRows, TakesARightRow) { EXPECT_EQ(appended({}), std::nullopt); }

TEST(AppendRows, RefusesNullColumnPointers) {
    const Document own = document_of("a");
    Rows rows(produced("marks"));
    const std::vector<const plm_column*> none(2, nullptr);
    EXPECT_EQ(append_rows(produced("marks"), {&own, {}}, 1, none.data(), 2, rows),
              "layer 'marks', column 'begin': a null pointer");
    EXPECT_EQ(append_rows(produced("marks"), {&own, {}}, 1, nullptr, 2, rows),
              "layer 'marks': 2 columns were appended where 2 are declared");
}

TEST(AppendRows, SaysWhichStringIsCutInsideACodePoint) {
    const Document own = document_of("a");
    const LayerInfo layer = produced("marks", {{.name = "label", .type = PLM_STRING}});
    TestColumns columns;
    columns.add(PLM_OFFSET, {0, 0}).add(PLM_OFFSET, {1, 1}).strings({0, 1, 3}, "\u5E74");
    Rows rows(layer);
    EXPECT_EQ(append_columns(layer, {&own, {}}, columns, 2, rows),
              "layer 'marks', column 'label': the string of row 0 ends inside a code point");
}

TEST(AppendRows, KeepsBothUnitsOfAnOffset) {
    const Document own = document_of(text);
    TestColumns columns;
    columns.add(PLM_OFFSET, {0, 1, 4, 5, 9, 11}).add(PLM_OFFSET, {1, 4, 5, 9, 11, 11});
    Rows rows(produced("marks"));
    ASSERT_EQ(append_columns(produced("marks"), {&own, {}}, columns, 6, rows), std::nullopt);
    EXPECT_THAT(rows.columns[0].code_points, ElementsAre(0, 1, 2, 3, 4, 5));
    EXPECT_THAT(rows.columns[1].code_points, ElementsAre(1, 2, 3, 4, 5, 5));
}

TEST(AppendRows, CountsRowsOfLaterAppendsOn) {
    const Document own = document_of("abc");
    Rows rows(produced("marks"));
    TestColumns first;
    first.add(PLM_OFFSET, {0, 1}).add(PLM_OFFSET, {1, 2});
    ASSERT_EQ(append_columns(produced("marks"), {&own, {}}, first, 2, rows), std::nullopt);
    TestColumns second;
    second.add(PLM_OFFSET, {0}).add(PLM_OFFSET, {4});
    EXPECT_EQ(append_columns(produced("marks"), {&own, {}}, second, 1, rows),
              "layer 'marks', row 2: end 4 lies outside the text of 3 bytes");
}

TEST(AppendRows, LooksAtNothingInRowsThatAreNull) {
    const Document own = document_of("abc");
    const LayerInfo layer =
        produced("marks", {{.name = "share", .type = PLM_FLOAT64, .nullable = true},
                           {.name = "at", .type = PLM_OFFSET, .nullable = true},
                           {.name = "row", .type = PLM_ROW, .nullable = true, .target = "marks"}});
    TestColumns columns;
    columns.add(PLM_OFFSET, {0}).add(PLM_OFFSET, {1}).numbers({NAN}, {0});
    columns.add(PLM_OFFSET, {99}, {0}).add(PLM_ROW, {INT64_MAX}, {0});
    Rows rows(layer);
    ASSERT_EQ(append_columns(layer, {&own, {}}, columns, 1, rows), std::nullopt);
    EXPECT_THAT(rows.columns[3].integers, ElementsAre(0));
    EXPECT_THAT(rows.columns[4].integers, ElementsAre(0));
    EXPECT_THAT(rows.columns[3].code_points, ElementsAre(0));
}

TEST(AppendRows, WantsADocumentForEveryOffsetOfATable) {
    LayerInfo table = produced("clusters", {{.name = "at", .type = PLM_OFFSET}});
    table.table = true;
    TestColumns columns;
    columns.add(PLM_OFFSET, {0});
    Rows rows(table);
    EXPECT_EQ(append_columns(table, {}, columns, 1, rows),
              "layer 'clusters', column 'at': an offset of a corpus table must name its document: "
              "set the column's target");
}

// What was appended piece by piece is what was meant, for every cut into pieces.
TEST(AppendRows, KeepsNullsStringsAndBitsOverManyAppends) {
    const Document own = document_of(text);
    const LayerInfo layer =
        produced("marks", {{.name = "label", .type = PLM_STRING, .nullable = true},
                           {.name = "good", .type = PLM_BOOL}});
    std::mt19937 random(1);
    for (int round = 0; round < 200; ++round) {
        SCOPED_TRACE(round);
        Rows rows(layer);
        std::vector<std::optional<std::string>> labels;
        std::vector<bool> goods;
        for (int piece = 0; piece < 4; ++piece) {
            const std::uint64_t count = random() % 11;
            std::vector<std::int64_t> ends = {0};
            std::string bytes;
            std::vector<std::uint8_t> validity((count + 7) / 8 + 1, 0);
            std::vector<std::uint8_t> bits((count + 7) / 8 + 1, 0);
            for (std::uint64_t row = 0; row < count; ++row) {
                const bool valid = round % 3 == 0 || random() % 3 != 0;
                const bool good = random() % 2 != 0;
                const std::string label(valid ? random() % 4 : 0, 'x');
                bytes += label;
                ends.push_back(static_cast<std::int64_t>(bytes.size()));
                const auto mask = static_cast<std::uint8_t>(1u << (row % 8));
                if (valid) validity[row / 8] = static_cast<std::uint8_t>(validity[row / 8] | mask);
                if (good) bits[row / 8] = static_cast<std::uint8_t>(bits[row / 8] | mask);
                labels.push_back(valid ? std::optional(label) : std::nullopt);
                goods.push_back(good);
            }
            TestColumns columns;
            const std::vector<std::int64_t> zeros(count, 0);
            columns.add(PLM_OFFSET, zeros).add(PLM_OFFSET, zeros);
            columns.strings(ends, bytes, validity).bits(count, bits);
            ASSERT_EQ(append_columns(layer, {&own, {}}, columns, count, rows), std::nullopt);
        }
        ASSERT_EQ(rows.count, labels.size());
        for (std::uint64_t row = 0; row < rows.count; ++row) {
            EXPECT_EQ(rows.columns[2].is_null(row), !labels[row]) << row;
            EXPECT_EQ(rows.columns[2].string(row), labels[row].value_or("")) << row;
            EXPECT_EQ(rows.columns[3].boolean(row), goods[row]) << row;
        }
    }
}

}  // namespace
}  // namespace palimpsest::core
