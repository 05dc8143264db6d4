// What comes out does not depend on threads, batches or memory.
#include <random>

#include "test_run.hpp"

namespace palimpsest::core {
namespace {

const std::string all_steps = R"(
[[step]]
use = "noise_words"
name = "first"
word = "and"
[[step]]
use = "words"
[[step]]
use = "noise_words"
name = "second"
word = "or"
[[step]]
use = "lines"
[[step]]
use = "projected"
[[step]]
use = "workers"
[[step]]
use = "failing"
[[step]]
use = "shared_words"
[[step]]
use = "sequence"
[[step]]
use = "families"
[[step]]
use = "countdown"
)";

/// 150 documents of words from a small vocabulary, of very different sizes; some fail.
void add_documents(TestRun& test) {
    const std::vector<std::string> vocabulary = {
        "and", "or",   "report",           "Work", "\u5DE5\u4F5C", "\u5E74\u5EA6\u603B\u7ED3",
        "\n",  "\n\n", "\U00020000\u5E74", "a",    "progress",     "\u00E9t\u00E9"};
    std::mt19937 random(11);
    for (int i = 0; i < 150; ++i) {
        std::string text;
        const std::size_t words = i % 10 == 9 ? 600 : random() % 30;
        for (std::size_t word = 0; word < words; ++word)
            text += vocabulary[random() % vocabulary.size()] + " ";
        if (i % 5 == 0) text += "only" + std::to_string(i / 20) + "only ";
        if (i % 40 == 7) text += "FAIL-DOCUMENT";
        if (i % 40 == 17) text += "FAIL-MAP";
        if (i % 40 == 27) text += "FAIL-LABEL";
        if (i % 40 == 37) text += "\xFF";
        test.add("d" + std::to_string(i % 7) + "/" + std::to_string(i) + ".txt", text);
    }
}

class SameBytes : public testing::Test {
  protected:
    SameBytes() : test_(all_steps) { add_documents(test_); }

    static RunOptions options(unsigned threads, std::uint64_t documents, std::uint64_t bytes,
                              std::uint64_t memory) {
        RunOptions result;
        result.threads = threads;
        result.batch_documents = documents;
        result.batch_bytes = bytes;
        result.memory = memory;
        return result;
    }

