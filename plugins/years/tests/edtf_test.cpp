#include "../src/edtf.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace palimpsest::years {
namespace {

/// `1 2024-01-01 2024-12-31` or `9: why`.
std::string shown(std::string_view text) {
    const EdtfResult result = read_edtf(text);
    if (const auto* value = std::get_if<EdtfValue>(&result))
        return std::to_string(value->level) + " " + written(value->earliest) + " " +
               written(value->latest);
    const auto& error = std::get<EdtfError>(result);
    return std::to_string(error.column) + ": " + error.reason;
}

struct EdtfRow {
    std::string text;
    std::string shown;
};

void PrintTo(const EdtfRow& row, std::ostream* out) { *out << row.text; }

class EdtfTest : public testing::TestWithParam<EdtfRow> {};

TEST_P(EdtfTest, SaysTheLevelAndTheBounds) {
    EXPECT_EQ(shown(GetParam().text), GetParam().shown) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Dates, EdtfTest,
                         testing::Values(EdtfRow{"1949-10-01", "0 1949-10-01 1949-10-01"},
                                         EdtfRow{"1949-10", "0 1949-10-01 1949-10-31"},
                                         EdtfRow{"1949", "0 1949-01-01 1949-12-31"},
                                         EdtfRow{"0000", "0 0000-01-01 0000-12-31"},
                                         EdtfRow{"2024-02", "0 2024-02-01 2024-02-29"},
                                         EdtfRow{"-0221", "1 -0221-01-01 -0221-12-31"},
                                         EdtfRow{"-0004-02-29", "1 -0004-02-29 -0004-02-29"},
                                         EdtfRow{"Y123456", "1 123456-01-01 123456-12-31"},
                                         EdtfRow{"Y-123456", "1 -123456-01-01 -123456-12-31"},
                                         EdtfRow{"Y-25E6", "2 -25000000-01-01 -25000000-12-31"},
                                         EdtfRow{"Y2E3", "2 2000-01-01 2000-12-31"}));

INSTANTIATE_TEST_SUITE_P(
    Times, EdtfTest,
    testing::Values(EdtfRow{"2024-11-27T08:30:00", "0 2024-11-27 2024-11-27"},
                    EdtfRow{"2024-11-27T08:30:00Z", "0 2024-11-27 2024-11-27"},
                    EdtfRow{"2024-11-27T24:00:00+08", "0 2024-11-27 2024-11-27"},
                    EdtfRow{"2024-11-27T23:59:59-03:30", "0 2024-11-27 2024-11-27"}));

INSTANTIATE_TEST_SUITE_P(Seasons, EdtfTest,
                         testing::Values(EdtfRow{"2024-21", "1 2024-03-01 2024-05-31"},
                                         EdtfRow{"2023-24", "1 2023-12-01 2024-02-29"},
                                         EdtfRow{"2024-27", "2 2024-09-01 2024-11-30"},
                                         EdtfRow{"2024-29", "2 2024-09-01 2024-11-30"},
                                         EdtfRow{"2024-30", "2 2024-12-01 2025-02-28"},
                                         EdtfRow{"2024-32", "2 2024-06-01 2024-08-31"},
                                         EdtfRow{"2024-33", "2 2024-01-01 2024-03-31"},
                                         EdtfRow{"2024-36", "2 2024-10-01 2024-12-31"},
                                         EdtfRow{"2024-38", "2 2024-05-01 2024-08-31"},
                                         EdtfRow{"2024-40", "2 2024-01-01 2024-06-30"},
                                         EdtfRow{"2024-41", "2 2024-07-01 2024-12-31"},
                                         EdtfRow{"202X-41", "2 2020-07-01 2029-12-31"},
                                         EdtfRow{"2024-22~", "2 2024-06-01 2024-08-31"}));

INSTANTIATE_TEST_SUITE_P(Qualified, EdtfTest,
                         testing::Values(EdtfRow{"2024?", "1 2024-01-01 2024-12-31"},
                                         EdtfRow{"2024-06~", "1 2024-06-01 2024-06-30"},
                                         EdtfRow{"2024-06-01%", "1 2024-06-01 2024-06-01"},
                                         EdtfRow{"2024?-06-01", "2 2024-06-01 2024-06-01"},
                                         EdtfRow{"2024-06~-01", "2 2024-06-01 2024-06-01"},
                                         EdtfRow{"?2024", "2 2024-01-01 2024-12-31"},
                                         EdtfRow{"2024-%06-~01", "2 2024-06-01 2024-06-01"},
                                         EdtfRow{"2024-?06~-01", "2 2024-06-01 2024-06-01"},
                                         EdtfRow{"202X~", "1 2020-01-01 2029-12-31"}));

INSTANTIATE_TEST_SUITE_P(Unspecified, EdtfTest,
                         testing::Values(EdtfRow{"202X", "1 2020-01-01 2029-12-31"},
                                         EdtfRow{"20XX", "1 2000-01-01 2099-12-31"},
                                         EdtfRow{"-02XX", "1 -0299-01-01 -0200-12-31"},
                                         EdtfRow{"2024-XX", "1 2024-01-01 2024-12-31"},
                                         EdtfRow{"2024-02-XX", "1 2024-02-01 2024-02-29"},
                                         EdtfRow{"2024-XX-XX", "1 2024-01-01 2024-12-31"},
                                         EdtfRow{"XXXX", "2 0000-01-01 9999-12-31"},
                                         EdtfRow{"-000X", "1 -0009-01-01 -0001-12-31"},
                                         EdtfRow{"20X4", "2 2004-01-01 2094-12-31"},
                                         EdtfRow{"202X-11-01", "2 2020-11-01 2029-11-01"},
                                         EdtfRow{"2024-1X", "2 2024-10-01 2024-12-31"},
                                         EdtfRow{"2024-X0-3X", "2 2024-10-30 2024-10-31"},
                                         EdtfRow{"19XX-02-29", "2 1904-02-29 1996-02-29"},
                                         EdtfRow{"XXXX-XX-31", "2 0000-01-31 9999-12-31"}));

INSTANTIATE_TEST_SUITE_P(Significant, EdtfTest,
                         testing::Values(EdtfRow{"1949S2", "2 1900-01-01 1999-12-31"},
                                         EdtfRow{"1949S3", "2 1940-01-01 1949-12-31"},
                                         EdtfRow{"1949S9", "2 1949-01-01 1949-12-31"},
                                         EdtfRow{"-1949S3", "2 -1949-01-01 -1940-12-31"},
                                         EdtfRow{"0050S1", "2 0050-01-01 0059-12-31"},
                                         EdtfRow{"Y171010000S3",
                                                 "2 171000000-01-01 171999999-12-31"},
                                         EdtfRow{"Y3388E2S3", "2 338000-01-01 338999-12-31"}));

INSTANTIATE_TEST_SUITE_P(
    Intervals, EdtfTest,
    testing::Values(EdtfRow{"2016/2020", "0 2016-01-01 2020-12-31"},
                    EdtfRow{"2016-03-05/2020-02", "0 2016-03-05 2020-02-29"},
                    EdtfRow{"2016/2016", "0 2016-01-01 2016-12-31"},
                    EdtfRow{"2016~/2020-06?", "1 2016-01-01 2020-06-30"},
                    EdtfRow{"2016/..", "1 2016-01-01 .."}, EdtfRow{"../2016-05", "1 .. 2016-05-31"},
                    EdtfRow{"../..", "1 .. .."}, EdtfRow{"2016/", "1 2016-01-01 "},
                    EdtfRow{"/2016", "1  2016-12-31"},
                    EdtfRow{"202X/202X", "2 2020-01-01 2029-12-31"},
                    EdtfRow{"2016-06-XX/2016-06-03", "2 2016-06-01 2016-06-03"},
                    EdtfRow{"2016-12-02/2016-XX-04", "2 2016-12-02 2016-12-04"},
                    EdtfRow{"2016-21/2016-41", "2 2016-03-01 2016-12-31"}));

INSTANTIATE_TEST_SUITE_P(Sets, EdtfTest,
                         testing::Values(EdtfRow{"[2016,2018..2020]", "2 2016-01-01 2020-12-31"},
                                         EdtfRow{"{2020,2016-05}", "2 2016-05-01 2020-12-31"},
                                         EdtfRow{"[..2016-05-04]", "2 .. 2016-05-04"},
                                         EdtfRow{"{2016-05,2017-01..}", "2 2016-05-01 .."},
                                         EdtfRow{"{..2016,2020..}", "2 .. .."},
                                         EdtfRow{"[2016]", "2 2016-01-01 2016-12-31"},
                                         EdtfRow{"[201X,2024?]", "2 2010-01-01 2024-12-31"}));

}  // namespace
}  // namespace palimpsest::years
