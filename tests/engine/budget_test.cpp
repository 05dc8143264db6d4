// Records that pass the memory budget go to the disk; what comes out is the same.
#include "test_run.hpp"

namespace palimpsest::core {
namespace {

TEST(Budget, IsNoLimitForRecords) {
    TestRun test("[[step]]\nuse = \"flood\"\nkilobytes = 4096\n");
    for (int i = 0; i < 6; ++i) test.add(std::to_string(i) + ".txt", "x");
    RunOptions options;
    options.threads = 2;
    std::map<std::string, std::string> expected;
    for (const std::uint64_t memory : {1024u << 20, 16u << 20, 1u << 20}) {
        SCOPED_TRACE(memory);
        options.memory = memory;
        const auto outcome = test.run(options);
        EXPECT_EQ(TestRun::lines(outcome, "drops.jsonl").at(5), "{\"count\":4096}");
        if (expected.empty()) expected = outcome.files;
        EXPECT_TRUE(outcome.files == expected);
    }
}

TEST(Budget, LeavesNothingInTheTemporaryFolder) {
    TestRun test("[[step]]\nuse = \"flood\"\nkilobytes = 1024\n");
    for (int i = 0; i < 6; ++i) test.add(std::to_string(i) + ".txt", "x");
    const TestFolder temporary;
    RunOptions options;
    options.memory = 1 << 20;
    options.temporary = temporary.path();
    bool seen = false;
    test.run(options, [&](const ProgressState&, std::atomic<bool>&) {
        EXPECT_TRUE(std::filesystem::is_empty(temporary.path()));
        seen = true;
    });
    EXPECT_TRUE(seen);
}

TEST(Budget, SaysWhereItsFilesCannotBe) {
    TestRun test("[[step]]\nuse = \"flood\"\n");
    test.add("1.txt", "x");
    RunOptions options;
    options.temporary = "/nowhere/at/all";
    EXPECT_THAT(test.error(options),
                testing::HasSubstr("in '/nowhere/at/all': No such file or directory; choose "
                                   "another folder with TMPDIR"));
    EXPECT_TRUE(test.written().empty());
}

}  // namespace
}  // namespace palimpsest::core
