#include "core/text/decode.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "core/text/error.hpp"
#include "core/text/test_encoding.hpp"
#include "core/text/utf8.hpp"

namespace palimpsest::core {
namespace {

using testing::HasSubstr;
using testing::StartsWith;
using namespace std::string_literals;

struct DecodeRow {
    const char* name;
    const char* label;
    std::string bytes;
    std::string text;
    const char* encoding;
    bool byte_order_mark = false;
};

void PrintTo(const DecodeRow& row, std::ostream* out) { *out << row.name; }

class DecodeNamed : public testing::TestWithParam<DecodeRow> {};
INSTANTIATE_TEST_SUITE_P(
    Encodings, DecodeNamed,
    testing::Values(
        DecodeRow{"UTF-8", "utf8", "年a", "年a", "UTF-8"},
        DecodeRow{"UTF-8 with mark", "UTF-8", "\xEF\xBB\xBF年", "年", "UTF-8", true},
        DecodeRow{"UTF-8 mark alone", "UTF-8", "\xEF\xBB\xBF", "", "UTF-8", true},
        DecodeRow{"second mark stays", "UTF-8", "\xEF\xBB\xBF\xEF\xBB\xBF", "\xEF\xBB\xBF", "UTF-8",
                  true},
        DecodeRow{"NUL in UTF-8", "UTF-8", "a\0年"s, "a\0年"s, "UTF-8"},
        DecodeRow{"UTF-16LE", "utf-16le", "\x74\x5E\x61\x00"s, "年a", "UTF-16LE"},
        DecodeRow{"UTF-16LE with mark", "UTF-16LE", "\xFF\xFE\x74\x5E", "年", "UTF-16LE", true},
        DecodeRow{"UTF-16LE with mark and NUL", "UTF-16LE", "\xFF\xFE\x00\x00\x74\x5E"s, "\0年"s,
                  "UTF-16LE", true},
        DecodeRow{"UTF-16BE", "UTF-16BE", "\x5E\x74\x00\x61"s, "年a", "UTF-16BE"},
        DecodeRow{"UTF-16BE with mark", "UTF-16BE", "\xFE\xFF\x5E\x74", "年", "UTF-16BE", true},
        DecodeRow{"UTF-16 with mark of LE", "UTF-16", "\xFF\xFE\x74\x5E", "年", "UTF-16LE", true},
        DecodeRow{"UTF-16 with mark of BE", "UTF-16", "\xFE\xFF\x5E\x74", "年", "UTF-16BE", true},
        DecodeRow{"UTF-16 of ASCII", "UTF-16", "\0a\0b\0c\0d"s, "abcd", "UTF-16BE"},
        DecodeRow{"UTF-16 of Han", "UTF-16", encoded_as("工作报告的年", "UTF-16BE"), "工作报告的年",
                  "UTF-16BE"},
        DecodeRow{"UTF-16 astral", "UTF-16LE", "\x3D\xD8\x00\xDE"s, "😀", "UTF-16LE"},
        DecodeRow{"UTF-32LE", "UTF-32LE", "\xFF\xFE\0\0\x74\x5E\0\0"s, "年", "UTF-32LE", true},
        DecodeRow{"UTF-32", "UTF-32", "\0\0\xFE\xFF\0\0\x5E\x74"s, "年", "UTF-32BE", true},
        DecodeRow{"GB18030", "gb18030", "\xC4\xEA\x61", "年a", "GB18030"},
        DecodeRow{"GB18030 with mark", "GB18030", "\x84\x31\x95\x33\xC4\xEA", "年", "GB18030",
                  true},
        DecodeRow{"GB18030 of four bytes", "GB18030", "\x95\x32\x82\x36", "𠀀", "GB18030"},
        DecodeRow{"GBK", "gbk", "\xC4\xEA", "年", "GB18030"},
        DecodeRow{"GBK with its euro", "cp936", "\x80\x31", "€1", "GB18030"},
        DecodeRow{"GBK beyond GB2312", "GB2312", "\xE9\x46", "镕", "GB18030"},
        DecodeRow{"NUL in GBK", "GBK", "\xC4\xEA\0\xC4\xEA"s, "年\0年"s, "GB18030"},
        DecodeRow{"Big5", "big5", "\xA6\x7E\x61", "年a", "Big5"},
        DecodeRow{"Big5 of Windows", "cp950", "\xA6\x7E", "年", "Big5"},
        DecodeRow{"Big5 of Hong Kong", "Big5-HKSCS", "\x9B\xD0", "𠝹", "Big5"},
        DecodeRow{"Shift_JIS", "shift_jis", "\x94\x4E", "年", "Shift_JIS"},
        DecodeRow{"Latin-1", "latin1", "caf\xE9", "café", "ISO-8859-1"},
        DecodeRow{"empty", "GBK", "", "", "GB18030"}));

TEST_P(DecodeNamed, GivesTheText) {
    const DecodeRow& row = GetParam();
    const auto result = decode(row.bytes, {row.label, OnInvalid::quarantine});
    ASSERT_TRUE(std::holds_alternative<Decoded>(result)) << std::get<Undecodable>(result).reason;
    const auto& decoded = std::get<Decoded>(result);
    EXPECT_EQ(decoded.text, row.text);
    EXPECT_EQ(decoded.encoding, row.encoding);
    EXPECT_EQ(decoded.byte_order_mark, row.byte_order_mark);
    EXPECT_EQ(decoded.confidence, 1);
    EXPECT_EQ(decoded.replaced, 0U);
}

struct BadRow {
    const char* name;
    const char* label;
    std::string bytes;
    std::uint64_t offset;
    std::string replaced;
    std::uint64_t count = 1;
};

void PrintTo(const BadRow& row, std::ostream* out) { *out << row.name; }

class DecodeBroken : public testing::TestWithParam<BadRow> {};
INSTANTIATE_TEST_SUITE_P(
    Encodings, DecodeBroken,
    testing::Values(
        BadRow{"UTF-8", "UTF-8", "年\xFFx", 3, "年\uFFFDx"},
        BadRow{"UTF-8 after the mark", "UTF-8", "\xEF\xBB\xBF年\xFF", 6, "年\uFFFD"},
        BadRow{"UTF-8 cut", "UTF-8", "年\xE5\xB9", 3, "年\uFFFD"},
        BadRow{"UTF-8 twice", "UTF-8", "\x80x\xC0", 0, "\uFFFDx\uFFFD", 2},
        BadRow{"UTF-8 surrogate", "UTF-8", "a\xED\xA0\x80", 1, "a\uFFFD\uFFFD\uFFFD", 3},
        BadRow{"UTF-16LE odd", "UTF-16LE", "\x74\x5E\x61", 2, "年\uFFFD"},
        BadRow{"UTF-16LE one byte", "UTF-16LE", "a", 0, "\uFFFD"},
        BadRow{"lone high surrogate", "UTF-16LE", "\x74\x5E\x3D\xD8\x61\x00"s, 2, "年\uFFFDa"},
        BadRow{"lone low surrogate", "UTF-16LE", "\x00\xDE\x61\x00"s, 0, "\uFFFDa"},
        BadRow{"high surrogate at the end", "UTF-16BE", "\x5E\x74\xD8\x3D", 2, "年\uFFFD"},
        BadRow{"surrogate after the mark", "UTF-16", "\xFE\xFF\xD8\x3D\x5E\x74", 2, "\uFFFD年"},
        BadRow{"GB18030 cut", "GB18030", "\xC4\xEA\xC4", 2, "年\uFFFD"},
        BadRow{"GB18030 cut in four", "GB18030", "\xC4\xEA\x81\x30\x81", 2, "年\uFFFD"},
        BadRow{"GB18030 broken in four", "GB18030", "ab\x81\x30\x81\x41", 2, "ab\uFFFD0丄"},
        BadRow{"GB18030 0xFF", "GB18030", "\xC4\xEA\xFF\xC4\xEA", 2, "年\uFFFD年"},
        BadRow{"Big5 0x80", "Big5", "\xA6\x7E\x80x", 2, "年\uFFFDx"},
        BadRow{"Big5 0xFF", "Big5", "\xFF\xA6\x7E", 0, "\uFFFD年"},
        BadRow{"Big5 cut", "Big5", "a\xA6", 1, "a\uFFFD"}));

TEST_P(DecodeBroken, EndsAtTheFirstBrokenByte) {
    const BadRow& row = GetParam();
    const auto result = decode(row.bytes, {row.label, OnInvalid::quarantine});
    ASSERT_TRUE(std::holds_alternative<Undecodable>(result)) << std::get<Decoded>(result).text;
    EXPECT_EQ(std::get<Undecodable>(result).offset, row.offset);
    EXPECT_THAT(std::get<Undecodable>(result).reason,
                HasSubstr("at byte " + std::to_string(row.offset) + " of " +
                          std::to_string(row.bytes.size())));
}

TEST_P(DecodeBroken, ReplacesWhatIsBroken) {
    const BadRow& row = GetParam();
    const auto result = decode(row.bytes, {row.label, OnInvalid::replace});
    ASSERT_TRUE(std::holds_alternative<Decoded>(result));
    EXPECT_EQ(std::get<Decoded>(result).text, row.replaced);
    EXPECT_EQ(std::get<Decoded>(result).replaced, row.count);
}

bool is_decodable(const std::string& bytes, const char* label) {
    return std::holds_alternative<Decoded>(decode(bytes, {label, OnInvalid::quarantine}));
}

// The offset is right when all before it can be read and nothing that reaches past it can.
TEST(Decode, FindsTheBrokenByteWhereverItIs) {
    const std::string text = "年a度😀報，b𠀀告";
    for (const char* label : {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "Big5"}) {
        const std::string good = encoded_as(label == "Big5"s ? "年a度報，b告" : text, label);
        ASSERT_TRUE(is_decodable(good, label)) << label;
        for (std::size_t at = 0; at < good.size(); ++at) {
            for (const int byte : {0x00, 0x30, 0x41, 0x80, 0x81, 0xD8, 0xDC, 0xE5, 0xFF}) {
                std::string bytes = good;
                bytes[at] = static_cast<char>(byte);
                const auto result = decode(bytes, {label, OnInvalid::quarantine});
                const auto* failure = std::get_if<Undecodable>(&result);
                if (failure == nullptr) continue;
                SCOPED_TRACE(testing::Message() << label << ", byte " << byte << " at " << at);
                EXPECT_TRUE(is_decodable(bytes.substr(0, failure->offset), label));
                for (std::size_t end = failure->offset + 1; end <= bytes.size(); ++end) {
                    EXPECT_FALSE(is_decodable(bytes.substr(0, end), label)) << "up to " << end;
                }
            }
        }
    }
}

TEST(Decode, FindsTheBrokenByteOfALongFile) {
    std::string text;
    while (text.size() < 300'000) text += "年度工作报告a😀";
    for (const char* label : {"UTF-16LE", "GB18030"}) {
        std::string bytes = encoded_as(text, label);
        const std::size_t at = bytes.size() - bytes.size() / 5 * 2;
        std::string broken = bytes.substr(0, at);
        while (!is_decodable(broken, label)) broken.pop_back();
        const std::uint64_t expected = broken.size();
        broken += label == "GB18030"s ? "\xFF\xFF" : "\x00\xDE"s;
        const auto result = decode(broken + bytes, {label, OnInvalid::quarantine});
        ASSERT_TRUE(std::holds_alternative<Undecodable>(result)) << label;
        EXPECT_EQ(std::get<Undecodable>(result).offset, expected) << label;
        const auto whole = decode(bytes, {label, OnInvalid::quarantine});
        EXPECT_EQ(std::get<Decoded>(whole).text, text) << label;
    }
}

TEST(Decode, MovesValidUtf8) {
    std::string bytes(100'000, 'x');
    const char* buffer = bytes.data();
    const auto result = decode(std::move(bytes));
    EXPECT_EQ(std::get<Decoded>(result).text.data(), buffer);
}

TEST(Decode, SaysWhatIsBroken) {
    const auto named = decode("年\xFFx", {"UTF-8", OnInvalid::quarantine});
    EXPECT_EQ(std::get<Undecodable>(named).encoding, "UTF-8");
    EXPECT_EQ(std::get<Undecodable>(named).reason,
              "not valid UTF-8 at byte 3 of 5 (FF 78): set encoding = \"auto\" if the file may be "
              "in another one, or set on_invalid = \"replace\" to read such bytes as U+FFFD");
    const auto cut = decode("\xC4\xEA\xC4", {"GBK", OnInvalid::quarantine});
    EXPECT_THAT(std::get<Undecodable>(cut).reason,
                StartsWith("ends inside a character of GB18030 at byte 2 of 3 (C4): set "));
    const auto guessed = decode("工作报告年\xE5\xB9");
    EXPECT_EQ(std::get<Undecodable>(guessed).reason,
              "ends inside a character of UTF-8 at byte 15 of 17 (E5 B9): repair the file or name "
              "its encoding, as in encoding = \"GB18030\", or set on_invalid = \"replace\" to read "
              "such bytes as U+FFFD");
}

TEST(Decode, RefusesUnknownEncodings) {
    try {
        (void)decode("x", {"gbkk", OnInvalid::quarantine});
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(),
                     "unknown encoding \"gbkk\": use \"auto\" to decide for each file, or a name "
                     "such as \"UTF-8\", \"UTF-16LE\", \"GB18030\", \"GBK\" or \"Big5\"");
    }
}

TEST(Encoding, HasOneCanonicalName) {
    const std::pair<const char*, const char*> names[] = {
        {"auto", "auto"},         {"AUTO", "auto"},
        {"utf8", "UTF-8"},        {"Utf-8", "UTF-8"},
        {"utf-16le", "UTF-16LE"}, {"gbk", "GB18030"},
        {"GB2312", "GB18030"},    {"cp936", "GB18030"},
        {"GB18030", "GB18030"},   {"big5", "Big5"},
        {"cp950", "Big5"},        {"Big5-HKSCS", "Big5"},
        {"latin1", "ISO-8859-1"}, {"windows-1252", "windows-1252"}};
    for (const auto& [label, canonical] : names) {
        EXPECT_EQ(canonical_encoding(label), canonical) << label;
        EXPECT_TRUE(is_known_encoding(label)) << label;
        EXPECT_EQ(canonical_encoding(canonical), canonical) << "must lead to itself";
    }
    for (const std::string& label :
         {""s, "gbkk"s, "UTF-9"s, "utf-8,x"s, "utf-8\0"s, std::string(500, 'x')}) {
        EXPECT_FALSE(is_known_encoding(label)) << label;
    }
}

}  // namespace
}  // namespace palimpsest::core
