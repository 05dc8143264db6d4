#include <gmock/gmock.h>

#include <functional>

#include "fake_host.hpp"

namespace palimpsest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using tests::FakeHost;
using Cells = std::vector<std::string>;

const Description& rows_description() {
    static const Description description{
        .id = "rows",
        .summary = "",
        .uses = {{.name = "sections"}},
        .produces = {{.name = "years",
                      .columns = {{.name = "edtf", .type = Type::string, .nullable = true},
                                  {.name = "confidence", .type = Type::number},
                                  {.name = "suspect", .type = Type::boolean},
                                  {.name = "section", .type = Type::row, .nullable = true}}},
                     {.name = "clusters",
                      .columns = {{.name = "member", .type = Type::document}},
                      .table = true}}};
    return description;
}

class RowsTest : public ::testing::Test {
  protected:
    std::string error_of(const std::function<void()>& work) {
        try {
            work();
        } catch (const std::logic_error& error) {
            return error.what();
        }
        return "nothing was thrown";
    }

    FakeHost host_;
    detail::Tables tables_{rows_description()};
    Sink sink_{tables_};
};

TEST_F(RowsTest, RowsReachTheHostInOnePiece) {
    RowWriter& years = sink_.layer("years");
    years.add({0, 4}, "2024", 0.5, true, 7);
    years.add({8, 12}, std::nullopt, 1.0f, false, Row{0});
    years.add({20, 24}, std::optional<std::string>("二〇二四"), 0.25, false, std::optional<int>());
    sink_.flush(&host_.call);
    ASSERT_EQ(host_.appended.size(), 1u);
    EXPECT_EQ(host_.appended[0].layer, 1u) << "produced layers count after those read";
    EXPECT_THAT(host_.appended[0].rows,
                ElementsAre(Cells{"0", "4", "2024", "0.500000", "true", "7"},
                            Cells{"8", "12", "null", "1.000000", "false", "0"},
                            Cells{"20", "24", "二〇二四", "0.250000", "false", "null"}));
}

TEST_F(RowsTest, NothingIsAppendedForALayerWithoutRows) {
    sink_.layer("years");
    sink_.flush(&host_.call);
    EXPECT_TRUE(host_.appended.empty());
}

TEST_F(RowsTest, RowsAreNumberedFromZeroAndForgottenByFlush) {
    RowWriter& years = sink_.layer("years");
    EXPECT_EQ(years.add({0, 1}, "a", 0.0, true, 0).number, 0);
    EXPECT_EQ(years.add({1, 2}, "b", 0.0, true, 0).number, 1);
    years.flush(&host_.call);
    EXPECT_EQ(years.size(), 0);
    years.flush(&host_.call);
    EXPECT_EQ(host_.appended.size(), 1u);
}

TEST_F(RowsTest, ATableHasRecordsWithoutSpans) {
    sink_.layer("clusters").add_record(std::uint64_t{3});
    sink_.flush(&host_.call);
    ASSERT_EQ(host_.appended.size(), 1u);
    EXPECT_EQ(host_.appended[0].layer, 2u);
    EXPECT_THAT(host_.appended[0].rows, ElementsAre(Cells{"3"}));
}

