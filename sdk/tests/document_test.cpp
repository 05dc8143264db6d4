#include <gmock/gmock.h>

#include "fake_host.hpp"

namespace palimpsest {

void PrintTo(Span span, std::ostream* out) { *out << '[' << span.begin << ", " << span.end << ')'; }

namespace {

using tests::FakeHost;

const Description& description() {
    static const Description description{
        .id = "reader",
        .summary = "",
        .needs = {{.name = "headings",
                   .columns = {{.name = "level"}, {.name = "number", .type = Type::string}}}},
        .uses = {{.name = "noise", .columns = {{.name = "kind", .type = Type::string}}}},
        .produces = {{.name = "years"}}};
    return description;
}

class DocumentTest : public ::testing::Test {
  protected:
    FakeHost host_;
    detail::Tables tables_{description()};
    plm_document table_{sizeof table_, 7, as_plm("a/b.txt"), as_plm("一、概况\n")};
    Document document_{tables_, &host_.call, &table_};
};

TEST_F(DocumentTest, ShowsTheDocument) {
    EXPECT_EQ(document_.id(), "a/b.txt");
    EXPECT_EQ(document_.number(), 7u);
    EXPECT_EQ(document_.text({0, 3}), "一");
}

TEST_F(DocumentTest, ReadsTheColumnsThatItDeclares) {
    detail::ColumnBuffer begins(Type::offset), ends(Type::offset), levels(Type::integer),
        numbers(Type::string);
    begins.put(0);
    ends.put(12);
    levels.put(1);
    numbers.put("一、");
    const plm_column columns[] = {begins.column(), ends.column(), levels.column(),
                                  numbers.column()};
    const plm_column* const pointers[] = {&columns[0], &columns[1], &columns[2], &columns[3]};
    const plm_layer_view rows{sizeof rows, 1, 4, pointers};
    host_.layers[0] = &rows;

    const LayerView headings = document_.layer("headings");
    ASSERT_EQ(headings.size(), 1u);
    EXPECT_EQ(headings.span(0), (Span{0, 12}));
    EXPECT_EQ(headings.column("level").integer(0), 1);
    EXPECT_EQ(headings.column("number").string(0), "一、");
    EXPECT_THROW(headings.column("value"), std::logic_error);
}

TEST_F(DocumentTest, ALayerThatNobodyProducedIsEmpty) {
    const LayerView noise = document_.layer("noise");
    EXPECT_FALSE(noise.produced());
    EXPECT_EQ(noise.size(), 0u);
    EXPECT_EQ(noise.column("kind").size(), 0u);
    EXPECT_THROW(noise.column("colour"), std::logic_error);
}

TEST_F(DocumentTest, ALayerThatIsNotDeclaredIsRefused) {
    EXPECT_THROW(document_.layer("works"), std::logic_error);
    EXPECT_THROW(document_.layer("years"), std::logic_error) << "it is only written";
}

TEST_F(DocumentTest, CancellationEndsALoop) {
    document_.stop_if_cancelled();
    host_.cancel = true;
    EXPECT_THROW(document_.stop_if_cancelled(), Cancelled);
}

TEST_F(DocumentTest, CountsReachTheHost) {
    document_.count("rows", 2);
    document_.count("rows");
    EXPECT_EQ(host_.counters["rows"], 3);
}

/// "ab [noise] XX cd" with noise dropped, then "12" folded to "0":
///   original   a b . . . 1 2 c d
///   projected  a b 0 c d
class ProjectedTest : public ::testing::Test {
  protected:
    const std::vector<std::uint64_t> projected_begins_{0, 2, 3, 5};
    const std::vector<std::uint64_t> original_begins_{0, 5, 7};
    const std::vector<std::uint64_t> original_ends_{2, 7, 9};
    const plm_projected table_{
        sizeof table_,           as_plm("ab0cd"),      3, projected_begins_.data(),
        original_begins_.data(), original_ends_.data()};
    const ProjectedView view_{&table_};
};

TEST_F(ProjectedTest, SpansFindTheirOriginal) {
    const std::pair<Span, Span> cases[] = {
        {{0, 1}, {0, 1}},  // inside a copy
        {{0, 2}, {0, 2}},  // dropped text after it stays outside
        {{1, 3}, {1, 7}},  // dropped text that is enclosed belongs to it
        {{2, 3}, {5, 7}},  // a folded segment is whole
        {{3, 4}, {7, 8}}, {{0, 5}, {0, 9}},
    };
    for (const auto& [projected, original] : cases) EXPECT_EQ(view_.original(projected), original);
}

TEST_F(ProjectedTest, OriginalSpansFindTheirProjection) {
    const std::pair<Span, Span> cases[] = {
        {{0, 9}, {0, 5}}, {{1, 3}, {1, 2}}, {{2, 5}, {2, 2}},  // all of it was dropped
        {{3, 4}, {2, 2}}, {{4, 6}, {2, 3}},  // half of a folded segment is the whole
        {{6, 8}, {2, 4}}, {{8, 9}, {4, 5}},
    };
    for (const auto& [original, projected] : cases) EXPECT_EQ(view_.projected(original), projected);
}

TEST_F(ProjectedTest, ProjectingTheOriginalGivesTheSpanAgain) {
    for (std::uint64_t begin = 0; begin < 5; ++begin)
        for (std::uint64_t end = begin + 1; end <= 5; ++end)
            EXPECT_EQ(view_.projected(view_.original({begin, end})), (Span{begin, end}));
}

TEST(ProjectedEdgesTest, DroppedTextAtBothEnds) {
    const std::uint64_t projected_begins[] = {0, 1};
    const std::uint64_t original_begins[] = {4};
    const std::uint64_t original_ends[] = {5};
    const plm_projected table{sizeof table,     as_plm("x"),     1,
                              projected_begins, original_begins, original_ends};
    const ProjectedView view(&table);
    EXPECT_EQ(view.projected({0, 4}), (Span{0, 0}));
    EXPECT_EQ(view.projected({0, 9}), (Span{0, 1}));
    EXPECT_EQ(view.projected({5, 9}), (Span{1, 1}));

    const plm_projected nothing{sizeof nothing,  {},           0, projected_begins,
                                original_begins, original_ends};
    EXPECT_EQ(ProjectedView(&nothing).projected({0, 9}), (Span{0, 0}));
}

}  // namespace
}  // namespace palimpsest
