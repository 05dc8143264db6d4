#include "core/engine/document_codec.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "core/engine/test_rows.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

Rows random_rows(std::mt19937& random) {
    const LayerInfo layer =
        produced("marks", {{.name = "label", .type = PLM_STRING, .nullable = true},
                           {.name = "share", .type = PLM_FLOAT64, .nullable = true},
                           {.name = "good", .type = PLM_BOOL},
                           {.name = "parent", .type = PLM_ROW, .target = "marks"}});
    Rows rows(layer);
    const std::uint64_t count = random() % 20;
    for (std::uint64_t row = 0; row < count; ++row)
        for (ColumnData& column : rows.columns) {
            ColumnData one;
            one.type = column.type;
            one.length = 1;
            if (column.type == PLM_STRING) {
                one.bytes = std::string(random() % 5, 'x');
                one.integers = {0, static_cast<std::int64_t>(one.bytes.size())};
            } else if (column.type == PLM_FLOAT64) {
                one.numbers = {static_cast<double>(random()) / 7};
            } else if (column.type == PLM_BOOL) {
                one.bits = {static_cast<std::uint8_t>(random() % 2)};
            } else {
                one.integers = {static_cast<std::int64_t>(random())};
                if (column.type == PLM_OFFSET) one.code_points = {static_cast<int>(random() % 99)};
            }
            if (random() % 4 == 0) one.validity = {0};
            column.append(one, 0);
        }
    rows.count = count;
    return rows;
}

Document random_document(std::mt19937& random) {
    SourceDocument source;
    source.number = random();
    source.id = std::string(random() % 9, 'i');
    source.source = "in/" + source.id;
    source.encoding = "GB18030";
    source.encoding_confidence = 0.25;
    source.replaced = random() % 3;
    for (std::size_t i = random() % 400; i > 0; --i) source.text += random() % 2 ? "\u5E74" : "a";
    Document document(std::move(source), random() % 4);
    for (std::size_t slot = 0; slot < document.layer_slots(); ++slot)
        if (random() % 3 != 0) document.set_layer(slot, random_rows(random));
    return document;
}

void expect_same(const Document& actual, const Document& expected) {
    const SourceDocument& a = actual.source();
    const SourceDocument& b = expected.source();
    EXPECT_EQ(
        std::tie(a.number, a.id, a.source, a.encoding, a.encoding_confidence, a.replaced, a.text),
        std::tie(b.number, b.id, b.source, b.encoding, b.encoding_confidence, b.replaced, b.text));
    ASSERT_EQ(actual.layer_slots(), expected.layer_slots());
    for (std::size_t slot = 0; slot < actual.layer_slots(); ++slot)
        EXPECT_EQ(actual.layer(slot), expected.layer(slot)) << slot;
}

TEST(DocumentCodec, GivesBackWhatWasPacked) {
    std::mt19937 random(5);
    for (int round = 0; round < 200; ++round) {
        SCOPED_TRACE(round);
        const Document document = random_document(random);
        expect_same(unpacked(packed(document)), document);
    }
}

TEST(DocumentCodec, TakesTheEmptyDocument) {
    const Document document = document_of("");
    expect_same(unpacked(packed(document)), document);
}

TEST(DocumentCodec, RefusesEveryCut) {
    std::mt19937 random(6);
    const std::string bytes = packed(random_document(random));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_THROW(unpacked(std::string_view(bytes).substr(0, size)), Error) << size;
}

TEST(DocumentCodec, RefusesDamagedBytes) {
    std::mt19937 random(7);
    const Document document = random_document(random);
    const std::string bytes = packed(document);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        for (const int change : {0x01, 0x80, 0xFF}) {
            std::string damaged = bytes;
            damaged[i] = static_cast<char>(damaged[i] ^ change);
            try {
                // A bit that zstd does not look at may change; the document may not.
                expect_same(unpacked(damaged), document);
            } catch (const Error& error) {
                EXPECT_THAT(error.what(), testing::HasSubstr("document store is damaged"));
            }
        }
}

TEST(DocumentCodec, RefusesWhatIsNoRecord) {
    EXPECT_THROW(unpacked(""), Error);
    EXPECT_THROW(unpacked("no frame of zstd"), Error);
}

}  // namespace
}  // namespace palimpsest::core
