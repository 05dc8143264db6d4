#include <gtest/gtest.h>

#include "invariants.hpp"
#include "random_text.hpp"

namespace palimpsest::sections {
namespace {

constexpr unsigned seed = 20240601;

TEST(PropertiesTest, HoldForRandomTexts) {
    std::mt19937 random(seed);
    for (int round = 0; round < 4000; ++round) {
        const std::string text = random_text(random, static_cast<std::size_t>(round % 120));
        const char* broken = broken_rule(text, structure_of(text));
        ASSERT_EQ(broken, nullptr) << "seed " << seed << ", round " << round << ":\n" << text;
    }
}

TEST(PropertiesTest, EveryHeadingOpensASection) {
    std::mt19937 random(seed);
    for (int round = 0; round < 500; ++round) {
        const Structure structure = structure_of(random_text(random, 100));
        std::size_t opened = 0;
        for (const Section& section : structure.sections) opened += section.heading.has_value();
        ASSERT_EQ(opened, structure.headings.size()) << "seed " << seed << ", round " << round;
    }
}

std::vector<Heading> numbered_headings(const std::string& text) {
    std::vector<Heading> headings = structure_of(text).headings;
    std::erase_if(headings, [](const Heading& heading) { return !heading.value; });
    return headings;
}

TEST(PropertiesTest, TextBeforeMovesNumberedHeadingsAndChangesNothing) {
    std::mt19937 random(seed);
    for (int round = 0; round < 500; ++round) {
        const std::string text = random_text(random, 60, pieces_of_headings);
        const std::string before = "前言没有编号。\n";
        const auto plain = numbered_headings(text);
        const auto moved = numbered_headings(before + text);
        ASSERT_EQ(plain.size(), moved.size()) << "seed " << seed << ", round " << round;
        for (std::size_t i = 0; i < plain.size(); ++i) {
            EXPECT_EQ(plain[i].begin + before.size(), moved[i].begin);
            EXPECT_EQ(plain[i].level, moved[i].level);
        }
    }
}

TEST(PropertiesTest, OneLongLineIsReadOnce) {
    std::string line = "一、";
    while (line.size() < 8'000'000) line += "工作 一、报告（一）1、";
    const Structure structure = structure_of(line);
    EXPECT_LE(structure.headings.size(), 1u);
    ASSERT_EQ(structure.sections.size(), 1u);
    EXPECT_EQ(structure.sections[0].end, line.size());
}

TEST(PropertiesTest, ManyNumberedLines) {
    std::string text;
    for (int i = 0; i < 200'000; ++i) text += "1、修渠。全镇动手。\n";
    EXPECT_EQ(structure_of(text).headings.size(), 200'000u);
}

}  // namespace
}  // namespace palimpsest::sections
