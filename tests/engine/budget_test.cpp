// Past the memory budget the run says how much it needs, and that is enough.
#include <regex>

#include "test_run.hpp"

namespace palimpsest::core {
namespace {

using testing::HasSubstr;

/// The figure after `--memory` in MiB; 0 without one.
std::uint64_t figure_of(const std::string& message) {
    std::smatch match;
    if (!std::regex_search(message, match, std::regex("--memory ([0-9]+)M"))) return 0;
    return std::stoull(match[1]);
}

TEST(Budget, IsKeptOrTheFigureThatIsEnoughIsGiven) {
    TestRun test("[[step]]\nuse = \"flood\"\nkilobytes = 4096\n");
    for (int i = 0; i < 6; ++i) test.add(std::to_string(i) + ".txt", "x");
    RunOptions options;
    options.threads = 2;
    options.memory = 16 << 20;
    const std::string message = test.error(options);
    EXPECT_THAT(message, HasSubstr("step 'flood'"));
    EXPECT_THAT(message, HasSubstr("the budget leaves 8 MiB"));
    EXPECT_TRUE(test.written().empty());
    const std::uint64_t figure = figure_of(message);
    ASSERT_GT(figure, 48u) << message;
    ASSERT_LT(figure, 60u) << message;
    options.memory = figure << 20;
    const auto outcome = test.run(options);
    EXPECT_EQ(TestRun::lines(outcome, "drops.jsonl").at(5), "{\"count\":4096}");
}

}  // namespace
}  // namespace palimpsest::core