    TestRun test_;
};

TEST_F(SameBytes, ForAnyThreadsBatchesAndMemory) {
    const auto expected = test_.run(options(1, 64, 1 << 20, 256 << 20));
    EXPECT_EQ(expected.files.size(), 5u);
    for (const char* file :
         {"annotations.jsonl", "shared.jsonl", "families.jsonl", "turns.jsonl", "quarantine.jsonl"})
        EXPECT_FALSE(expected.files.at(file).empty()) << file;
    struct Variant {
        unsigned threads;
        std::uint64_t documents;
        std::uint64_t bytes;
        std::uint64_t memory;
    };
    const Variant variants[] = {
        {1, 1, 1 << 20, 64 << 20},  {2, 1, 1 << 20, 256 << 20}, {2, 3, 1 << 20, 64 << 20},
        {8, 64, 1 << 20, 64 << 20}, {8, 3, 1 << 20, 256 << 20}, {8, 64, 1, 64 << 20},
        {1, 64, 1, 256 << 20},      {2, 64, 2000, 64 << 20},    {1, 64, 1 << 20, 64 << 10},
        {2, 64, 1 << 20, 16 << 10}, {8, 3, 2000, 16 << 10},
    };
    for (const auto& [threads, documents, bytes, memory] : variants) {
        SCOPED_TRACE(testing::Message() << threads << " threads, batches of " << documents
                                        << " documents or " << bytes << " bytes, " << memory);
        const auto actual = test_.run(options(threads, documents, bytes, memory));
        for (const auto& [name, content] : expected.files)
            EXPECT_TRUE(actual.files.at(name) == content) << name;
        EXPECT_EQ(actual.files.size(), expected.files.size());
        EXPECT_EQ(actual.report.layers, expected.report.layers);
        EXPECT_EQ(actual.report.tables, expected.report.tables);
        EXPECT_EQ(actual.report.quarantine_codes, expected.report.quarantine_codes);
        EXPECT_EQ(actual.report.counters.at("workers").at("documents"),
                  expected.report.counters.at("workers").at("documents"));
        EXPECT_LE(actual.report.counters.at("workers").at("instances"), threads);
    }
}

TEST_F(SameBytes, FromRunToRun) {
    const auto first = test_.run(options(8, 3, 1 << 20, 64 << 20));
    for (int i = 0; i < 5; ++i)
        EXPECT_TRUE(test_.run(options(8, 3, 1 << 20, 64 << 20)).files == first.files) << i;
}

TEST(Output, ShowsEveryKindOfColumn) {
    TestRun test("[[step]]\nuse = \"words\"\n[[step]]\nuse = \"lines\"\n");
    test.add("a.txt", "Year \u5E74\u5E74\nof");
    const auto outcome = test.run();
    EXPECT_EQ(
        TestRun::lines(outcome, "annotations.jsonl")
            .at(0)
            .substr(TestRun::lines(outcome, "annotations.jsonl")[0].find("\"layers\"")),
        R"("layers":{"words":[)"
        R"({"begin":0,"end":4,"text":"Year","length":4,"share":0.5714285714285714,"capital":true,)"
        R"("ending":"r","next":{"begin":5,"end":7},"next_word":1,"document":"a.txt","letters":[)"
        R"({"begin":0,"end":1,"text":"Y","code_point":89},)"
        R"({"begin":1,"end":2,"text":"e","code_point":101},)"
        R"({"begin":2,"end":3,"text":"a","code_point":97},)"
        R"({"begin":3,"end":4,"text":"r","code_point":114}]},)"
        "{\"begin\":5,\"end\":7,\"text\":\"\u5E74\u5E74\",\"length\":6,"
        R"("share":0.8571428571428571,"capital":false,)"
        "\"ending\":\"\u5E74\","
        R"("next":{"begin":8,"end":10},"next_word":2,"document":"a.txt","letters":[)"
        "{\"begin\":5,\"end\":6,\"text\":\"\u5E74\",\"code_point\":24180},"
        "{\"begin\":6,\"end\":7,\"text\":\"\u5E74\",\"code_point\":24180}]},"
        R"({"begin":8,"end":10,"text":"of","length":2,"share":null,"capital":false,)"
        R"("ending":null,"next":null,"next_word":null,"document":"a.txt","letters":[)"
        R"({"begin":8,"end":9,"text":"o","code_point":111},)"
        R"({"begin":9,"end":10,"text":"f","code_point":102}]}],)"
        "\"lines\":[{\"begin\":0,\"end\":7,\"text\":\"Year \u5E74\u5E74\",\"first_word\":0,"
        "\"bytes_in_words\":10},"
        R"({"begin":8,"end":10,"text":"of","first_word":2,"bytes_in_words":2}]}})");
}

TEST(Output, OfCorpusStepsNamesPartnersInCodePoints) {
    TestRun test("[[step]]\nuse = \"shared_words\"\n");
    test.add("a.txt", "\u5E74 shared");
    test.add("b.txt", "shared alone");
    const auto outcome = test.run();
    EXPECT_EQ(outcome.files.at("shared.jsonl"),
              R"({"word":"shared","places_count":2,"places":[)"
              R"({"document":"a.txt","begin":2,"end":8},{"document":"b.txt","begin":0,"end":6}]})"
              "\n");
    EXPECT_THAT(TestRun::lines(outcome, "annotations.jsonl")[0],
                testing::HasSubstr(
                    R"("layers":{"twins":[{"begin":2,"end":8,"text":"shared","partner":)"
                    R"({"document":"b.txt","begin":0,"end":6},"partner_text":"shared"}]}})"));
    EXPECT_THAT(outcome.report.tables,
                testing::ElementsAre(std::pair("shared", 1), std::pair("shared_places", 2)));
    EXPECT_THAT(outcome.report.layers, testing::ElementsAre(std::pair("twins", 2)));
}

TEST(Output, OfComponentsJoinsDocumentsOverManySteps) {
    TestRun test("[[step]]\nuse = \"families\"\n");
    test.add("a.txt", "first second");
    test.add("b.txt", "second third");
    test.add("c.txt", "third fourth");
    test.add("d.txt", "alone");
    const auto outcome = test.run();
    EXPECT_EQ(outcome.files.at("families.jsonl"),
              "{\"key\":\"document\",\"size\":3}\n{\"key\":\"document\",\"size\":1}\n");
    const auto lines = TestRun::lines(outcome, "annotations.jsonl");
    EXPECT_THAT(lines[2], testing::HasSubstr("\"size\":3}]"));
    EXPECT_THAT(lines[3], testing::HasSubstr("\"size\":1}]"));
}

TEST(Output, OfARoundThatIteratesIsCompleteOrTheRunFails) {
    TestRun test("[[step]]\nuse = \"countdown\"\n");
    test.add("a.txt", "a");
    test.add("b.txt", "b");
    EXPECT_EQ(test.run().files.at("turns.jsonl"),
              "{\"left\":3,\"count\":2}\n{\"left\":2,\"count\":2}\n"
              "{\"left\":1,\"count\":2}\n{\"left\":0,\"count\":2}\n");
    TestRun over("[[step]]\nuse = \"countdown\"\nfrom = 4\n");
    over.add("a.txt", "a");
    EXPECT_EQ(over.error(),
              "step 'countdown', round 'turn' failed: it emitted to round 'turn' from a later one, "
              "or from itself more often than it declares; what a round finds belongs to all "
              "documents, so the run ends here");
}

}  // namespace
}  // namespace palimpsest::core
