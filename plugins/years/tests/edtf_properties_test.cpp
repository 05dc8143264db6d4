#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>

#include "../src/edtf.hpp"
#include "edtf_invariants.hpp"

namespace palimpsest::years {
namespace {

constexpr unsigned edtf_seed = 20190304;

bool is_valid(std::string_view text) { return std::holds_alternative<EdtfValue>(read_edtf(text)); }

std::string padded(int value, std::size_t width) {
    const std::string digits = std::to_string(value);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

TEST(EdtfPropertiesTest, DatesAreThoseOfTheCalendar) {
    for (int year = 1890; year <= 2110; ++year)
        for (int month = 0; month <= 13; ++month)
            for (int day = 0; day <= 32; ++day) {
                const std::string text =
                    padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
                const std::chrono::year_month_day date{
                    std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                    std::chrono::day(static_cast<unsigned>(day))};
                ASSERT_EQ(is_valid(text), date.ok()) << text;
            }
}

/// The bounds of a date with X, by looking at every day of the years that it may mean.
std::string bounds_by_search(const std::string& mask, int first_year, int last_year) {
    std::string earliest;
    std::string latest;
    for (int year = first_year; year <= last_year; ++year)
        for (int month = 1; month <= 12; ++month)
            for (int day = 1; day <= days_in(year, month); ++day) {
                const std::string date =
                    padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
                bool matches = true;
                for (std::size_t i = 0; i < mask.size(); ++i)
                    matches = matches && (mask[i] == 'X' || mask[i] == date[i]);
                if (!matches) continue;
                if (earliest.empty()) earliest = date;
                latest = date;
            }
    return earliest.empty() ? "invalid" : earliest + " " + latest;
}

TEST(EdtfPropertiesTest, UnspecifiedPlacesMeanAllDatesThatMatch) {
    std::mt19937 random(edtf_seed);
    const auto place = [&](const char* choices) { return choices[random() % 4]; };
    for (int round = 0; round < 400; ++round) {
        std::string mask = "19";
        mask += {place("0129"), place("X048"), '-', place("X001"), place("X129")};
        if (round % 2 == 0) mask += {'-', place("X023"), place("X019")};
        if (round % 3 == 0) mask[2] = 'X';
        const EdtfResult result = read_edtf(mask);
        const auto* value = std::get_if<EdtfValue>(&result);
        const bool is_season = mask[5] != 'X' && mask[6] != 'X' && mask.substr(5, 2) > "20";
        if (is_season) continue;
        EXPECT_EQ(
            value == nullptr ? "invalid" : written(value->earliest) + " " + written(value->latest),
            bounds_by_search(mask, 1900, 1999))
            << mask;
    }
}

TEST(EdtfPropertiesTest, HoldForAllShortTexts) {
    constexpr std::string_view signs = "02X-/.?[,]YES T\xE5";
    for (std::size_t size = 0; size <= 5; ++size) {
        std::size_t count = 1;
        for (std::size_t i = 0; i < size; ++i) count *= signs.size();
        for (std::size_t index = 0; index < count; ++index) {
            std::string text;
            for (std::size_t rest = index, i = 0; i < size; ++i, rest /= signs.size())
                text += signs[rest % signs.size()];
            const char* broken = broken_edtf_rule(text);
            ASSERT_EQ(broken, nullptr) << text;
        }
    }
}

TEST(EdtfPropertiesTest, HoldForChangedExpressions) {
    constexpr std::string_view pieces[] = {
        "2024", "19XX", "-0044", "-06", "-1X", "-31", "-XX", "-24", "-41", "/",  "..",        "?",
        "~",    "%",    "[",     "]",   "{",   "}",   ",",   "Y1",  "E5",  "S3", "T10:00:00", "Z"};
    std::mt19937 random(edtf_seed);
    int valid = 0;
    for (int round = 0; round < 200000; ++round) {
        std::string text;
        for (std::size_t i = 0; i < 1 + random() % 7; ++i)
            text += pieces[random() % std::size(pieces)];
        ASSERT_EQ(broken_edtf_rule(text), nullptr) << text;
        valid += is_valid(text);
    }
    EXPECT_GT(valid, 2000) << "the pieces should make valid expressions too";
}

TEST(EdtfPropertiesTest, LongTextsAreReadOnce) {
    for (const std::string piece :
         {"2024,", "XXXX-XX-31,", "/", "?", "2", "X", "..", "[", "2024/"}) {
        std::string text = "[";
        while (text.size() < 1'000'000) text += piece;
        EXPECT_EQ(broken_edtf_rule(text), nullptr) << piece;
    }
}

}  // namespace
}  // namespace palimpsest::years
