#include "core/document/document.hpp"

#include <gtest/gtest.h>

namespace palimpsest::core {
namespace {

Rows noise_rows(std::int64_t begin, std::int64_t end, std::string_view kind) {
    LayerInfo layer;
    layer.name = "noise";
    layer.columns = {{.name = "kind", .type = PLM_STRING}};
    Rows rows(layer);
    rows.columns[0].integers = {begin};
    rows.columns[1].integers = {end};
    rows.columns[2].bytes = kind;
    rows.columns[2].integers = {0, static_cast<std::int64_t>(kind.size())};
    for (ColumnData& column : rows.columns) column.length = 1;
    rows.count = 1;
    return rows;
}

Document document_of(std::string text) {
    SourceDocument source;
    source.text = std::move(text);
    return {std::move(source), 1};
}

TEST(Document, ProjectionDropsNoiseInsideAWord) {
    Document document = document_of("经济[www.x]发展");
    document.set_layer(0, noise_rows(6, 13, "advertisement"));
    const Projection& projection =
        document.projection({PLM_DROP_NOISE, 0}, Document::Noise{.slot = 0, .kind = 2});
    EXPECT_EQ(projection.text(), "经济发展");
    EXPECT_EQ(projection.original({0, 12}), (Span{0, 19}));
}

TEST(Document, ProjectionKeepsTeasers) {
    Document document = document_of("摘要...正文");
    document.set_layer(0, noise_rows(0, 9, "teaser"));
    EXPECT_EQ(document.projection({PLM_DROP_NOISE, 0}, Document::Noise{0, 2}).text(),
              document.text());
}

TEST(Document, NoiseThatComesLaterIsSeenByLaterStepsAlone) {
    Document document = document_of("一二三");
    const Projection& before = document.projection({PLM_DROP_NOISE, 0}, Document::Noise{0, 2});
    document.set_layer(0, noise_rows(0, 3, "chrome"));
    EXPECT_EQ(document.projection({PLM_DROP_NOISE, 0}, Document::Noise{0, 2}).text(), "二三");
    EXPECT_EQ(before.text(), "一二三");
}

}  // namespace
}  // namespace palimpsest::core
