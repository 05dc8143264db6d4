// Input that no reader hopes for: it ends in the quarantine or in the output, never in a crash.
#include <unistd.h>

#include "test_run.hpp"

namespace palimpsest::core {
namespace {

using testing::HasSubstr;

const std::string steps = R"(
[[step]]
use = "words"
[[step]]
use = "lines"
[[step]]
use = "projected"
[[step]]
use = "shared_words"
)";

TEST(HostileInput, SmallestDocuments) {
    TestRun test(steps);
    test.add("empty.txt", "");
    test.add("letter.txt", "a");
    test.add("newline.txt", "\n");
    test.add("nul.txt", std::string_view("\0", 1));
    test.add("nuls.txt", std::string_view("a\0 \0b\0", 6));
    test.add("bom.txt", "\xEF\xBB\xBF");
    const auto outcome = test.run();
    EXPECT_EQ(outcome.report.documents, 6u);
    EXPECT_EQ(outcome.report.quarantined, 0u) << outcome.files.at("quarantine.jsonl");
    EXPECT_THAT(outcome.files.at("annotations.jsonl"), HasSubstr("\"text\":\"a\\u0000\""));
}

TEST(HostileInput, SparseFileOfTwoGigabytes) {
    TestRun test(steps);
    test.add("a.txt", "fine");
    test.add("sparse.txt", "");
    std::filesystem::resize_file(test.folder.path() / "in/sparse.txt", std::uintmax_t{2} << 30);
    const auto outcome = test.run();
    EXPECT_EQ(outcome.report.documents, 1u);
    EXPECT_EQ(outcome.report.bytes, 4u) << "what was not read does not count";
    EXPECT_THAT(outcome.files.at("quarantine.jsonl"), HasSubstr("\"code\":\"P402\""));
    EXPECT_THAT(outcome.files.at("quarantine.jsonl"), HasSubstr("it has 2147483648 bytes"));
}

TEST(HostileInput, FileThatVanishes) {
    TestRun test("[[step]]\nuse = \"words\"\n");
    for (int i = 10; i < 60; ++i) test.add(std::to_string(i) + ".txt", "word");
    RunOptions options;
    options.threads = 1;
    options.batch_documents = 1;
    const auto outcome = test.run(options, [&](const ProgressState&, std::atomic<bool>&) {
        std::filesystem::remove(test.folder.path() / "in/59.txt");
    });
    EXPECT_EQ(outcome.report.documents, 49u);
    EXPECT_THAT(outcome.files.at("quarantine.jsonl"), HasSubstr("\"id\":\"59.txt\""));
    EXPECT_THAT(outcome.files.at("quarantine.jsonl"), HasSubstr("\"code\":\"P404\""));
}

TEST(HostileInput, FolderNamedLikeAFile) {
    TestRun test("[[step]]\nuse = \"words\"\n", "paths = [\"in/*.txt\"]");
    test.add("x.txt/inside.md", "not asked for");
    test.add("y.txt", "fine");
    const auto outcome = test.run();
    EXPECT_EQ(outcome.report.documents, 1u);
    EXPECT_EQ(outcome.report.quarantined, 0u);
}

TEST(HostileInput, FileWithoutPermission) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may read every file";
    TestRun test("[[step]]\nuse = \"words\"\n");
    test.add("a.txt", "fine");
    test.add("b.txt", "secret");
    std::filesystem::permissions(test.folder.path() / "in/b.txt", std::filesystem::perms::none);
    const auto outcome = test.run();
    EXPECT_EQ(outcome.report.documents, 1u);
    EXPECT_THAT(outcome.files.at("quarantine.jsonl"), HasSubstr("\"code\":\"P403\""));
}

TEST(HostileInput, InvalidByteAtEveryPosition) {
    const std::string text = "a\u5E74 b\U00020000\n\u00E9";
    for (const std::string bad : {"\xFF", "\x80", "\xE5\xB9", "\xED\xA0\x80", "\xC0\xAF"}) {
        TestRun strict(steps, "paths = [\"in\"]\nencoding = \"utf-8\"");
        TestRun lenient(steps, "paths = [\"in\"]\nencoding = \"utf-8\"\non_invalid = \"replace\"");
        for (std::size_t at = 0; at <= text.size(); ++at) {
            std::string bytes = text;
            bytes.insert(at, bad);
            const std::string name = std::to_string(100 + at) + ".txt";
            strict.add(name, bytes);
            lenient.add(name, bytes);
        }
        const auto refused = strict.run();
        EXPECT_EQ(refused.report.quarantined, text.size() + 1);
        EXPECT_THAT(refused.report.quarantine_codes,
                    testing::ElementsAre(std::pair("P401", text.size() + 1)));
        const auto replaced = lenient.run();
        EXPECT_EQ(replaced.report.documents, text.size() + 1);
        EXPECT_EQ(replaced.report.quarantined, 0u);
    }
}

TEST(HostileInput, TextCutAtEveryPosition) {
    const std::string text = "\u5E74\U00020000\u00E9";
    TestRun test(steps, "paths = [\"in\"]\nencoding = \"utf-8\"");
    for (std::size_t size = 0; size <= text.size(); ++size)
        test.add(std::to_string(100 + size) + ".txt", text.substr(0, size));
    const auto outcome = test.run();
    EXPECT_EQ(outcome.report.documents, 4u) << "cut on a boundary";
    EXPECT_EQ(outcome.report.quarantined, text.size() + 1 - 4);
}

TEST(HostileInput, LinesOfJson) {
    TestRun test(steps, "paths = [\"in/lines.jsonl\"]\nformat = \"jsonl\"");
    test.add("lines.jsonl",
             "{\"id\":\"a\",\"text\":\"fine \\u0000\"}\n"
             "nonsense\n"
             "{\"id\":\"b\"}\n"
             "{\"id\":\"c\",\"text\":7}\n"
             "{\"id\":\"a\",\"text\":\"again\"}\n"
             "{\"id\":\"d\",\"text\":\"\\ud800\"}\n"
             "{\"id\":\"e\",\"text\":\"\xFF\"}\n");
    const auto outcome = test.run();
    EXPECT_EQ(outcome.report.documents, 1u) << outcome.files.at("annotations.jsonl");
    EXPECT_EQ(outcome.report.quarantined, 6u);
}

}  // namespace
}  // namespace palimpsest::core
