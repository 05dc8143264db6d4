#include "core/text/code_point_index.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "palimpsest/text/utf8.hpp"

namespace palimpsest::core {
namespace {

static_assert(!std::is_convertible_v<ByteOffset, CodePointOffset>);
static_assert(!std::is_convertible_v<CodePointOffset, ByteOffset>);
static_assert(!std::is_convertible_v<std::uint64_t, ByteOffset>);

/// `size` code points of every length, with the seed.
std::string random_text(std::uint32_t seed, std::size_t size) {
    std::mt19937 random(seed);
    static constexpr char32_t code_points[] = {U'a', U'\n', U'é', U'年', U'，', U'😀', U'\0'};
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
        append_code_point(text, code_points[random() % std::size(code_points)]);
    }
    return text;
}

void check_every_offset(const std::string& text) {
    const CodePointIndex index(text);
    std::uint64_t count = 0;
    for (std::uint64_t offset = 0; offset <= text.size(); ++offset) {
        EXPECT_EQ(index.code_point_offset(text, {offset}), CodePointOffset{count}) << offset;
        if (!is_boundary(text, offset)) continue;
        EXPECT_EQ(index.byte_offset(text, {count}), ByteOffset{offset}) << count;
        count += offset < text.size();
    }
    EXPECT_EQ(index.size(), CodePointOffset{count});
}

TEST(CodePointIndex, MapsEveryOffset) {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        for (const std::size_t size : {0U, 1U, 7U, 170U, 171U, 512U, 1000U, 5000U}) {
            SCOPED_TRACE(testing::Message() << "seed " << seed << ", size " << size);
            check_every_offset(random_text(seed, size));
        }
    }
}

TEST(CodePointIndex, MapsTextsOfOneSizeOfCodePoint) {
    for (const char* piece : {"a", "é", "年", "😀"}) {
        std::string text;
        while (text.size() < 2000) text += piece;
        SCOPED_TRACE(piece);
        check_every_offset(text);
    }
}

TEST(CodePointIndex, TakesAtMostTwoPercentOfTheText) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += "年";
    const CodePointIndex index(text);
    EXPECT_LE(static_cast<double>(index.memory()), 0.02 * static_cast<double>(text.size()));
    EXPECT_FALSE(index.is_ascii());
}

TEST(CodePointIndex, HasNoTableForAscii) {
    const std::string text(100'000, 'x');
    const CodePointIndex index(text);
    EXPECT_TRUE(index.is_ascii());
    EXPECT_EQ(index.memory(), 0U);
    EXPECT_EQ(index.code_point_offset(text, {77'777}), CodePointOffset{77'777});
    EXPECT_EQ(index.byte_offset(text, {77'777}), ByteOffset{77'777});
}

TEST(CodePointIndex, CanBeStoredWithoutTheText) {
    const std::string text = random_text(4, 3000);
    std::vector<CodePointIndex> stored;
    stored.push_back(CodePointIndex(text));
    stored.emplace_back();
    const CodePointIndex index = std::move(stored.front());
    const std::string same = text;
    EXPECT_EQ(index.code_point_offset(same, {same.size()}), index.size());
    EXPECT_EQ(stored.back().size(), CodePointOffset{0});
    EXPECT_EQ(stored.back().byte_offset("", {0}), ByteOffset{0});
}

}  // namespace
}  // namespace palimpsest::core
