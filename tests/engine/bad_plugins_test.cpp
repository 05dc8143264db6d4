// Bad plugins at run time: contained, with a message that names cause and file.
#include "test_run.hpp"

namespace palimpsest::core {
namespace {

using testing::HasSubstr;

std::vector<std::filesystem::path> bad_plugin(const std::string& name) {
    return {std::filesystem::path(PALIMPSEST_BAD_PLUGINS) / name, PALIMPSEST_PROBE_PLUGINS};
}

struct Bad {
    std::string name;
    std::string code;
    std::string reason;
};
void PrintTo(const Bad& bad, std::ostream* out) { *out << bad.name; }

class BadPlugin : public testing::TestWithParam<Bad> {
  protected:
    BadPlugin()
        : test_(bad_plugin(GetParam().name),
                "[[step]]\nuse = \"" + GetParam().name + "\"\n[[step]]\nuse = \"words\"\n") {}
    TestRun test_;
};

TEST_P(BadPlugin, LosesTheDocumentAndNotTheRun) {
    test_.add("a.txt", "\u5E74");
    test_.add("b.txt", "\u5E74 word");
    const auto outcome = test_.run();
    EXPECT_EQ(outcome.report.documents + outcome.report.quarantined, 2u);
    ASSERT_EQ(outcome.report.quarantined, 2u);
    for (const std::string& line : TestRun::lines(outcome, "quarantine.jsonl")) {
        EXPECT_THAT(line, HasSubstr("\"step\":\"" + GetParam().name + "\""));
        EXPECT_THAT(line, HasSubstr("\"code\":\"" + GetParam().code + "\""));
        EXPECT_THAT(line, HasSubstr(GetParam().reason));
    }
}

const Bad bad_plugins[] = {
    {"bad_throwing", "P423", "it let an exception out, which the ABI rules out"},
    {"bad_unknown_status", "P422", "it returned the status"},
    {"bad_undeclared_layer", "P422", "it appended to layer number"},
    {"bad_undeclared_read", "P422", "it read layer number"},
    {"bad_undeclared_projection", "P422", "it asked for projection number"},
    {"bad_span_out_of_bounds", "P422", "lies outside the text of"},
    {"bad_span_inside_code_point", "P422", "lies inside a code point"},
    {"bad_span_reversed", "P422", "lies outside the text of"},
};

INSTANTIATE_TEST_SUITE_P(Plugins, BadPlugin, testing::ValuesIn(bad_plugins),
                         [](const auto& bad) { return bad.param.name; });

TEST(BadPlugin, GoesOnWithDocumentsThatItDoesNotSpoil) {
    TestRun test(bad_plugin("bad_span_inside_code_point"),
                 "[[step]]\nuse = \"bad_span_inside_code_point\"\n");
    test.add("a.txt", "\u5E74");
    test.add("b.txt", "nothing to split");
    const auto outcome = test.run();
    EXPECT_EQ(outcome.report.documents, 1u);
    EXPECT_EQ(outcome.report.quarantined, 1u);
}

TEST(BadPlugin, ThatCannotBeMadeEndsTheRunBeforeItReads) {
    TestRun test(bad_plugin("bad_create_fails"), "[[step]]\nuse = \"bad_create_fails\"\n");
    test.add("a.txt", "a");
    const std::string error = test.error();
    EXPECT_THAT(error, HasSubstr("bad_create_fails.so"));
    EXPECT_THAT(error, HasSubstr("no room for one more"));
    EXPECT_TRUE(test.written().empty());
}

class BadWriter : public testing::TestWithParam<Bad> {};

TEST_P(BadWriter, LosesTheRunAndNotTheOldOutput) {
    const std::string& name = GetParam().name;
    TestRun test(bad_plugin(name), "[[step]]\nuse = \"words\"\n[[write]]\nuse = \"" + name +
                                       "\"\npath = \"out/results\"\n");
    test.add("a.txt", "a");
    test.folder.write("out/results", "old");
    EXPECT_THAT(test.error(), AllOf(HasSubstr(name), HasSubstr(GetParam().reason)));
    EXPECT_EQ(test.written(), (std::map<std::string, std::string>{{"results", "old"}}));
}

const Bad bad_writers[] = {
    {"bad_writer_file_number", "", "it wrote to file number 7, but it has 1 files"},
    {"bad_writer_unknown_status", "", "it returned the status -7, which is none; tell its dev"},
    {"bad_writer_throws", "", "it let an exception out, which the ABI rules out: thrown past"},
    {"bad_writer_appends", "", "it called plm_call.append, which is for analyzers"},
};

INSTANTIATE_TEST_SUITE_P(Plugins, BadWriter, testing::ValuesIn(bad_writers),
                         [](const auto& bad) { return bad.param.name; });

TEST(BadWriter, ThatNamesAFileElsewhereIsRefusedByTheCheck) {
    TestFolder folder;
    folder.write("pipeline.toml",
                 "version = 1\n[read]\npaths = [\"in\"]\n[[write]]\nuse = "
                 "\"bad_writer_file_name\"\npath = \"out/results\"\n");
    const Registry registry(bad_plugin("bad_writer_file_name"));
    const Checked checked = load_pipeline(folder.path() / "pipeline.toml", registry);
    EXPECT_FALSE(checked.pipeline);
    EXPECT_EQ(checked.diagnostics.back().code, "P328");
    EXPECT_THAT(checked.diagnostics.back().message,
                HasSubstr("the file '../passwords' begins with a dot"));
}

}  // namespace
}  // namespace palimpsest::core
