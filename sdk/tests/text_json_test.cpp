#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <random>
#include <string>

#include "palimpsest/text/json.hpp"

namespace palimpsest {
namespace {

std::string json(std::string_view text) {
    std::string out;
    append_json_string(text, out);
    return out;
}

std::string number(double value) {
    std::string out;
    append_json_number(value, out);
    return out;
}

TEST(JsonText, EscapesWhatJsonMust) {
    EXPECT_EQ(json(""), "\"\"");
    EXPECT_EQ(json("报告 a/b"), "\"报告 a/b\"");
    EXPECT_EQ(json("\"\\"), "\"\\\"\\\\\"");
    EXPECT_EQ(json("\b\f\n\r\t"), "\"\\b\\f\\n\\r\\t\"");
    EXPECT_EQ(json(std::string("\0\x01\x1F\x7F", 4)), "\"\\u0000\\u0001\\u001f\x7F\"");
}

struct NumberRow {
    double value;
    const char* json;
};

TEST(JsonText, NumbersAreShortAndReadBack) {
    const NumberRow rows[] = {
        {0, "0.0"},
        {-0.0, "-0.0"},
        {1, "1.0"},
        {0.1, "0.1"},
        {1.0 / 3, "0.3333333333333333"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1e20, "1e+20"},
        {123456789, "123456789.0"},
        {5e-324, "5e-324"},
        {1.7976931348623157e308, "1.7976931348623157e+308"},
        {std::numeric_limits<double>::infinity(), "null"},
        {std::nan(""), "null"},
    };
    for (const NumberRow& row : rows) EXPECT_EQ(number(row.value), row.json);
}

TEST(JsonText, EveryNumberReadsBack) {
    std::mt19937_64 random(20240229);
    for (int round = 0; round < 100'000; ++round) {
        const std::uint64_t bits = random();
        double value = 0;
        std::memcpy(&value, &bits, sizeof value);
        if (!std::isfinite(value)) continue;
        ASSERT_EQ(std::strtod(number(value).c_str(), nullptr), value) << bits;
    }
}

TEST(JsonText, Integers) {
    std::string out;
    append_json_integer(std::numeric_limits<std::int64_t>::min(), out);
    out += ' ';
    append_json_integer(std::numeric_limits<std::uint64_t>::max(), out);
    out += ' ';
    append_json_bool(true, out);
    append_json_bool(false, out);
    EXPECT_EQ(out, "-9223372036854775808 18446744073709551615 truefalse");
}

}  // namespace
}  // namespace palimpsest
