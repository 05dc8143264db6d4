#include "core/text/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace palimpsest::core {
namespace {

struct Utf8Row {
    const char* name;
    std::string bytes;
    std::optional<std::uint64_t> invalid;
};

void PrintTo(const Utf8Row& row, std::ostream* out) { *out << row.name; }

const Utf8Row rows[] = {
    {"empty", "", {}},
    {"ASCII", "abc", {}},
    {"NUL", std::string("a\0b", 3), {}},
    {"Han", "年度", {}},
    {"four bytes", "😀", {}},
    {"last code point", "\xF4\x8F\xBF\xBF", {}},
    {"lone continuation", "a\x80", 1},
    {"lone lead at the end", "a\xE5", 1},
    {"cut after two of three", "a年\xE5\xB9", 4},
    {"cut after three of four", "\xF0\x9F\x98", 0},
    {"lead without continuation", "\xE5\xB9!", 0},
    {"overlong NUL", "a\xC0\x80", 1},
    {"overlong slash in three", "ab\xE0\x80\xAF", 2},
    {"overlong in four", "\xF0\x80\x80\xAF", 0},
    {"surrogate", "年\xED\xA0\x80", 3},
    {"past the last code point", "\xF4\x90\x80\x80", 0},
    {"lead of five bytes", "\xF8\x88\x80\x80\x80", 0},
    {"0xFF", "年\xFF年", 3},
    {"GBK", "\xC4\xEA\xB6\xC8", 0},
};

class Utf8Validation : public testing::TestWithParam<Utf8Row> {};
INSTANTIATE_TEST_SUITE_P(Bytes, Utf8Validation, testing::ValuesIn(rows));

TEST_P(Utf8Validation, FindsTheFirstIllFormedSequence) {
    const auto& [name, bytes, invalid] = GetParam();
    EXPECT_EQ(first_invalid_utf8(bytes), invalid);
    EXPECT_EQ(is_valid_utf8(bytes), !invalid.has_value());
    for (const std::uint64_t before : {1U, 15U, 16U, 63U, 64U, 200U}) {
        const std::string longer = std::string(before, 'x') + bytes;
        const auto expected =
            invalid ? std::optional<std::uint64_t>(*invalid + before) : std::nullopt;
        EXPECT_EQ(first_invalid_utf8(longer), expected) << "after " << before << " bytes";
    }
}

TEST(Utf8Count, AgreesWithCountingOneByOne) {
    const std::string text = "a年é😀\n度x";
    std::string all;
    std::uint64_t count = 0;
    for (std::size_t size = 0; size < 9000; ++size) {
        EXPECT_EQ(count_code_points(all).value, count) << "of " << size << " bytes";
        const char next = text[size % text.size()];
        count += (static_cast<unsigned char>(next) & 0xC0) != 0x80;
        all.push_back(next);
    }
}

TEST(Utf8Count, CountsEveryCharacterOfLongTexts) {
    EXPECT_EQ(count_code_points(std::string(100'000, 'x')).value, 100'000U);
    std::string han;
    for (int i = 0; i < 50'000; ++i) han += "年";
    EXPECT_EQ(count_code_points(han).value, 50'000U);
}

}  // namespace
}  // namespace palimpsest::core
