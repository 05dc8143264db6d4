#include "../src/summary.hpp"

#include <gmock/gmock.h>

#include "sdk/tests/table_of.hpp"

namespace palimpsest::report {
namespace {

RunSchema layer_schema() {
    RunSchema run;
    run.layers = {
        {.name = "years", .columns = {{"edtf", Type::string, true}, {"suspect", Type::boolean}}},
        {.name = "year_evidence",
         .columns = {{"year", Type::row, false, "years"}, {"term", Type::string}},
         .parent = "years",
         .field = "evidence"},
        {.name = "copies",
         .columns = {{"partner.document", Type::document}, {"partner.begin", Type::offset}}},
    };
    return run;
}

/// "在2024年里抄了什么": a suspect year with its reason, one that is none, and two copies that
/// overlap, one of them inside the document itself.
struct Sample {
    Sample() {
        years.integers(Type::offset, {1, 6}).integers(Type::offset, {6, 7});
        years.strings({"2024", ""}, {1}).booleans(2, {1});
        evidence.integers(Type::offset, {7}).integers(Type::offset, {9});
        evidence.integers(Type::row, {0}).strings({"抄\"了"});
        copies.integers(Type::offset, {0, 2, 4}).integers(Type::offset, {4, 6, 9});
        copies.integers(Type::document, {1, 1, 0}).integers(Type::offset, {0, 0, 0});
        layers = {years.raw(), evidence.raw(), copies.raw()};
        document = {sizeof document, 0, as_plm("a.txt"), as_plm("in2024Nthat")};
        raw = {sizeof raw,    &document, as_plm("/a.txt"), as_plm("UTF-8"), 1, 0, as_plm(""), 11,
               layers.data(), 3};
    }

    TableOf years;
    TableOf evidence;
    TableOf copies;
    std::vector<const plm_written_rows*> layers;
    plm_document document{};
    plm_written_document raw{};
};

std::string_view document_name(std::int64_t number) { return number == 0 ? "a.txt" : "b.txt"; }

TEST(Summarizer, ASummaryShowsSuspectYearsWithWhatStandsAroundThem) {
    const Sample sample;
    const Summary summary =
        Summarizer(layer_schema()).summary(WrittenDocument(&sample.raw), document_name);
    EXPECT_THAT(summary.json,
                testing::HasSubstr(R"("suspects":[{"begin":1,"end":6,"edtf":"2024","suspect":true,)"
                                   R"("evidence":[{"begin":7,"end":9,"term":"抄\"了"}],)"
                                   R"("text":"n2024","before":"i","after":"Nthat"}])"));
    EXPECT_THAT(summary.json, testing::HasSubstr(R"("counts":[2,3])"));
    EXPECT_THAT(summary.json, testing::HasSubstr(R"("suspect_count":1)"));
    EXPECT_THAT(summary.json, testing::HasSubstr(R"("works":[],"work_years":[])"));
}

TEST(Summarizer, WhatIsCopiedFromAnotherDocumentCountsOnce) {
    const Sample sample;
    const Summary summary =
        Summarizer(layer_schema()).summary(WrittenDocument(&sample.raw), document_name);
    EXPECT_DOUBLE_EQ(summary.weight, 2 * 6.0 / 11 + 0.1);
}

TEST(Summarizer, ADocumentThatIsACopyAsAWholeCountsByItsSimilarity) {
    RunSchema run;
    run.layers = {{.name = "copies",
                   .columns = {{"unit", Type::string},
                               {"similarity", Type::number},
                               {"partner.document", Type::document}}}};
    TableOf copies;
    copies.integers(Type::offset, {0, 0}).integers(Type::offset, {10, 2});
    copies.strings({"document", "passage"}).fractions({0.75, 1});
    copies.integers(Type::document, {1, 1});
    const plm_written_rows* layers[] = {copies.raw()};
    plm_document document{sizeof document, 0, as_plm("a"), as_plm("0123456789")};
    plm_written_document raw{};
    raw.struct_size = sizeof raw;
    raw.document = &document;
    raw.length = 10;
    raw.layers = layers;
    raw.layer_count = 1;
    EXPECT_DOUBLE_EQ(Summarizer(run).summary(WrittenDocument(&raw), document_name).weight, 1.5);
}

TEST(Summarizer, ATextThatRepeatsItselfIsNoCopyOfOneThatSaysItOnce) {
    RunSchema run;
    run.layers = {{.name = "copies",
                   .columns = {{"unit", Type::string},
                               {"similarity", Type::number},
                               {"partner.document", Type::document},
                               {"partner.begin", Type::offset},
                               {"partner.end", Type::offset}}}};
    TableOf copies;
    copies.integers(Type::offset, {0}).integers(Type::offset, {10}).strings({"document"});
    copies.fractions({0.9}).integers(Type::document, {1});
    copies.integers(Type::offset, {0}).integers(Type::offset, {2});
    const plm_written_rows* layers[] = {copies.raw()};
    plm_document document{sizeof document, 0, as_plm("a"), as_plm("0123456789")};
    plm_written_document raw{};
    raw.struct_size = sizeof raw;
    raw.document = &document;
    raw.length = 10;
    raw.layers = layers;
    raw.layer_count = 1;
    EXPECT_DOUBLE_EQ(Summarizer(run).summary(WrittenDocument(&raw), document_name).copied, 0.2);
}

TEST(Found, CountsWhatTheRunHasWhetherItIsKeptOrNot) {
    Found found;
    found.add({.works = 3, .with_years = 2, .dated = 1, .suspects = 12});
    found.add({.works = 1, .with_years = 1, .dated = 1});
    JsonBuffer buffer;
    Json json(buffer);
    found.write(json);
    EXPECT_EQ(written(buffer), R"({"works":4,"work_years":3,"dated_works":2,"suspects":12,)"
                               R"("suspect_documents":1})");
}

TEST(Summarizer, ABodyHasTheTextAndAllRows) {
    const Sample sample;
    const Summarizer summarizer(layer_schema());
    EXPECT_EQ(summarizer.body(WrittenDocument(&sample.raw), document_name),
              R"({"text":"in2024Nthat","layers":{"years":[)"
              R"({"begin":1,"end":6,"edtf":"2024","suspect":true,)"
              R"("evidence":[{"begin":7,"end":9,"term":"抄\"了"}]},)"
              R"({"begin":6,"end":7,"edtf":null,"suspect":false,"evidence":[]}],"copies":[)"
              R"({"begin":0,"end":4,"partner":{"document":"b.txt","begin":0}},)"
              R"({"begin":2,"end":6,"partner":{"document":"b.txt","begin":0}},)"
              R"({"begin":4,"end":9,"partner":{"document":"a.txt","begin":0}}]}})");
    EXPECT_THAT(summarizer.layers(), testing::ElementsAre("years", "copies"));
}

TEST(Summarizer, ARunWithoutLayersIsNoError) {
    plm_document document{sizeof document, 0, as_plm("a"), as_plm("")};
    plm_written_document raw{};
    raw.struct_size = sizeof raw;
    raw.document = &document;
    const Summarizer summarizer((RunSchema()));
    EXPECT_EQ(summarizer.body(WrittenDocument(&raw), document_name), R"({"text":"","layers":{}})");
    EXPECT_EQ(summarizer.summary(WrittenDocument(&raw), document_name).weight, 0);
}

}  // namespace
}  // namespace palimpsest::report
