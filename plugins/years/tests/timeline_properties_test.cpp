#include <gtest/gtest.h>

#include <random>

#include "table.hpp"
#include "timeline_invariants.hpp"
#include "timeline_pieces.hpp"

namespace palimpsest::years {
namespace {

constexpr unsigned timeline_seed = 20240603;

std::string timeline_text(std::mt19937& random, std::size_t size) {
    std::uniform_int_distribution<std::size_t> any(0, std::size(timeline_pieces) - 1);
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += timeline_pieces[any(random)];
    return text;
}

TEST(TimelinePropertiesTest, HoldForRandomTexts) {
    std::mt19937 random(timeline_seed);
    for (int round = 0; round < 10000; ++round) {
        const std::string text = timeline_text(random, static_cast<std::size_t>(round % 60));
        const char* broken = broken_rule(text, timeline(text));
        ASSERT_EQ(broken, nullptr) << "seed " << timeline_seed << ", round " << round << ":\n"
                                   << text;
    }
}

/// Works are dated each by its own words, as long as no year is proved to be overwritten.
TEST(TimelinePropertiesTest, WorksAreDatedOnTheirOwn) {
    std::mt19937 random(timeline_seed);
    for (int round = 0; round < 2000; ++round) {
        const std::string first = timeline_text(random, 25) + "\n\n";
        const std::string text = first + timeline_text(random, 25);
        const Stretch works[] = {{0, first.size()}, {first.size(), text.size()}};
        const Timeline both = timeline_of(text, small_finder(), works);
        ASSERT_EQ(both.works.size(), 2u);
        const Timeline alone = timeline(first);
        if (both.works[1].dating.overwritten || alone.works[0].dating.overwritten) continue;
        ASSERT_EQ(both.works[0].dating.edtf(), alone.works[0].dating.edtf())
            << "seed " << timeline_seed << ", round " << round << ":\n"
            << text;
    }
}

TEST(TimelinePropertiesTest, LongRunsAreReadOnce) {
    for (const std::string_view piece : timeline_pieces) {
        std::string text;
        while (text.size() < 300'000) text += piece;
        EXPECT_EQ(broken_rule(text, timeline(text)), nullptr) << piece;
    }
}

}  // namespace
}  // namespace palimpsest::years
