#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "palimpsest/text/utf8.hpp"

namespace palimpsest {
namespace {

struct TextUtf8Row {
    const char* name;
    char32_t value;
    std::string bytes;
};

void PrintTo(const TextUtf8Row& row, std::ostream* out) { *out << row.name; }

const TextUtf8Row rows[] = {
    {"NUL", 0, std::string(1, '\0')},
    {"last of one byte", 0x7F, "\x7F"},
    {"first of two bytes", 0x80, "\xC2\x80"},
    {"last of two bytes", 0x7FF, "\xDF\xBF"},
    {"first of three bytes", 0x800, "\xE0\xA0\x80"},
    {"Han", U'年', "年"},
    {"last before the surrogates", 0xD7FF, "\xED\x9F\xBF"},
    {"last of three bytes", 0xFFFF, "\xEF\xBF\xBF"},
    {"first of four bytes", 0x10000, "\xF0\x90\x80\x80"},
    {"last of all", 0x10FFFF, "\xF4\x8F\xBF\xBF"},
};

class Utf8Test : public testing::TestWithParam<TextUtf8Row> {};
INSTANTIATE_TEST_SUITE_P(CodePoints, Utf8Test, testing::ValuesIn(rows));

TEST_P(Utf8Test, EncodesAndDecodes) {
    const auto& [name, value, bytes] = GetParam();
    const CodePoint expected{value, static_cast<std::uint32_t>(bytes.size())};
    EXPECT_EQ(encoded(value).view(), bytes);
    EXPECT_EQ(encoded_size(value), bytes.size());
    EXPECT_EQ(code_point_at(bytes, 0), expected);
    EXPECT_EQ(code_point_before(bytes, bytes.size()), expected);

    const std::string between = "年" + bytes + "a";
    EXPECT_EQ(code_point_at(between, 3), expected);
    EXPECT_EQ(code_point_before(between, 3 + bytes.size()), expected);
    for (std::uint64_t inside = 1; inside < bytes.size(); ++inside) {
        EXPECT_FALSE(is_boundary(between, 3 + inside));
        EXPECT_EQ(boundary_before(between, 3 + inside), 3U);
    }
}

TEST(Utf8, EncodesWhatIsNoCodePointAsReplacement) {
    for (const char32_t value : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}}) {
        EXPECT_EQ(encoded(value).view(), "\xEF\xBF\xBD");
    }
}

TEST(Utf8, HasNoCodePointOutside) {
    EXPECT_EQ(code_point_at("", 0).size, 0U);
    EXPECT_EQ(code_point_at("年", 3).size, 0U);
    EXPECT_EQ(code_point_at("年", 99).size, 0U);
    EXPECT_EQ(code_point_before("年", 0).size, 0U);
    EXPECT_EQ(boundary_before("年", 0), 0U);
    EXPECT_EQ(boundary_before("年", 99), 0U);
    EXPECT_TRUE(is_boundary("年", 0));
    EXPECT_TRUE(is_boundary("年", 3));
    EXPECT_FALSE(is_boundary("年", 4));
}

TEST(Utf8, StepsBackInsideOfTextThatIsNotValid) {
    const std::string_view bytes = "\xE5\xB9";
    for (std::uint64_t offset = 1; offset <= bytes.size(); ++offset)
        EXPECT_LE(code_point_before(bytes, offset).size, offset);
}

TEST(Utf8, ReadsNothingPastTheEnd) {
    for (const std::string bytes : {"\xC3", "\xE5\xB9", "\xF0\x9F\x98", "\x80"}) {
        EXPECT_EQ(code_point_at(bytes, 0).size, 1U);
    }
}

TEST(Utf8, WalksCodePoints) {
    const std::string text = "a年é😀";
    std::vector<std::uint64_t> offsets;
    std::string again;
    for (const auto [offset, value, size] : code_points(text)) {
        offsets.push_back(offset);
        append_code_point(again, value);
    }
    EXPECT_EQ(offsets, (std::vector<std::uint64_t>{0, 1, 4, 6}));
    EXPECT_EQ(again, text);
    EXPECT_EQ(count_code_points(text), 4U);
    EXPECT_EQ(code_points("").begin(), code_points("").end());
}

TEST(Utf8, KnowsHan) {
    for (const auto [offset, value, size] : code_points("年〇㐀𠀀鿿豈")) {
        EXPECT_TRUE(is_han(value)) << "at byte " << offset;
    }
    for (const auto [offset, value, size] : code_points("aあ가、①　")) {
        EXPECT_FALSE(is_han(value)) << "at byte " << offset;
    }
}

}  // namespace
}  // namespace palimpsest
