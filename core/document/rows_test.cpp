#include "core/document/rows.hpp"

#include <gtest/gtest.h>

namespace palimpsest::core {
namespace {

LayerInfo layer_of(std::vector<ColumnInfo> columns) {
    LayerInfo layer;
    layer.name = "marks";
    layer.columns = std::move(columns);
    return layer;
}

void add(Rows& rows, std::int64_t begin, std::int64_t end, std::optional<std::string> label) {
    for (const auto& [column, value] : {std::pair(0, begin), std::pair(1, end)}) {
        rows.columns[static_cast<std::size_t>(column)].integers.push_back(value);
        rows.columns[static_cast<std::size_t>(column)].code_points.push_back(value);
        ++rows.columns[static_cast<std::size_t>(column)].length;
    }
    ColumnData one;
    one.type = PLM_STRING;
    one.length = 1;
    one.bytes = label.value_or("");
    one.integers = {0, static_cast<std::int64_t>(one.bytes.size())};
    if (!label) one.validity = {0};
    rows.columns[2].append(one, 0);
    ++rows.count;
}

TEST(Rows, AreSortedByBeginThenByEndDescendingThenAsTheyCame) {
    Rows rows(layer_of({{.name = "label", .type = PLM_STRING, .nullable = true}}));
    add(rows, 5, 9, "c");
    add(rows, 0, 3, "b");
    add(rows, 0, 9, "a");
    add(rows, 5, 9, "d");
    EXPECT_EQ(sorted_order(rows), (std::vector<std::uint64_t>{2, 1, 0, 3}));
}

TEST(Rows, KeepNullsAndStringsThroughReordering) {
    Rows rows(layer_of({{.name = "label", .type = PLM_STRING, .nullable = true}}));
    for (int i = 0; i < 20; ++i)
        add(rows, 20 - i, 21, i % 3 == 0 ? std::nullopt : std::optional(std::to_string(i)));
    const Rows sorted = reordered(rows, sorted_order(rows));
    ASSERT_EQ(sorted.count, 20u);
    for (std::uint64_t row = 0; row < 20; ++row) {
        const int i = 19 - static_cast<int>(row);
        EXPECT_EQ(sorted.columns[0].integers[row], 20 - i);
        EXPECT_EQ(sorted.columns[2].is_null(row), i % 3 == 0) << row;
        EXPECT_EQ(sorted.columns[2].string(row), i % 3 == 0 ? "" : std::to_string(i));
    }
}

TEST(Rows, ViewShowsNoValidityWhereNothingIsNull) {
    Rows rows(layer_of({{.name = "label", .type = PLM_STRING, .nullable = true}}));
    add(rows, 0, 1, "x");
    EXPECT_EQ(rows.columns[2].view().validity, nullptr);
    EXPECT_EQ(rows.columns[2].view().length, 1u);
}

}  // namespace
}  // namespace palimpsest::core
