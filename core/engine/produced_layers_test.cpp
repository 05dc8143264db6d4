#include "core/engine/produced_layers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/engine/test_rows.hpp"

namespace palimpsest::core {
namespace {

using testing::ElementsAre;

const std::string letters = "abcdefghij";

/// Analyzers one after another over one document, each a list of layers it declares.
class Steps {
  public:
    explicit Steps(std::vector<std::vector<LayerInfo>> steps) {
        infos_.resize(steps.size());
        std::vector<ResolvedStep> resolved(steps.size());
        for (std::size_t i = 0; i < steps.size(); ++i) {
            infos_[i].layers = std::move(steps[i]);
            resolved[i].name = "step" + std::to_string(i);
            resolved[i].analyzer.analyzer = &infos_[i];
        }
        schema_.emplace(resolved);
        document_.emplace(document_of(letters, 0, schema_->layers.size()));
    }

    /// The rows that step `step` appends to its layer `layer`: spans, and a PLM_ROW column where
    /// `rows` is given.
    void append(std::size_t step, std::size_t layer, std::vector<Span> spans,
                std::vector<std::vector<std::int64_t>> rows = {}) {
        TestColumns columns;
        std::vector<std::int64_t> begins, ends;
        for (const Span& span : spans) {
            begins.push_back(static_cast<std::int64_t>(span.begin));
            ends.push_back(static_cast<std::int64_t>(span.end));
        }
        columns.add(PLM_OFFSET, begins).add(PLM_OFFSET, ends);
        for (auto& column : rows) columns.add(PLM_ROW, std::move(column));
        const LayerInfo& info = infos_[step].layers[layer];
        pending_.resize(infos_[step].layers.size());
        if (!pending_[layer]) pending_[layer].emplace(info);
        ASSERT_EQ(append_columns(info, {&*document_, {}}, columns, spans.size(), *pending_[layer]),
                  std::nullopt);
    }

    std::optional<std::string> finish(std::size_t step) {
        pending_.resize(infos_[step].layers.size());
        auto error = check_references(schema_->steps[step], pending_, &*document_);
        if (!error) give_layers(schema_->steps[step], pending_, schema_->layers, *document_);
        pending_.clear();
        return error;
    }

    const Rows& rows(std::string_view layer) const {
        for (std::size_t slot = 0; slot < schema_->layers.size(); ++slot)
            if (schema_->layers[slot].name == layer) return document_->layer(slot).value();
        throw std::logic_error("no layer " + std::string(layer));
    }
    std::pmr::vector<std::int64_t> begins(std::string_view layer) const {
        return rows(layer).columns[0].integers;
    }
    std::pmr::vector<std::int64_t> column(std::string_view layer, std::size_t index) const {
        return rows(layer).columns[index + 2].integers;
    }

