#include <gtest/gtest.h>

#include "drawn.hpp"
#include "invariants.hpp"
#include "random_text.hpp"

namespace palimpsest::years {
namespace {

constexpr unsigned seed = 20240602;

TEST(PropertiesTest, HoldForRandomTexts) {
    std::mt19937 random(seed);
    for (int round = 0; round < 20000; ++round) {
        const std::string text = random_text(random, static_cast<std::size_t>(round % 40));
        const char* broken = broken_rule(text, years_in(text));
        ASSERT_EQ(broken, nullptr) << "seed " << seed << ", round " << round << ":\n"
                                   << text << "\n"
                                   << said(years_in(text));
    }
}

TEST(PropertiesTest, LinesAreReadOnTheirOwn) {
    std::mt19937 random(seed);
    for (int round = 0; round < 2000; ++round) {
        std::string first = random_text(random, 20);
        std::string second = random_text(random, 20);
        std::erase(first, '\n');
        std::erase(second, '\n');
        auto expected = years_in(first);
        for (Year year : years_in(second)) {
            year.begin += first.size() + 1;
            year.end += first.size() + 1;
            expected.push_back(year);
        }
        ASSERT_EQ(said(years_in(first + "\n" + second)), said(expected))
            << "seed " << seed << ", round " << round << ":\n"
            << first << "\n"
            << second;
    }
}

TEST(PropertiesTest, LongRunsAreReadOnce) {
    for (const std::string piece : {"2", "X", "_", "年", "五", "十", "2024-", "O", "2024年至"}) {
        std::string text;
        while (text.size() < 1'000'000) text += piece;
        EXPECT_EQ(broken_rule(text, years_in(text)), nullptr) << piece;
    }
}

}  // namespace
}  // namespace palimpsest::years
