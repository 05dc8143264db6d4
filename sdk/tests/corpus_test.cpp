#include "palimpsest/corpus.hpp"

#include <gmock/gmock.h>

#include "fake_host.hpp"

namespace palimpsest {
namespace {

using tests::FakeHost;

/// Counts the documents that begin with the same byte, and tells each of them.
struct Initials {
    static Description description() {
        return {
            .id = "initials",
            .summary = "",
            .produces = {{.name = "initials", .columns = {{.name = "count"}}},
                         {.name = "totals",
                          .columns = {{.name = "initial", .type = Type::string}, {.name = "count"}},
                          .table = true}}};
    }
    static std::vector<Round> rounds() {
        return {{.name = "count"}, {.name = "groups", .key = Key::component, .iterations = 2}};
    }
    void map(const Document& document, const Emitter& emitter) const {
        emitter.emit(0, document.text().substr(0, 1), "1", {document.number()});
        emitter.emit_edge(1, "a", "b", "");
    }
    void reduce(std::uint32_t, std::string_view key, Records& records, const Emitter& emitter,
                Sink& sink) const {
        int count = 0;
        for (RecordView record; records.next(record); ++count)
            for (const std::uint64_t number : record.documents)
                emitter.address(number, records.document(number).id());
        if (count == 0) throw DocumentError("a key without values");
        sink.layer("totals").add_record(key, count);
    }
    void label(const Document& document, Records& records, Sink& sink) const {
        int count = 0;
        for (RecordView record; records.next(record);) ++count;
        sink.layer("initials").add({0, document.text().size()}, count);
    }
};

/// Feeds the values "x" and "y", both of document 4, to `next`.
class CorpusTest : public ::testing::Test {
  protected:
    CorpusTest() {
        call_.struct_size = sizeof call_;
        call_.host = this;
        call_.call = &host_.call;
        call_.emit = [](const plm_corpus_call* c, std::uint32_t round, plm_string key,
                        const plm_record* record) -> plm_status {
            self(c).sent_.push_back(
                "round " + std::to_string(round) + ' ' + std::string(view(key)) + ' ' +
                std::string(view(record->bytes)) + ' ' + std::to_string(record->document_count));
            return PLM_OK;
        };
        call_.emit_edge = [](const plm_corpus_call* c, std::uint32_t round, plm_string a,
                             plm_string b, const plm_record*) -> plm_status {
            self(c).sent_.push_back("edge " + std::to_string(round) + ' ' + std::string(view(a)) +
                                    std::string(view(b)));
            return PLM_OK;
        };
        call_.address = [](const plm_corpus_call* c, std::uint64_t document,
                           const plm_record* record) -> plm_status {
            self(c).sent_.push_back("to " + std::to_string(document) + ' ' +
                                    std::string(view(record->bytes)));
            return PLM_OK;
        };
        call_.next = [](const plm_corpus_call* c, const plm_record** record) -> plm_status {
            CorpusTest& test = self(c);
            *record = test.next_ < test.records_.size() ? &test.records_[test.next_++] : nullptr;
            return PLM_OK;
        };
        call_.release = [](const plm_corpus_call* c, std::uint64_t number) -> plm_status {
            self(c).sent_.push_back("release " + std::to_string(number));
            return number == 4 ? PLM_OK : PLM_FATAL;
        };
        call_.document = [](const plm_corpus_call* c, std::uint64_t number,
                            const plm_document** document) -> plm_status {
            *document = &self(c).document_;
            return number == 4 ? PLM_OK : PLM_FATAL;
        };
    }
    static CorpusTest& self(const plm_corpus_call* c) { return *static_cast<CorpusTest*>(c->host); }