  private:
    std::vector<AnalyzerInfo> infos_;
    std::optional<Schema> schema_;
    std::optional<Document> document_;
    std::vector<std::optional<Rows>> pending_;
};

ColumnInfo row_of(std::string name, std::string target) {
    return {.name = std::move(name), .type = PLM_ROW, .target = std::move(target)};
}
LayerInfo additive(LayerInfo layer) {
    layer.additive = true;
    return layer;
}
LayerInfo reading(LayerInfo layer, std::uint32_t access = PLM_REQUIRES) {
    layer.access = access;
    return layer;
}

TEST(GiveLayers, SortsAndRenumbersReferencesInsideALayer) {
    Steps steps({{produced("sections", {row_of("parent", "sections")})}});
    // Row 0 is the child of row 1, row 1 its own parent, row 2 a child of row 0.
    steps.append(0, 0, {{2, 5}, {0, 9}, {2, 4}}, {{1, 1, 0}});
    ASSERT_EQ(steps.finish(0), std::nullopt);
    EXPECT_THAT(steps.begins("sections"), ElementsAre(0, 2, 2));
    EXPECT_THAT(steps.column("sections", 0), ElementsAre(0, 0, 1));
}

TEST(GiveLayers, RenumbersReferencesBetweenLayersOfOneStep) {
    Steps steps({{produced("sections", {row_of("heading", "headings")}), produced("headings")}});
    steps.append(0, 0, {{5, 9}, {0, 4}}, {{1, 0}});
    steps.append(0, 1, {{6, 7}, {5, 6}});
    ASSERT_EQ(steps.finish(0), std::nullopt);
    EXPECT_THAT(steps.begins("headings"), ElementsAre(5, 6));
    EXPECT_THAT(steps.begins("sections"), ElementsAre(0, 5));
    EXPECT_THAT(steps.column("sections", 0), ElementsAre(1, 0));
}

TEST(GiveLayers, KeepsReferencesToLayersOfEarlierSteps) {
    const LayerInfo words = produced("words");
    Steps steps({{words}, {reading(words), produced("lines", {row_of("first", "words")})}});
    steps.append(0, 0, {{4, 5}, {0, 1}});
    ASSERT_EQ(steps.finish(0), std::nullopt);
    steps.append(1, 1, {{3, 9}, {0, 3}}, {{1, 0}});
    ASSERT_EQ(steps.finish(1), std::nullopt);
    EXPECT_THAT(steps.begins("lines"), ElementsAre(0, 3));
    EXPECT_THAT(steps.column("lines", 0), ElementsAre(0, 1));
}

TEST(GiveLayers, MergesAdditiveLayersAndRenumbersWhatPointsToThem) {
    const LayerInfo noise = additive(produced("noise", {row_of("twin", "noise")}));
    const LayerInfo uses = produced("uses", {row_of("noise", "noise")});
    Steps steps({{noise}, {reading(noise, PLM_USES), uses}, {noise}});
    steps.append(0, 0, {{6, 7}, {2, 3}}, {{0, 0}});  // Sorted: 2, 6; both point to 6.
    ASSERT_EQ(steps.finish(0), std::nullopt);
    steps.append(1, 1, {{0, 1}, {1, 2}}, {{0, 1}});  // To 2, and to 6.
    ASSERT_EQ(steps.finish(1), std::nullopt);
    steps.append(2, 0, {{8, 9}, {4, 5}, {0, 1}}, {{1, 2, 0}});  // 8 to 4, 4 to 0, 0 to 8.
    ASSERT_EQ(steps.finish(2), std::nullopt);
    EXPECT_THAT(steps.begins("noise"), ElementsAre(0, 2, 4, 6, 8));
    EXPECT_THAT(steps.column("noise", 0), ElementsAre(4, 3, 0, 3, 2));
    EXPECT_THAT(steps.column("uses", 0), ElementsAre(1, 3));
}

TEST(GiveLayers, KeepsAnAdditiveLayerToWhichNothingIsAdded) {
    const LayerInfo noise = additive(produced("noise"));
    Steps steps({{noise}, {noise}});
    steps.append(0, 0, {{6, 7}, {2, 3}});
    ASSERT_EQ(steps.finish(0), std::nullopt);
    ASSERT_EQ(steps.finish(1), std::nullopt);
    EXPECT_THAT(steps.begins("noise"), ElementsAre(2, 6));
}

TEST(GiveLayers, GivesLayersWithoutRows) {
    Steps steps({{produced("sections", {row_of("parent", "sections")})}});
    ASSERT_EQ(steps.finish(0), std::nullopt);
    EXPECT_EQ(steps.rows("sections").count, 0u);
    EXPECT_EQ(steps.rows("sections").columns.size(), 3u);
}

TEST(CheckReferences, RefusesRowsThatAreNotThere) {
    const LayerInfo words = produced("words");
    Steps steps({{words, produced("pairs", {row_of("word", "words")})}});
    steps.append(0, 0, {{0, 1}});
    steps.append(0, 1, {{0, 1}, {0, 1}}, {{0, 1}});
    EXPECT_EQ(steps.finish(0),
              "layer 'pairs', row 1: word points to row 1 of layer 'words', which has 1 rows");
    steps.append(0, 1, {{0, 1}}, {{-1}});
    EXPECT_EQ(steps.finish(0),
              "layer 'pairs', row 0: word points to row -1 of layer 'words', which has 0 rows");
}

TEST(CheckReferences, CountsRowsOfLayersThatAreRead) {
    const LayerInfo words = produced("words");
    Steps steps({{words}, {reading(words), produced("lines", {row_of("first", "words")})}});
    steps.append(0, 0, {{0, 1}, {1, 2}});
    ASSERT_EQ(steps.finish(0), std::nullopt);
    steps.append(1, 1, {{0, 1}}, {{2}});
    EXPECT_EQ(steps.finish(1),
              "layer 'lines', row 0: first points to row 2 of layer 'words', which has 2 rows");
}

TEST(CheckReferences, RefusesLayersThatTheAnalyzerDoesNotDeclare) {
    Steps steps({{produced("lines", {row_of("first", "words")})}});
    steps.append(0, 0, {{0, 1}}, {{0}});
    EXPECT_EQ(steps.finish(0),
              "layer 'lines', row 0: first points to row 0 of layer 'words', which has 0 rows");
}

}  // namespace
}  // namespace palimpsest::core
