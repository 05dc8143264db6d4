// A run that ends early leaves what was there before.
#include <chrono>
#include <thread>

#include "test_run.hpp"

namespace palimpsest::core {
namespace {

std::vector<std::string> names(const std::map<std::string, std::string>& files) {
    std::vector<std::string> result;
    for (const auto& [name, content] : files) result.push_back(name);
    return result;
}

struct Moment {
    std::string name;
    std::string steps;
    std::string stage;  ///< The run is cancelled when its progress names it.
};
void PrintTo(const Moment& moment, std::ostream* out) { *out << moment.name; }

class Interruption : public testing::TestWithParam<Moment> {};

TEST_P(Interruption, KeepsTheOldOutput) {
    TestRun test(GetParam().steps);
    for (int i = 0; i < 20; ++i) test.add(std::to_string(i) + ".txt", "common words");
    RunOptions options;
    options.threads = 2;
    options.batch_documents = 2;
    test.run(options);
    const auto before = test.written();
    test.add("21.txt", "another");
    std::vector<std::string> stages;
    EXPECT_THROW(test.run(options,
                          [&](const ProgressState& state, std::atomic<bool>& cancelled) {
                              stages.emplace_back(state.stage);
                              if (state.stage == GetParam().stage) cancelled = true;
                          }),
                 Interrupted)
        << testing::PrintToString(stages);
    EXPECT_TRUE(test.written() == before) << testing::PrintToString(names(test.written()));
}

const std::string corpus = "[[step]]\nuse = \"words\"\n[[step]]\nuse = \"shared_words\"\n";
const Moment moments[] = {
    {"reading", "[[step]]\nuse = \"words\"\n", "read words"},
    {"reading_for_a_corpus_step", corpus, "read words shared_words"},
    {"rounds", corpus, "shared_words: words"},
    {"labels", corpus, "shared_words: label"},
};
INSTANTIATE_TEST_SUITE_P(Moments, Interruption, testing::ValuesIn(moments),
                         [](const auto& moment) { return moment.param.name; });

TEST(Interruption, EndsALongCallThatAsks) {
    TestRun test("[[step]]\nuse = \"slow\"\n[[step]]\nuse = \"failing\"\n");
    test.add("1.txt", "long");
    test.add("2.txt", "long");
    const Registry registry({PALIMPSEST_PROBE_PLUGINS});
    const Checked checked = load_pipeline(test.folder.path() / "pipeline.toml", registry);
    ASSERT_TRUE(checked.pipeline);
    std::atomic<bool> cancelled{false};
    RunServices services;
    services.cancelled = &cancelled;
    std::thread later([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        cancelled = true;
    });
    const auto started = std::chrono::steady_clock::now();
    EXPECT_THROW(run(*checked.pipeline, {}, services), Interrupted);
    later.join();
    // The analyzer alone would take twenty seconds.
    EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(9));
    EXPECT_TRUE(test.written().empty());
}

TEST(Failure, KeepsTheOldOutput) {
    TestRun test("[[step]]\nuse = \"failing\"\n");
    test.add("1.txt", "fine");
    test.run();
    const auto before = test.written();
    test.add("2.txt", "FAIL-FATAL");
    EXPECT_THAT(test.error(), testing::HasSubstr("cannot go on"));
    EXPECT_TRUE(test.written() == before) << testing::PrintToString(names(test.written()));
}

}  // namespace
}  // namespace palimpsest::core