    FakeHost host_;
    plm_corpus_call call_{};
    std::uint64_t numbers_[1] = {4};
    std::vector<plm_record> records_{{sizeof(plm_record), as_plm("x"), numbers_, 1},
                                     {sizeof(plm_record), as_plm("y"), numbers_, 1}};
    std::size_t next_ = 0;
    plm_document document_{sizeof document_, 4, as_plm("four"), as_plm("abc")};
    std::vector<std::string> sent_;
    Initials analyzer_;
    const plm_corpus_analyzer& table_ = *detail::CorpusAnalyzer<Initials>::table();
};

TEST_F(CorpusTest, RoundsAreMirrored) {
    ASSERT_EQ(table_.round_count, 2u);
    EXPECT_EQ(table_.rounds[0]->struct_size, sizeof(plm_round));
    EXPECT_EQ(view(table_.rounds[0]->name), "count");
    EXPECT_EQ(table_.rounds[0]->key, PLM_KEY_BYTES);
    EXPECT_EQ(table_.rounds[0]->iterations, 1u);
    EXPECT_EQ(table_.rounds[1]->key, PLM_KEY_COMPONENT);
    EXPECT_EQ(table_.rounds[1]->iterations, 2u);
}

TEST_F(CorpusTest, MapEmits) {
    EXPECT_EQ(table_.map(&analyzer_, &call_, &document_), PLM_OK);
    EXPECT_THAT(sent_, ::testing::ElementsAre("round 0 a 1 1", "edge 1 ab"));
}

TEST_F(CorpusTest, ReduceReadsAddressesAndAppendsToTables) {
    EXPECT_EQ(table_.reduce(&analyzer_, &call_, 0, as_plm("a")), PLM_OK);
    EXPECT_THAT(sent_, ::testing::ElementsAre("to 4 four", "to 4 four"));
    ASSERT_EQ(host_.appended.size(), 1u);
    EXPECT_EQ(host_.appended[0].layer, 1u);
    EXPECT_THAT(host_.appended[0].rows[0], ::testing::ElementsAre("a", "2"));
}

TEST_F(CorpusTest, LabelAppendsToLayers) {
    EXPECT_EQ(table_.label(&analyzer_, &call_, &document_), PLM_OK);
    ASSERT_EQ(host_.appended.size(), 1u);
    EXPECT_THAT(host_.appended[0].rows[0], ::testing::ElementsAre("0", "3", "2"));
}

TEST_F(CorpusTest, SaysWhatMemoryThereIsForCaches) {
    const Emitter emitter(&call_);
    const Records records(detail::Lifecycle<Initials>::tables(), &call_);
    call_.memory = 1 << 20;
    EXPECT_EQ(emitter.memory(), 1u << 20);
    EXPECT_EQ(records.memory(), 1u << 20);
    call_.struct_size = offsetof(plm_corpus_call, memory);
    EXPECT_EQ(emitter.memory(), 0u) << "an older host does not say";
}

TEST_F(CorpusTest, DocumentsAreReleasedByTheirNumber) {
    const Records records(detail::Lifecycle<Initials>::tables(), &call_);
    records.release(4);
    EXPECT_ANY_THROW(records.release(5));
    call_.struct_size = offsetof(plm_corpus_call, release);
    records.release(6);
    EXPECT_THAT(sent_, ::testing::ElementsAre("release 4", "release 5"))
        << "an older host keeps them";
}

TEST_F(CorpusTest, RecordsNameDocumentsInBracesAndInArrays) {
    const Emitter emitter(&call_);
    const std::vector<std::uint64_t> vector = {1, 2, 3};
    emitter.emit(0, "k", "none");
    emitter.emit(0, "k", "empty", {});
    emitter.emit(0, "k", "braces", {7, 8});
    emitter.emit(0, "k", "vector", vector);
    emitter.emit(0, "k", "span", std::span(numbers_));
    EXPECT_THAT(
        sent_, ::testing::ElementsAre("round 0 k none 0", "round 0 k empty 0", "round 0 k braces 2",
                                      "round 0 k vector 3", "round 0 k span 1"));
}

TEST_F(CorpusTest, ARefusalOfTheHostEndsTheCall) {
    numbers_[0] = 5;
    EXPECT_EQ(table_.reduce(&analyzer_, &call_, 0, as_plm("a")), PLM_FATAL);
    EXPECT_TRUE(host_.appended.empty());
}

}  // namespace
}  // namespace palimpsest
