#include <gtest/gtest.h>

#include "invariants.hpp"
#include "random_text.hpp"

namespace palimpsest::placeholders {
namespace {

constexpr unsigned seed = 20240602;

TEST(PlaceholderProperties, HoldForRandomTexts) {
    std::mt19937 random(seed);
    for (int round = 0; round < 20000; ++round) {
        const std::string text = random_text(random, static_cast<std::size_t>(round % 40));
        const char* broken = broken_rule(text, placeholders_in(text));
        ASSERT_EQ(broken, nullptr) << "seed " << seed << ", round " << round << ":\n" << text;
    }
}

TEST(PlaceholderProperties, PlainTextHasNone) {
    EXPECT_TRUE(placeholders_in("").empty());
    EXPECT_TRUE(placeholders_in("全镇完成投资3000万元，新建公路12公里。").empty());
}

TEST(PlaceholderProperties, LongRunsAreReadOnce) {
    for (const std::string piece : {"X", "*", "_", "某", "XX镇", "X、", "**镇，", "3X", "X.", "[",
                                    "{{", "（此处", "姓名", "XX——", "张X"}) {
        std::string text;
        while (text.size() < 200'000) text += piece;
        EXPECT_EQ(broken_rule(text, placeholders_in(text)), nullptr) << piece;
    }
}

}  // namespace
}  // namespace palimpsest::placeholders
