#include "../src/dates.hpp"

#include <gtest/gtest.h>

#include "../src/slots.hpp"

namespace palimpsest::years {
namespace {

std::string places(std::string_view text) {
    const auto slots = slots_before(text, text.size());
    return slots ? slots->edtf() : "none";
}

TEST(SlotsTest, ReadsFourPlaces) {
    EXPECT_EQ(places("2024"), "2024");
    EXPECT_EQ(places("镇２０２４"), "2024");
    EXPECT_EQ(places("二○○五"), "2005");
    EXPECT_EQ(places("二OO五"), "2005");
    EXPECT_EQ(places("199×"), "199X");
    EXPECT_EQ(places("20□□"), "20XX");
    EXPECT_EQ(places("20_"), "20XX");
}

TEST(SlotsTest, RefusesTheTailOfALongerNumber) {
    EXPECT_EQ(places("12024"), "none");
    EXPECT_EQ(places("1.2024"), "none");
    EXPECT_EQ(places("12,024"), "none");
    EXPECT_EQ(places("A2024"), "none");
    EXPECT_EQ(places("三二〇二四"), "none");
    EXPECT_EQ(places("5024"), "none");
    EXPECT_EQ(places("024"), "none");
}

TEST(DatedTest, LeavesOutDaysThatDoNotExist) {
    EXPECT_EQ(dated_after("4月31日", 0, "2024").edtf, "2024-04");
    EXPECT_EQ(dated_after("2月29日", 0, "2024").edtf, "2024-02-29");
    EXPECT_EQ(dated_after("2月29日", 0, "202X").edtf, "202X-02-29");
    EXPECT_EQ(dated_after("13月", 0, "2024").edtf, "2024");
    EXPECT_EQ(dated_after("X月X日", 0, "2024").edtf, "2024-XX-XX");
}

TEST(NumericDateTest, NeedsThreePartsAndOneSeparator) {
    EXPECT_EQ(numeric_date_at("2024/11/27", 0)->edtf, "2024-11-27");
    EXPECT_FALSE(numeric_date_at("2024-11.27", 0));
    EXPECT_FALSE(numeric_date_at("2024-11-31", 0));
    EXPECT_FALSE(numeric_date_at("2024-11-27-3", 0));
    EXPECT_FALSE(numeric_date_at("x/2024/11/27", 2));
}

}  // namespace
}  // namespace palimpsest::years
