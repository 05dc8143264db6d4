// Writers that are plugins: what they are told, where their files go, and what becomes of failures.
#include "test_run.hpp"

namespace palimpsest::core {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string writer_steps = "[[step]]\nuse = \"words\"\n[[step]]\nuse = \"shared_words\"\n";

/// A second `[[write]]` beside the one of the test's pipeline.
std::string with(const std::string& write, const std::string& before = writer_steps) {
    return before + "[[write]]\n" + write + "\n";
}

std::vector<std::string> beginning_with(const std::vector<std::string>& lines,
                                        const std::string& start) {
    std::vector<std::string> found;
    for (const std::string& line : lines)
        if (line.starts_with(start)) found.push_back(line);
    return found;
}

TEST(Writers, AreToldAllOfTheRun) {
    TestRun test(with("use = \"spy\"\npath = \"out/spy.txt\"\ngreeting = \"hello\""));
    test.add("a.txt", "\u5E74 common");
    test.add("b.txt", "common\xFF");
    test.add("c.txt", "xx common");
    const auto lines = TestRun::lines(test.run(), "spy.txt");
    EXPECT_EQ(lines.front(), "hello");
    EXPECT_THAT(beginning_with(lines, "has table"),
                ElementsAre("has table shared word places_count",
                            "has table shared_places in shared as places shared document begin "
                            "end"));
    EXPECT_THAT(beginning_with(lines, "document"),
                ElementsAre(HasSubstr("document a.txt 10/8 UTF-8 xxh3-128:"),
                            HasSubstr("document c.txt 9/9 UTF-8 xxh3-128:")));
    EXPECT_THAT(beginning_with(lines, "  twins"),
                ElementsAre("  twins [2,8) partner.document=<c.txt> partner.begin=3/3 "
                            "partner.end=9/9 partner_text='common'",
                            "  twins [3,9) partner.document=<a.txt> partner.begin=4/2 "
                            "partner.end=10/8 partner_text='common'"));
    EXPECT_THAT(beginning_with(lines, "  shared"),
                ElementsAre("  shared word='common' places_count=2",
                            "  shared_places shared=0 document=<a.txt> begin=4/2 end=10/8",
                            "  shared_places shared=0 document=<c.txt> begin=3/3 end=9/9"));
    EXPECT_THAT(beginning_with(lines, "rejected"), ElementsAre(HasSubstr("b.txt read P4")));
    EXPECT_EQ(lines.back(), "run 2 1 told");
}

TEST(Writers, GiveTheSameBytesWithAnyNumberOfThreads) {
    TestRun test(
        with("use = \"spy\"\npath = \"out/spy.txt\"\n[[write]]\nuse = \"folder\"\n"
             "path = \"out/layers\"\n[[write]]\nuse = \"by_path\"\npath = \"out/own\""));
    for (int i = 0; i < 80; ++i)
        test.add(std::to_string(i) + ".txt",
                 "word" + std::to_string(i % 9) + " FAIL" + (i % 30 == 7 ? "-LABEL" : ""));
    const auto all = [&](unsigned threads, std::uint64_t batch) {
        RunOptions options;
        options.threads = threads;
        options.batch_documents = batch;
        return test.run(options).files;
    };
    const auto once = all(1, 64);
    EXPECT_TRUE(all(4, 3) == once);
    EXPECT_EQ(once.at("own"), std::to_string(std::count(once.at("beside.txt").begin(),
                                                        once.at("beside.txt").end(), '\n')) +
                                  " documents\n");
    EXPECT_THAT(once.at("layers/words.txt"), HasSubstr("0.txt 2\n1.txt 2\n10.txt 2\n"));
}

TEST(Writers, HaveAllTheirFilesInTheRunFile) {
    TestRun test(
        with("use = \"folder\"\npath = \"out/layers/\"\n[[write]]\nuse = \"by_path\"\n"
             "path = \"out/own\""));
    test.add("a.txt", "word");
    const auto outcome = test.run();
    const std::string run = test.folder.read("out/run.json");
    for (const char* file : {"layers/words.txt", "layers/twins.txt", "own", "beside.txt",
                             "annotations.jsonl", "quarantine.jsonl", "shared.jsonl"})
        EXPECT_THAT(run, HasSubstr("\"file\": \"" + std::string(file) + "\""));
    // XXH3-128 of "1 documents\n", as `xxh128sum` prints it.
    EXPECT_THAT(run, HasSubstr("\"bytes\": 12"));
    EXPECT_THAT(run, HasSubstr("\"name\": \"probe_writers\""));
}

struct Failure {
    std::string name;
    std::string write;
    std::string error;
};
void PrintTo(const Failure& failure, std::ostream* out) { *out << failure.name; }

class FailingWriter : public testing::TestWithParam<Failure> {};

TEST_P(FailingWriter, LeavesTheOldOutput) {
    TestRun test(with(GetParam().write));
    test.folder.write("out/spy.txt", "old");
    test.folder.write("out/annotations.jsonl", "old");
    test.add("a.txt", "word");
    const auto before = test.written();
    EXPECT_THAT(test.error(), HasSubstr(GetParam().error));
    EXPECT_TRUE(test.written() == before) << testing::PrintToString(test.written());
}

const Failure failures[] = {
    {"begin", "use = \"spy\"\npath = \"out/spy.txt\"\nfail = \"begin\"",
     "writer 'spy' cannot go on, as it began: will not begin"},
    {"document", "use = \"spy\"\npath = \"out/spy.txt\"\nfail = \"document\"",
     "writer 'spy' cannot go on, at document 'a.txt': does not like this one"},
    {"finish", "use = \"spy\"\npath = \"out/spy.txt\"\nfail = \"finish\"",
     "writer 'spy' cannot go on, as it finished: cannot end"},
    {"cancelled_by_nobody", "use = \"spy\"\npath = \"out/spy.txt\"\nfail = \"cancelled\"",
     "it said it was cancelled, and nobody cancelled it; tell its developer"},
    {"replaced_file", "use = \"by_path\"\npath = \"out/spy.txt\"\nreplace = true",
     "its writer replaced the file that it was given"},
};
INSTANTIATE_TEST_SUITE_P(Writers, FailingWriter, testing::ValuesIn(failures),
                         [](const auto& failure) { return failure.param.name; });

TEST(Writers, BeginAgainWhenTheRoundsAreDoneAgain) {
    TestRun test(
        with("use = \"spy\"\npath = \"out/spy.txt\"", "[[step]]\nuse = \"shared_words\"\n"));
    test.add("a.txt", "common word");
    test.add("b.txt", "common word FAIL-LABEL");
    test.add("c.txt", "common word");
    const auto outcome = test.run();
    const auto lines = TestRun::lines(outcome, "spy.txt");
    EXPECT_EQ(beginning_with(lines, "document").size(), 2u);
    EXPECT_EQ(lines.back(), "run 2 1 told");
    EXPECT_EQ(outcome.report.counters.at("spy").at("rendered"), 2);
}

}  // namespace
}  // namespace palimpsest::core