TEST_F(RowsTest, MisuseIsNamedAndAddsNothing) {
    RowWriter& years = sink_.layer("years");
    RowWriter& clusters = sink_.layer("clusters");
    struct Misuse {
        const char* name;
        std::function<void()> work;
        const char* message;
    };
    const Misuse misuses[] = {
        {"too few values",
         [&] {
             years.add({0, 1}, "2024");
         },
         "a row of layer 'years' takes 4 values, not 1"},
        {"too many values", [&] { clusters.add_record(1, 2); },
         "a row of layer 'clusters' takes 1 values, not 2"},
        {"an integer for a string",
         [&] {
             years.add({0, 1}, 2024, 0.0, true, 0);
         },
         "column 'edtf' of layer 'years' holds strings, not an integer"},
        {"a string for a number",
         [&] {
             years.add({0, 1}, "2024", "high", true, 0);
         },
         "column 'confidence' of layer 'years' holds numbers, not a string"},
        {"an integer for a bool",
         [&] {
             years.add({0, 1}, "2024", 0.5, 1, 0);
         },
         "column 'suspect' of layer 'years' holds bool, not an integer"},
        {"a row for a document", [&] { clusters.add_record(Row{1}); },
         "column 'member' of layer 'clusters' holds documents, not a row"},
        {"an empty optional of the wrong type",
         [&] {
             years.add({0, 1}, std::optional<double>(), 0.5, true, 0);
         },
         "column 'edtf' of layer 'years' holds strings, not a number"},
        {"a span for a table",
         [&] {
             clusters.add({0, 1}, 1);
         },
         "corpus table 'clusters' has no spans: use add_record"},
        {"a record for a layer", [&] { years.add_record(1); },
         "layer 'years' is no corpus table: use add"},
        {"a layer that is only read", [&] { sink_.layer("sections"); },
         "layer 'sections' is not among those produced"},
    };
    for (const Misuse& test : misuses) EXPECT_EQ(error_of(test.work), test.message) << test.name;
    EXPECT_EQ(years.size(), 0);
    EXPECT_EQ(clusters.size(), 0);
}

TEST_F(RowsTest, ARefusalOfTheHostKeepsItsStatus) {
    host_.append_status = PLM_DOCUMENT;
    const plm_status status = detail::guarded(&host_.call, [&] {
        sink_.layer("clusters").add_record(1);
        sink_.flush(&host_.call);
    });
    EXPECT_EQ(status, PLM_DOCUMENT);
    EXPECT_EQ(host_.failure, "") << "the host has its own message";
}

/// What a column holds does not depend on where its nulls stand among the bytes of the bits.
TEST(ColumnBufferTest, NullsStandWhereTheyWerePut) {
    for (std::uint64_t size = 0; size <= 20; ++size) {
        for (std::uint64_t null = 0; null < size; ++null) {
            detail::ColumnBuffer booleans(Type::boolean);
            detail::ColumnBuffer strings(Type::string);
            for (std::uint64_t i = 0; i < size; ++i) {
                booleans.put(i == null || i + 1 == size ? std::nullopt : std::optional(i % 3 == 0));
                strings.put(i == null ? std::nullopt : std::optional(std::string(i, 'x')));
            }
            const plm_column boolean_column = booleans.column();
            const plm_column string_column = strings.column();
            const ColumnView boolean_view(&boolean_column);
            const ColumnView string_view(&string_column);
            ASSERT_EQ(boolean_view.size(), size);
            for (std::uint64_t i = 0; i < size; ++i) {
                ASSERT_EQ(boolean_view.is_null(i), i == null || i + 1 == size) << size << ' ' << i;
                ASSERT_EQ(boolean_view.boolean(i), !boolean_view.is_null(i) && i % 3 == 0);
                ASSERT_EQ(string_view.is_null(i), i == null);
                ASSERT_EQ(string_view.string(i).size(), i == null ? 0 : i);
            }
        }
    }
}

TEST(ColumnBufferTest, ItCanBeUsedAgainAfterManyRows) {
    detail::ColumnBuffer buffer(Type::string);
    for (int i = 0; i < 100'000; ++i) buffer.put("many");
    buffer.clear();
    buffer.put("few");
    const plm_column column = buffer.column();
    ASSERT_EQ(column.length, 1u);
    EXPECT_EQ(ColumnView(&column).string(0), "few");
}

TEST(ColumnBufferTest, AColumnWithoutNullsHasNoValidity) {
    detail::ColumnBuffer buffer(Type::integer);
    buffer.put(-5);
    EXPECT_EQ(buffer.column().validity, nullptr);
    buffer.put(std::nullopt);
    EXPECT_NE(buffer.column().validity, nullptr);
    buffer.clear();
    buffer.put(std::int64_t{1});
    EXPECT_EQ(buffer.column().validity, nullptr);
    EXPECT_EQ(buffer.column().length, 1u);
}

}  // namespace
}  // namespace palimpsest
