#include <gtest/gtest.h>

#include <string>

#include "core/text/decode.hpp"
#include "core/text/test_encoding.hpp"
#include "core/text/utf8.hpp"

namespace palimpsest::core {
namespace {

using namespace std::string_literals;

const std::string simplified =
    "关于2024年度工作的报告\n一、总体要求。我们要坚持发展是第一要务，不断提高为人民服务的水平。";
const std::string traditional =
    "關於2024年度工作的報告\n一、總體要求。我們要堅持發展是第一要務，不斷提高為人民服務的水準。";

struct DecodeAutoRow {
    const char* name;
    std::string bytes;
    const char* encoding;  // Empty: undecodable, as UTF-8, at `offset`.
    std::string text;
    double confidence = 1;  // At least.
    std::uint64_t offset = 0;
};

void PrintTo(const DecodeAutoRow& row, std::ostream* out) { *out << row.name; }

class DecodeAuto : public testing::TestWithParam<DecodeAutoRow> {};

TEST_P(DecodeAuto, DecidesForTheFile) {
    const DecodeAutoRow& row = GetParam();
    const auto result = decode(row.bytes);
    if (*row.encoding == '\0') {
        ASSERT_TRUE(std::holds_alternative<Undecodable>(result))
            << std::get<Decoded>(result).encoding << ": " << std::get<Decoded>(result).text;
        EXPECT_EQ(std::get<Undecodable>(result).encoding, "UTF-8");
        EXPECT_EQ(std::get<Undecodable>(result).offset, row.offset);
        return;
    }
    ASSERT_TRUE(std::holds_alternative<Decoded>(result)) << std::get<Undecodable>(result).reason;
    const auto& decoded = std::get<Decoded>(result);
    EXPECT_EQ(decoded.encoding, row.encoding);
    EXPECT_EQ(decoded.text, row.text);
    EXPECT_GE(decoded.confidence, row.confidence);
    EXPECT_LE(decoded.confidence, 1);
}

INSTANTIATE_TEST_SUITE_P(
    Unicode, DecodeAuto,
    testing::Values(
        DecodeAutoRow{"empty", "", "UTF-8", ""}, DecodeAutoRow{"one byte", "a", "UTF-8", "a"},
        DecodeAutoRow{"one NUL", "\0"s, "UTF-8", "\0"s},
        DecodeAutoRow{"two bytes with NUL", "a\0"s, "UTF-8", "a\0"s},
        DecodeAutoRow{"UTF-8", simplified, "UTF-8", simplified},
        DecodeAutoRow{"UTF-8 with mark", "\xEF\xBB\xBF" + simplified, "UTF-8", simplified},
        DecodeAutoRow{"some NUL", "a\0b\0\0年"s, "UTF-8", "a\0b\0\0年"s},
        DecodeAutoRow{"only NUL", std::string(100, '\0'), "UTF-8", std::string(100, '\0')},
        DecodeAutoRow{"UTF-16LE with mark", "\xFF\xFE" + encoded_as(simplified, "UTF-16LE"),
                      "UTF-16LE", simplified},
        DecodeAutoRow{"UTF-16BE with mark", "\xFE\xFF" + encoded_as(simplified, "UTF-16BE"),
                      "UTF-16BE", simplified},
        DecodeAutoRow{"UTF-16LE", encoded_as(simplified, "UTF-16LE"), "UTF-16LE", simplified, 0.8},
        DecodeAutoRow{"UTF-16BE", encoded_as(traditional, "UTF-16BE"), "UTF-16BE", traditional,
                      0.8},
        DecodeAutoRow{"UTF-16LE of ASCII", encoded_as("plain text\n", "UTF-16LE"), "UTF-16LE",
                      "plain text\n", 0.9},
        DecodeAutoRow{"UTF-16BE of ASCII", encoded_as("plain text\n", "UTF-16BE"), "UTF-16BE",
                      "plain text\n", 0.9},
        DecodeAutoRow{"UTF-32LE with mark", "\xFF\xFE\0\0\x74\x5E\0\0"s, "UTF-32LE", "年"}));
INSTANTIATE_TEST_SUITE_P(
    Chinese, DecodeAuto,
    testing::Values(DecodeAutoRow{"GBK", encoded_as(simplified, "GBK"), "GB18030", simplified, 0.8},
                    DecodeAutoRow{"GBK of traditional", encoded_as(traditional, "GBK"), "GB18030",
                                  traditional, 0.6},
                    DecodeAutoRow{"GB18030", encoded_as(simplified + "𠀀", "GB18030"), "GB18030",
                                  simplified + "𠀀", 0.8},
                    DecodeAutoRow{"GB18030 with mark", "\x84\x31\x95\x33\xC4\xEA", "GB18030", "年"},
                    DecodeAutoRow{"Big5", encoded_as(traditional, "Big5"), "Big5", traditional,
                                  0.8},
                    DecodeAutoRow{"short GBK", encoded_as("年度工作报告", "GBK"), "GB18030",
                                  "年度工作报告", 0.6},
                    DecodeAutoRow{"short Big5", encoded_as("年度工作報告", "Big5"), "Big5",
                                  "年度工作報告", 0.6},
                    DecodeAutoRow{"names in GBK", encoded_as("张三丰、李四光\n", "GBK"), "GB18030",
                                  "张三丰、李四光\n", 0.5},
                    DecodeAutoRow{"GBK after much ASCII",
                                  std::string(200'000, 'x') + encoded_as(simplified, "GBK"),
                                  "GB18030", std::string(200'000, 'x') + simplified, 0.8}));
INSTANTIATE_TEST_SUITE_P(
    Broken, DecodeAuto,
    testing::Values(
        DecodeAutoRow{"ASCII with a byte of Windows", "it\x92s fine", "", "", 0, 2},
        DecodeAutoRow{"Latin-1", "caf\xE9 au lait", "", "", 0, 3},
        DecodeAutoRow{"degrees",
                      "20\xB0"
                      "C",
                      "", "", 0, 2},
        DecodeAutoRow{"many degrees",
                      "20\xB0"
                      "C, 21\xB0"
                      "C, 22\xB0"
                      "C",
                      "", "", 0, 2},
        DecodeAutoRow{"one byte", "\xFF", "", "", 0, 0},
        DecodeAutoRow{"half of GBK", "\xC4", "", "", 0, 0},
        DecodeAutoRow{"UTF-8 cut at the end", simplified.substr(0, simplified.size() - 1), "", "",
                      0, simplified.size() - 3},
        DecodeAutoRow{"Cyrillic UTF-8 with a broken byte", "Привет, мир\xFF!", "", "", 0, 20},
        DecodeAutoRow{"noise", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\xF3\xFF"s, "", "", 0, 0}));

TEST(DecodeAutoBroken, Utf8IsNeverTakenForAnythingElse) {
    const std::string text = "工作报告。年度a";
    for (std::size_t at = 0; at <= text.size(); ++at) {
        for (const int byte : {0x80, 0xB0, 0xC4, 0xE5, 0xF0, 0xFF}) {
            for (const std::size_t overwritten : {0U, 1U}) {
                std::string bytes = text;
                bytes.replace(at, overwritten, 1, static_cast<char>(byte));
                const auto result = decode(bytes);
                SCOPED_TRACE(testing::Message() << "byte " << byte << " at " << at);
                if (const auto* decoded = std::get_if<Decoded>(&result)) {
                    EXPECT_EQ(decoded->encoding, "UTF-8");
                    EXPECT_EQ(decoded->text, bytes);
                } else {
                    EXPECT_EQ(std::get<Undecodable>(result).encoding, "UTF-8");
                    EXPECT_EQ(std::get<Undecodable>(result).offset, first_invalid_utf8(bytes));
                }
            }
        }
    }
}

TEST(DecodeAutoBroken, KeepsTheEncodingOfABrokenFile) {
    std::string bytes = encoded_as(simplified, "GBK");
    const std::size_t before = simplified.find("坚持");
    const std::size_t at = encoded_as(simplified.substr(0, before), "GBK").size();
    bytes.insert(at, "\xFF");
    const auto result = decode(bytes);
    ASSERT_TRUE(std::holds_alternative<Undecodable>(result));
    EXPECT_EQ(std::get<Undecodable>(result).encoding, "GB18030");
    EXPECT_EQ(std::get<Undecodable>(result).offset, at);
    const auto replaced = decode(bytes, {"auto", OnInvalid::replace});
    std::string expected = simplified;
    expected.insert(before, "\uFFFD");
    EXPECT_EQ(std::get<Decoded>(replaced).text, expected);
    EXPECT_EQ(std::get<Decoded>(replaced).replaced, 1U);
}

TEST(DecodeAutoBroken, ReplacesInUtf8) {
    const auto result = decode(simplified + "\xFF", {"auto", OnInvalid::replace});
    EXPECT_EQ(std::get<Decoded>(result).text, simplified + "\uFFFD");
    EXPECT_EQ(std::get<Decoded>(result).encoding, "UTF-8");
    EXPECT_EQ(std::get<Decoded>(result).confidence, 0.9);
}

TEST(DecodeAuto, IsLessSureOfLessText) {
    const auto confidence = [](const std::string& text) {
        return std::get<Decoded>(decode(encoded_as(text, "GBK"))).confidence;
    };
    EXPECT_LT(confidence("年度"), confidence("年度工作报告"));
    EXPECT_LT(confidence("年度工作报告"), confidence(simplified));
    EXPECT_LT(confidence(simplified), 1);
}

}  // namespace
}  // namespace palimpsest::core
