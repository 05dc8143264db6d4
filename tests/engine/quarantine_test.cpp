// What fails for one document goes to the quarantine, and the run goes on.
#include <set>

#include "test_run.hpp"

namespace palimpsest::core {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(Quarantine, SaysWhyInTheReadersOrder) {
    TestRun test(R"(
[[step]]
use = "failing"
[[step]]
use = "shared_words"
)");
    test.add("1.txt", "common FAIL-LABEL");
    test.add("2.txt", "common \xFF");
    test.add("3.txt", "common FAIL-MAP");
    test.add("4.txt", "common FAIL-DOCUMENT");
    test.add("5.txt", "common FAIL-CANCELLED");
    test.add("6.txt", "common");
    test.add("7.txt", "common FAIL-MEMORY");
    RunOptions options;
    options.threads = 2;
    options.batch_documents = 2;
    const auto outcome = test.run(options);
    const auto reasons = TestRun::lines(outcome, "quarantine.jsonl");
    ASSERT_EQ(reasons.size(), 6u);
    const std::pair<std::string, std::string> expected[] = {
        {"1.txt", R"("step":"shared_words","code":"P421","reason":"not labelled")"},
        {"2.txt", R"("step":"read","code":"P401")"},
        {"3.txt", R"("step":"shared_words","code":"P421","reason":"not mapped")"},
        {"4.txt", R"("step":"failing","code":"P421","reason":"the text says so")"},
        {"5.txt", R"("step":"failing","code":"P422","reason":"the plugin said it was cancelled, )"
                  R"(and nobody cancelled it")"},
        {"7.txt", R"("step":"failing","code":"P421","reason":"std::bad_alloc")"},
    };
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        EXPECT_THAT(reasons[i], HasSubstr("\"id\":\"" + expected[i].first + "\""));
        EXPECT_THAT(reasons[i], HasSubstr(expected[i].second));
    }
    EXPECT_THAT(reasons[1], HasSubstr("\"offset\":7}"));
    EXPECT_EQ(outcome.report.documents, 1u);
    EXPECT_EQ(outcome.report.quarantined, 6u);
    EXPECT_THAT(outcome.report.quarantine_codes,
                ElementsAre(std::pair("P401", 1), std::pair("P421", 4), std::pair("P422", 1)));
    EXPECT_THAT(test.folder.read("out/run.json"),
                HasSubstr("\"quarantine\": {\n            \"P401\": 1,\n            \"P421\": 4,\n"
                          "            \"P422\": 1\n        }"));
}

TEST(Quarantine, KeepsADocumentOutOfLayersRoundsAndCounts) {
    TestRun test(R"(
[[step]]
use = "failing"
[[step]]
use = "shared_words"
)");
    test.add("a.txt", "common FAIL-DOCUMENT");
    test.add("b.txt", "common FAIL-MAP");
    test.add("c.txt", "common word");
    test.add("d.txt", "other");
    const auto outcome = test.run();
    EXPECT_EQ(outcome.files.at("shared.jsonl"), "")
        << "`common` stands in one document that counts";
    EXPECT_THAT(outcome.files.at("annotations.jsonl"), Not(HasSubstr("a.txt")));
    EXPECT_THAT(outcome.report.layers, ElementsAre(std::pair("passed", 2), std::pair("twins", 0)));
    EXPECT_EQ(outcome.report.text_bytes, std::string("common wordother").size());
}

