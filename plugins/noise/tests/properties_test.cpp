#include <gtest/gtest.h>

#include "invariants.hpp"
#include "marked.hpp"
#include "random_text.hpp"

namespace palimpsest::noise {
namespace {

constexpr unsigned seed = 20240917;

TEST(PropertiesTest, HoldForRandomTexts) {
    Language language = shipped_language();
    std::mt19937 random(seed);
    for (int round = 0; round < 6000; ++round) {
        const std::string text = random_text(random, static_cast<std::size_t>(round % 120));
        const std::vector<Noise> noise = noise_in(text, language);
        const char* broken = broken_rule(text, noise);
        ASSERT_EQ(broken, nullptr) << "seed " << seed << ", round " << round << ":\n"
                                   << marked(text, noise);
    }
}

TEST(PropertiesTest, HoldAcrossWindows) {
    Language language = shipped_language();
    std::mt19937 random(seed);
    std::string text;
    while (text.size() < 3'000'000) text += random_text(random, 100);
    EXPECT_EQ(broken_rule(text, noise_in(text, language)), nullptr);
}

/// Long runs of what rules look at, on one line and on lines of their own: a rule that looks back
/// or ahead without bound would not end.
TEST(PropertiesTest, LongRunsAreReadOnce) {
    Language language = shipped_language();
    for (const std::string_view piece : pieces) {
        for (const std::string_view separator : {"", " ", "渠", "\n"}) {
            std::string text;
            while (text.size() < 100'000) text.append(piece).append(separator);
            EXPECT_EQ(broken_rule(text, noise_in(text, language)), nullptr)
                << piece << "|" << separator;
        }
    }
}

}  // namespace
}  // namespace palimpsest::noise
