#include "core/text/projection.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/text/test_printing.hpp"
#include "palimpsest/abi.h"

namespace palimpsest::core {
namespace {

struct ProjectionRow {
    const char* name;
    ProjectionRecipe recipe;
    std::string text;
    std::string projected;
    std::vector<Span> dropped = {};
};

void PrintTo(const ProjectionRow& row, std::ostream* out) { *out << row.name; }

constexpr std::uint32_t all_drops = PLM_DROP_NOISE | PLM_DROP_WHITE_SPACE | PLM_DROP_PUNCTUATION;
constexpr std::uint32_t all_folds =
    PLM_FOLD_WIDTH | PLM_FOLD_CASE | PLM_FOLD_DIGITS | PLM_FOLD_MASKS;

class ProjectedText : public testing::TestWithParam<ProjectionRow> {};

TEST_P(ProjectedText, FollowsTheRecipe) {
    const ProjectionRow& row = GetParam();
    EXPECT_EQ(project(row.text, row.recipe, row.dropped).text(), row.projected);
}

INSTANTIATE_TEST_SUITE_P(Nothing, ProjectedText,
                         testing::Values(ProjectionRow{"empty", {all_drops, all_folds}, "", ""},
                                         ProjectionRow{"copy", {}, "Ａ 1，XX\n", "Ａ 1，XX\n"},
                                         ProjectionRow{"all dropped", {}, "年度", "", {{0, 6}}}));
INSTANTIATE_TEST_SUITE_P(
    Drop, ProjectedText,
    testing::Values(
        ProjectionRow{"white space",
                      {PLM_DROP_WHITE_SPACE, 0},
                      " 年\t度\u3000\n\u00A0\u2003\u2028x\uFEFF",
                      "年度x"},
        ProjectionRow{"not zero width", {PLM_DROP_WHITE_SPACE, 0}, "年\u200B度", "年\u200B度"},
        ProjectionRow{
            "punctuation", {PLM_DROP_PUNCTUATION, 0}, "《年》，度。(a+b)=$5—“c”", "年度ab5c"},
        ProjectionRow{"astral symbol", {PLM_DROP_PUNCTUATION, 0}, "年😀度𠀀", "年度𠀀"},
        ProjectionRow{"punctuation but masks",
                      {PLM_DROP_PUNCTUATION, 0},
                      "**县、202_年×月□日",
                      "**县202_年×月□日"},
        ProjectionRow{"asterisks that are no mask", {PLM_DROP_PUNCTUATION, 0}, "2*66", "266"},
        ProjectionRow{"spans", {}, "abcdefgh", "aegh", {{5, 6}, {1, 3}, {2, 4}, {3, 4}}},
        ProjectionRow{"empty spans", {}, "abc", "abc", {{1, 1}, {3, 3}, {9, 9}}},
        ProjectionRow{"span past the end", {}, "abc", "a", {{1, 99}}}));
INSTANTIATE_TEST_SUITE_P(
    Fold, ProjectedText,
    testing::Values(
        ProjectionRow{"width", {0, PLM_FOLD_WIDTH}, "ＡＢ１（～\u3000）、。", "AB1(~ )、。"},
        ProjectionRow{"not half-width kana", {0, PLM_FOLD_WIDTH}, "ｱ￠", "ｱ￠"},
        ProjectionRow{"case", {0, PLM_FOLD_CASE}, "AbÉＡ", "abÉＡ"},
        ProjectionRow{"width and case", {0, PLM_FOLD_WIDTH | PLM_FOLD_CASE}, "ＡｂC", "abc"},
        ProjectionRow{"digits", {0, PLM_FOLD_DIGITS}, "2024年1２3，①", "0年0，①"},
        ProjectionRow{"digits and points", {0, PLM_FOLD_DIGITS}, "3.14", "0.0"},
        ProjectionRow{
            "digits with points dropped", {PLM_DROP_PUNCTUATION, PLM_FOLD_DIGITS}, "3.14万", "0万"},
        ProjectionRow{"masks", {0, PLM_FOLD_MASKS}, "XX镇×村**县202_年某某", "X镇X村X县202X年X"},
        ProjectionRow{"masks of two families", {0, PLM_FOLD_MASKS}, "××**镇", "X镇"},
        ProjectionRow{
            "masks keep their case", {0, PLM_FOLD_MASKS | PLM_FOLD_CASE}, "xx镇ABC", "X镇abc"},
        ProjectionRow{"letters that are no mask", {0, PLM_FOLD_MASKS}, "XML 4×100", "XML 4×100"},
        ProjectionRow{"full-width masks", {0, PLM_FOLD_WIDTH}, "ＸＸ＊", "XX*"},
        ProjectionRow{"digits beside masks", {0, all_folds}, "20XX年", "0X年"}));
INSTANTIATE_TEST_SUITE_P(
    DropAndFold, ProjectedText,
    testing::Values(
        ProjectionRow{"everything",
                      {all_drops, all_folds},
                      "（二）　２０２４年，ＸＸ县 GDP 增长 5.5%。\n",
                      "二0年X县gdp增长0"},
        ProjectionRow{
            "digits across an advertisement", {0, PLM_FOLD_DIGITS}, "20<ad>24年", "0年", {{2, 6}}},
        ProjectionRow{
            "masks across white space", {PLM_DROP_WHITE_SPACE, PLM_FOLD_MASKS}, "X X镇", "X镇"},
        ProjectionRow{"mask cut by a span", {0, PLM_FOLD_MASKS}, "XXX镇", "X镇", {{1, 2}}},
        ProjectionRow{"mask within a span", {0, PLM_FOLD_MASKS}, "aXX镇", "a镇", {{1, 3}}}));

/// A segment as the map has it.
struct Segment {
    std::uint64_t projected, begin, end;
    friend bool operator==(const Segment&, const Segment&) = default;
    friend void PrintTo(const Segment& segment, std::ostream* out) {
        *out << segment.projected << " <- [" << segment.begin << ", " << segment.end << ")";
    }
};

std::vector<Segment> segments_of(const Projection& projection) {
    std::vector<Segment> segments;
    for (std::size_t i = 0; i < projection.segment_count(); ++i) {
        segments.push_back({projection.projected_begins()[i], projection.original_begins()[i],
                            projection.original_ends()[i]});
    }
    EXPECT_EQ(projection.projected_begins().size(), segments.size() + 1);
    EXPECT_EQ(projection.projected_begins().back(), projection.text().size());
    return segments;
}

TEST(ProjectionSegments, JoinWhatMapsOneToOne) {
    // The digits of 7 and 12 are one byte and two.
    const auto projection = project("aB年7，12", {0, PLM_FOLD_CASE | PLM_FOLD_DIGITS});
    EXPECT_EQ(projection.text(), "ab年0，0");
    EXPECT_EQ(segments_of(projection), (std::vector<Segment>{{0, 0, 9}, {9, 9, 11}}));
}

TEST(ProjectionSegments, AreCutWhereTextIsDropped) {
    const auto projection = project("年 度", {PLM_DROP_WHITE_SPACE, 0});
    EXPECT_EQ(segments_of(projection), (std::vector<Segment>{{0, 0, 3}, {3, 4, 7}}));
}

TEST(ProjectionSegments, EncloseTextThatIsDroppedInsideOfARun) {
    const auto projection = project("1 2年", {PLM_DROP_WHITE_SPACE, PLM_FOLD_DIGITS});
    EXPECT_EQ(projection.text(), "0年");
    EXPECT_EQ(segments_of(projection), (std::vector<Segment>{{0, 0, 3}, {1, 3, 6}}));
}

// Original:  a b _ _ ２ ０ _ c      (_: white space; the digits are three bytes each)
// Bytes:     0 1 2 3 4  7 10 11 12
// Projected: a b 0 c
TEST(ProjectionSpans, AreTurnedIntoEachOther) {
    const auto projection = project("ab  ２０ c", {PLM_DROP_WHITE_SPACE, PLM_FOLD_DIGITS});
    ASSERT_EQ(projection.text(), "ab0c");
    struct Case {
        Span projected, original;
    };
    for (const auto& [projected, original] :
         {Case{{0, 1}, {0, 1}}, Case{{0, 2}, {0, 2}}, Case{{1, 3}, {1, 10}}, Case{{2, 3}, {4, 10}},
          Case{{2, 4}, {4, 12}}, Case{{0, 4}, {0, 12}}, Case{{2, 2}, {4, 4}},
          Case{{4, 4}, {12, 12}}}) {
        EXPECT_EQ(projection.original(projected), original);
        EXPECT_EQ(projection.projected(original), projected);
    }
    // What is no image of a projected span: dropped text alone, a part of a segment that is atomic.
    EXPECT_EQ(projection.projected({2, 4}), (Span{2, 2}));
    EXPECT_EQ(projection.projected({3, 3}), (Span{2, 2}));
    EXPECT_EQ(projection.projected({1, 3}), (Span{1, 2}));
    EXPECT_EQ(projection.projected({4, 7}), (Span{2, 3}));
    EXPECT_EQ(projection.projected({7, 11}), (Span{2, 3}));
    EXPECT_EQ(projection.projected({10, 12}), (Span{3, 4}));
}

TEST(ProjectionSpans, OfAnEmptyProjectionAreEmpty) {
    for (const auto& projection : {Projection(), project("  ", {PLM_DROP_WHITE_SPACE, 0})}) {
        EXPECT_EQ(projection.text(), "");
        EXPECT_EQ(projection.segment_count(), 0U);
        EXPECT_EQ(projection.original({0, 0}), (Span{0, 0}));
        EXPECT_EQ(projection.projected({0, 2}), (Span{0, 0}));
    }
}

TEST(ProjectionSpans, PastTheEndAreCut) {
    const auto projection = project("ab ", {PLM_DROP_WHITE_SPACE, 0});
    EXPECT_EQ(projection.original({1, 99}), (Span{1, 2}));
    EXPECT_EQ(projection.original({99, 99}), (Span{2, 2}));
    EXPECT_EQ(projection.projected({1, 99}), (Span{1, 2}));
}

}  // namespace
}  // namespace palimpsest::core
