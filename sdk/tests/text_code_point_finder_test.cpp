#include <gtest/gtest.h>

#include <string>

#include "palimpsest/text/code_point_finder.hpp"

namespace palimpsest {
namespace {

constexpr CodePointFinder punctuation(U"、。)）①");

TEST(CodePointFinder, FindsEachOfItsCodePointsAndNoOther) {
    for (char32_t value = 1; value <= 0x10FFFF; ++value) {
        if (value >= 0xD800 && value < 0xE000) continue;
        const bool is_in =
            std::u32string_view(U"、。)）①").find(value) != std::u32string_view::npos;
        const std::string sign(encoded(value).view());
        ASSERT_EQ(punctuation.contains(value), is_in) << sign;
        ASSERT_EQ(punctuation.next("一a" + sign + "𠀀", 0), is_in ? 4U : sign.size() + 8) << sign;
    }
}

TEST(CodePointFinder, GoesOnFromAnOffset) {
    const std::string text = "一、二、三";
    EXPECT_EQ(punctuation.next(text, 0), 3U);
    EXPECT_EQ(punctuation.next(text, 6), 9U);
    EXPECT_EQ(punctuation.next(text, 12), text.size());
    EXPECT_EQ(punctuation.next(text, text.size()), text.size());
    EXPECT_EQ(punctuation.next("", 0), 0U);
    EXPECT_FALSE(punctuation.contains(0));
}

}  // namespace
}  // namespace palimpsest