TEST(Quarantine, KeepsADocumentOutOfRoundsThatItHasBeenIn) {
    TestRun test(R"(
[[step]]
use = "shared_words"
[[step]]
use = "workers"
[[step]]
use = "failing"
[[step]]
use = "families"
)");
    test.add("a.txt", "common first FAIL-LABEL");
    test.add("b.txt", "common second");
    test.add("c.txt", "second third FAIL-DOCUMENT");
    test.add("d.txt", "third second");
    test.add("e.txt", "alone");
    const auto outcome = test.run();
    EXPECT_THAT(outcome.files.at("shared.jsonl"),
                testing::StartsWith(R"({"word":"second","places_count":2,)"));
    EXPECT_EQ(TestRun::lines(outcome, "shared.jsonl").size(), 1u);
    EXPECT_EQ(outcome.files.at("families.jsonl"),
              "{\"key\":\"document\",\"size\":2}\n{\"key\":\"document\",\"size\":1}\n");
    EXPECT_EQ(outcome.report.documents, 3u);
    EXPECT_THAT(outcome.report.quarantine_codes, ElementsAre(std::pair("P421", 2)));
    // Nor do the first turns count twice.
    EXPECT_EQ(outcome.report.counters.at("workers").at("documents"), 3);
    std::set<std::string> stages;
    for (const StageTime& time : outcome.report.times)
        EXPECT_TRUE(stages.insert(time.stage).second) << time.stage;
}

TEST(Quarantine, DoesNotTakeWhatEndsTheRun) {
    TestRun test("[[step]]\nuse = \"failing\"\n");
    test.add("a.txt", "fine");
    test.add("b.txt", "FAIL-FATAL");
    EXPECT_EQ(test.error(), "step 'failing' cannot go on, at document 'b.txt': the text says so");
    EXPECT_TRUE(test.written().empty());
}

TEST(Quarantine, IsNotForInstancesThatCannotBeMade) {
    TestRun test("[[step]]\nuse = \"workers\"\nfails = true\n");
    test.add("a.txt", "fine");
    EXPECT_THAT(test.error(), HasSubstr("create of analyzer 'workers' failed: no instance today"));
    EXPECT_TRUE(test.written().empty());
}

struct Fault {
    std::string name;
    std::string fault;
    std::string code;  ///< Empty: the run ends.
    std::string message;
};
void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.name; }

class FaultyCorpus : public testing::TestWithParam<Fault> {};

TEST_P(FaultyCorpus, IsContained) {
    const auto& [name, fault, code, message] = GetParam();
    TestRun test("[[step]]\nuse = \"faulty\"\nfault = \"" + fault + "\"\n");
    test.add("a.txt", "a");
    if (code.empty()) {
        EXPECT_THAT(test.error(), HasSubstr(message));
        EXPECT_TRUE(test.written().empty());
        return;
    }
    const auto outcome = test.run();
    ASSERT_EQ(outcome.report.quarantined, 1u);
    EXPECT_THAT(outcome.files.at("quarantine.jsonl"), HasSubstr("\"code\":\"" + code + "\""));
    EXPECT_THAT(outcome.files.at("quarantine.jsonl"), HasSubstr(message));
}

const Fault faults[] = {
    {"round", "round", "P422", "it emitted to round 3, and declares 3"},
    {"short_key", "short key", "P422", "round 'first' takes keys of 8 bytes, not 5"},
    {"short_pair", "short pair", "P422", "round 'second' takes keys of 16 bytes, not 8"},
    {"key_for_edge", "key for edge", "P422", "round 'third' takes edges (emit_edge), not keys"},
    {"edge_for_key", "edge for key", "P422", "round 'first' takes keys, not edges"},
    {"unnamed_in_label", "unnamed in label", "P422",
     "it asked for document 1, which no record of this call names"},
    {"backwards", "backwards", "",
     "step 'faulty', round 'first' failed: it emitted to round 'first' from a later one"},
    {"throws", "throws", "", "step 'faulty', round 'first' failed: nothing adds up"},
    {"cancelled", "cancelled", "", "step 'faulty', round 'first' failed: cancelled"},
    {"unnamed_document", "unnamed document", "",
     "it asked for document 99, which no record of this call names"},
    {"layer_in_reduce", "layer in reduce", "",
     "it appended to 'faulty' in the wrong place: layers are written in analyze and label alone"},
};

INSTANTIATE_TEST_SUITE_P(Ways, FaultyCorpus, testing::ValuesIn(faults),
                         [](const auto& fault) { return fault.param.name; });

}  // namespace
}  // namespace palimpsest::core
