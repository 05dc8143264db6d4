#include <gtest/gtest.h>

#include <ostream>

#include "../src/edtf.hpp"

namespace palimpsest::years {
namespace {

struct EdtfErrorRow {
    std::string text;
    std::size_t column;
    std::string reason;
};

void PrintTo(const EdtfErrorRow& row, std::ostream* out) { *out << row.text; }

class EdtfErrorTest : public testing::TestWithParam<EdtfErrorRow> {};

TEST_P(EdtfErrorTest, SaysWhereAndWhy) {
    const EdtfResult result = read_edtf(GetParam().text);
    const auto* error = std::get_if<EdtfError>(&result);
    ASSERT_NE(error, nullptr) << GetParam().text << " is valid";
    EXPECT_EQ(error->column, GetParam().column) << error->reason;
    EXPECT_EQ(error->reason, GetParam().reason);
}

INSTANTIATE_TEST_SUITE_P(
    Dates, EdtfErrorTest,
    testing::Values(
        EdtfErrorRow{"", 1, "a year is missing"}, EdtfErrorRow{"-", 2, "a year is missing"},
        EdtfErrorRow{"24", 3, "a year has 4 digits"}, EdtfErrorRow{"202", 4, "a year has 4 digits"},
        EdtfErrorRow{"20241", 5, "a year has 4 digits; one of more begins with Y"},
        EdtfErrorRow{"-0000", 1, "the year 0000 has no sign"},
        EdtfErrorRow{"+2024", 1, "a year should stand here"},
        EdtfErrorRow{"2024-", 6, "a month is missing"},
        EdtfErrorRow{"2024-6", 7, "a month has 2 digits"},
        EdtfErrorRow{"2024-00", 6,
                     "there is no month 00: months are 01 to 12, seasons and groupings of months "
                     "21 to 41"},
        EdtfErrorRow{"2024-2X", 6,
                     "there is no month 2X: months are 01 to 12, seasons and groupings of months "
                     "21 to 41"},
        EdtfErrorRow{"2024-21-05", 8, "a season has no days"},
        EdtfErrorRow{"2023-02-29", 9, "there is no day 29: the month has 28 days"},
        EdtfErrorRow{"1900-02-29", 9, "there is no day 29: the month has 28 days"},
        EdtfErrorRow{"2024-01-00", 9, "there is no day 00: the month has 31 days"},
        EdtfErrorRow{"2024-02-3X", 9, "no date has the day 3X here"},
        EdtfErrorRow{"XXX1-02-29", 9, "no date has the day 29 here"},
        EdtfErrorRow{"2024-11-27-01", 11, "the end should stand here"},
        EdtfErrorRow{"2024年", 5, "the end should stand here"},
        EdtfErrorRow{"年2024", 1, "a year should stand here"},
        EdtfErrorRow{"2024 ", 5, "the end should stand here; an expression has no spaces"},
        EdtfErrorRow{"202u", 4, "a year has 4 digits; an unspecified digit is X"}));

INSTANTIATE_TEST_SUITE_P(
    LongYears, EdtfErrorTest,
    testing::Values(
        EdtfErrorRow{"Y2024", 2, "a year behind Y has more than four digits"},
        EdtfErrorRow{"Y012345", 2, "the year behind Y is positive and has no leading zero"},
        EdtfErrorRow{"Y12E0", 5, "the exponent behind E is positive and has no leading zero"},
        EdtfErrorRow{"Y12E", 5, "the exponent behind E is missing"},
        EdtfErrorRow{"Y12E17", 2, "years of more than 18 digits are not counted"},
        EdtfErrorRow{"Y12E7-01", 6, "a year with Y or S has no months"},
        EdtfErrorRow{"1950S0", 6,
                     "the number of significant digits is positive and has no leading zero"},
        EdtfErrorRow{"195XS2", 5, "a year with X has no significant digits"},
        EdtfErrorRow{"y12345", 1, "a year should stand here; the sign of a long year is Y"}));

INSTANTIATE_TEST_SUITE_P(
    Qualified, EdtfErrorTest,
    testing::Values(
        EdtfErrorRow{"2024?~", 6, "one qualifier at a place; ? and ~ together are %"},
        EdtfErrorRow{"?2024~", 6, "a year alone is qualified once"},
        EdtfErrorRow{"2024-(06)?", 6,
                     "a month should stand here; parts are qualified on their left or right, not "
                     "in parentheses"}));

INSTANTIATE_TEST_SUITE_P(
    Times, EdtfErrorTest,
    testing::Values(EdtfErrorRow{"2024-11-27T8:30:00", 12, "hours should stand here"},
                    EdtfErrorRow{"2024-11-27T08:30", 17, ": and seconds is missing"},
                    EdtfErrorRow{"2024-11-27T25:00:00", 12, "hours are 00 to 24"},
                    EdtfErrorRow{"2024-11-27T24:00:01", 12, "a day ends at 24:00:00"},
                    EdtfErrorRow{"2024-11-27T08:60:00", 15, "minutes are 00 to 59"},
                    EdtfErrorRow{"2024-11-27T08:30:00.5", 20, "the end should stand here"},
                    EdtfErrorRow{"2024-11-27T08:30:00+0800", 23, "the end should stand here"},
                    EdtfErrorRow{"2024-11-27T08:30:00-00:00", 20,
                                 "no shift is written +00:00 or Z"},
                    EdtfErrorRow{"2024-11-27T08:30:00+14:30", 20, "shifts are -12:00 to +14:00"},
                    EdtfErrorRow{"2024-11T08:30:00", 8,
                                 "a time of day belongs to a whole date, without qualification"}));

INSTANTIATE_TEST_SUITE_P(
    Intervals, EdtfErrorTest,
    testing::Values(EdtfErrorRow{"2020/2016", 6, "the end begins before the start"},
                    EdtfErrorRow{"2020-02/2020", 9, "the end begins before the start"},
                    EdtfErrorRow{"-0044/-0100", 7, "the end begins before the start"},
                    EdtfErrorRow{"2016-12-05/2016-XX-04", 12, "the end begins before the start"},
                    EdtfErrorRow{"/", 2, "an interval has a start or an end"},
                    EdtfErrorRow{"2016/2018/2020", 10, "the end should stand here"},
                    EdtfErrorRow{"2016/12-12", 8, "a year has 4 digits"},
                    EdtfErrorRow{"2016/open", 6, "a year should stand here; an open end is .."},
                    EdtfErrorRow{"2016-01-01T10:00:00/2017", 11,
                                 "an interval has no times of day"}));

INSTANTIATE_TEST_SUITE_P(
    Sets, EdtfErrorTest,
    testing::Values(EdtfErrorRow{"[]", 2, "a year should stand here"},
                    EdtfErrorRow{"[..]", 4, "a year should stand here"},
                    EdtfErrorRow{"[2016,]", 7, "a year should stand here"},
                    EdtfErrorRow{"[2016, 2017]", 7,
                                 "a year should stand here; an expression has no spaces"},
                    EdtfErrorRow{"[2016}", 6, ", or ] should stand here"},
                    EdtfErrorRow{"{2016", 6, ", or } is missing"},
                    EdtfErrorRow{"[2016..,2018]", 9, ".. without an end stands last"},
                    EdtfErrorRow{"[..2016..2018]", 8, ".. on one side of a date"},
                    EdtfErrorRow{"[2018..2016]", 8, "the range ends before it begins"},
                    EdtfErrorRow{"[2016..2016-05]", 8, "both sides of .. have the same precision"},
                    EdtfErrorRow{"2016..2018", 5, "the end should stand here"}));

}  // namespace
}  // namespace palimpsest::years
