#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "core/pipeline/pipeline.hpp"
#include "core/plugins/instance.hpp"
#include "core/plugins/library.hpp"
#include "tests/pipelines/manifest_folder.hpp"

// Every folder of cases/ is a pipeline with what `check` and `explain` say about it:
//   pipeline.toml   the file; it may be missing, or a folder, when that is the point
//   args            a line each: "--set X", "--input X", "--output X", "env NAME=VALUE"
//   expected.txt    the diagnostics, then the explanation and the canonical text of a right one
// PALIMPSEST_UPDATE_GOLDEN=1 writes expected.txt anew; read the difference before you commit it.

namespace palimpsest::core {
namespace {

namespace fs = std::filesystem;

const fs::path source_folder = PALIMPSEST_PIPELINE_TESTS;

std::string content(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

const fs::path& plugin_folder() {
    static const ManifestFolder folder(source_folder / "plugins");
    return folder.path();
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

struct Arguments {
    Overrides overrides;
    std::map<std::string, std::string> environment;
};

Arguments arguments(const fs::path& file) {
    Arguments result;
    std::istringstream lines(content(file));
    for (std::string line; std::getline(lines, line);) {
        const std::size_t space = line.find(' ');
        const std::string word = line.substr(0, space), rest = line.substr(space + 1);
        if (word == "--set") result.overrides.set.push_back(rest);
        if (word == "--input") result.overrides.input.push_back(rest);
        if (word == "--output") result.overrides.output = rest;
        if (word == "env")
            result.environment[rest.substr(0, rest.find('='))] = rest.substr(rest.find('=') + 1);
    }
    return result;
}

/// Stands for plugins that look at their options: `years` refuses the expression "(refused)" at its
/// fourth byte, `sections` refuses its default; `unloadable` cannot be loaded.
std::vector<OptionFinding> stand_in_check(ResolvedStep& step) {
    std::vector<OptionFinding> findings;
    if (step.use == "unloadable")
        throw PluginError({"P314", "unloadable.so", "the plugin's init failed: no licence found"});
    for (std::size_t i = 0; i < step.options.size(); ++i) {
        const Value& value = step.options[i].value;
        for (std::size_t item = 0; item < value.items.size(); ++item)
            if (value.items[item].text == "(refused)")
                findings.push_back({i, item, 3, "this word is refused"});
        if (value.text == "refuse me")
            findings.push_back({i, 0, std::nullopt, "the two options contradict each other"});
    }
    return findings;
}

std::string outcome(const fs::path& folder) {
    const Registry registry({plugin_folder()});
    const Arguments given = arguments(folder / "args");
    const auto environment = [&](const std::string& name) -> std::optional<std::string> {
        const auto found = given.environment.find(name);
        return found == given.environment.end() ? std::nullopt : std::optional(found->second);
    };
    const OptionCheck check{stand_in_check, no_option_check().write};
    const Checked checked =
        load_pipeline("pipeline.toml", registry, given.overrides, environment, check);
    std::string text;
    bool has_error = false;
    for (const Diagnostic& diagnostic : checked.diagnostics) {
        text += rendered(diagnostic) + "\n";
        has_error = has_error || diagnostic.severity == Diagnostic::Severity::error;
    }
    EXPECT_EQ(has_error, !checked.pipeline.has_value());
    if (checked.pipeline)
        text += explanation(*checked.pipeline) + "\n--- canonical\n" + checked.pipeline->canonical;
    replace_all(text, folder.string(), "<case>");
    replace_all(text, plugin_folder().string(), "<plugins>");
    return text;
}

std::vector<std::string> case_names() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(source_folder / "cases"))
        if (entry.is_directory()) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, says_what_is_expected) {
    const fs::path folder = source_folder / "cases" / GetParam();
    fs::current_path(folder);
    const std::string actual = outcome(folder);
    if (std::getenv("PALIMPSEST_UPDATE_GOLDEN") != nullptr)
        std::ofstream(folder / "expected.txt", std::ios::binary) << actual;
    EXPECT_EQ(actual, content(folder / "expected.txt"));
}

INSTANTIATE_TEST_SUITE_P(cases, Golden, testing::ValuesIn(case_names()),
                         [](const auto& test) { return test.param; });

TEST(GoldenCases, are_many) { EXPECT_GE(case_names().size(), 45U); }

}  // namespace
}  // namespace palimpsest::core
