#include "../src/packed.hpp"

#include <gmock/gmock.h>
#include <zlib.h>

#include <ostream>
#include <random>
#include <string>

namespace palimpsest::report {
namespace {

struct Base64Row {
    const char* bytes;
    const char* text;
};
void PrintTo(const Base64Row& row, std::ostream* out) { *out << '"' << row.bytes << '"'; }

class Base64 : public testing::TestWithParam<Base64Row> {};

TEST_P(Base64, IsThatOfTheStandard) { EXPECT_EQ(base64(GetParam().bytes), GetParam().text); }

// RFC 4648, section 10.
INSTANTIATE_TEST_SUITE_P(All, Base64,
                         testing::Values(Base64Row{"", ""}, Base64Row{"f", "Zg=="},
                                         Base64Row{"fo", "Zm8="}, Base64Row{"foo", "Zm9v"},
                                         Base64Row{"foob", "Zm9vYg=="},
                                         Base64Row{"fooba", "Zm9vYmE="},
                                         Base64Row{"foobar", "Zm9vYmFy"}));

std::string from_base64(const std::string& text) {
    const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); at += 4) {
        std::uint32_t group = 0;
        int padding = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            if (text[at + i] == '=') ++padding;
            const std::size_t digit = text[at + i] == '=' ? 0 : digits.find(text[at + i]);
            group = group << 6 | static_cast<std::uint32_t>(digit);
        }
        for (int i = 0; i < 3 - padding; ++i) bytes += static_cast<char>(group >> (16 - 8 * i));
    }
    return bytes;
}

std::string inflated(const std::string& bytes, std::size_t size) {
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, MAX_WBITS + 16), Z_OK);
    std::string text(size + 1, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
}

TEST(Packed, ComesBackAndHoldsNothingThatEndsAScript) {
    std::mt19937 random(20240607);
    for (std::size_t size : {0UL, 1UL, 2UL, 3UL, 100UL, 70000UL, 300000UL}) {
        std::string text = "</script><!--";
        for (std::size_t i = 0; i < size; ++i) text += static_cast<char>(random() % 256);
        const std::string packed_text = packed(text);
        EXPECT_EQ(inflated(from_base64(packed_text), text.size()), text);
        EXPECT_EQ(packed_text.find_first_of("<>&-!"), std::string::npos);
        EXPECT_EQ(packed_text, packed(text));
    }
}

}  // namespace
}  // namespace palimpsest::report
