// Instances of good and bad plugins: what they are given, and what they cannot break.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/plugins/instance.hpp"
#include "core/plugins/manifest.hpp"

namespace palimpsest::core {
namespace {

using testing::HasSubstr;

std::shared_ptr<const Library> loaded(const std::string& name) {
    const auto folder = std::filesystem::path(PALIMPSEST_BAD_PLUGINS) / name;
    const auto manifest = folder / (name + ".toml");
    return Library::load({read_manifest(manifest), manifest, folder / (name + ".so")});
}

Value value_of_type(std::uint32_t type) {
    Value value;
    value.type = type;
    value.is_set = true;
    return value;
}
Value integer(std::int64_t number) {
    Value value = value_of_type(PLM_OPTION_INT);
    value.integer = number;
    return value;
}
Value patterns(const std::vector<std::string>& texts) {
    Value list = value_of_type(PLM_OPTION_PATTERN);
    list.list = true;
    for (const std::string& text : texts)
        list.items.emplace_back(value_of_type(PLM_OPTION_PATTERN)).text = text;
    return list;
}

struct GoodInstance {
    std::int64_t level;
    std::uint64_t words;
};

PluginProblem problem_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const PluginError& error) {
        return error.problem();
    }
    ADD_FAILURE() << "nothing was thrown";
    return {};
}

TEST(CreateInstance, PassesValuesAndServesResourcesAndLog) {
    const auto library = loaded("good");
    const Value values[] = {integer(7), patterns({"a", "b"})};
    std::vector<std::string> lines;
    const Instance instance =
        create_instance(library, library->analyzer("good"), values,
                        [&](std::uint32_t level, std::string_view message) {
                            lines.push_back(std::to_string(level) + " " + std::string(message));
                        });
    const auto* made = static_cast<const GoodInstance*>(instance.get());
    EXPECT_EQ(made->level, 7);
    EXPECT_EQ(made->words, 2u);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_THAT(lines[0], testing::EndsWith("good/good/word.txt"));
    EXPECT_EQ(lines[1], "0 created");
}

TEST(CreateInstance, EndsOnceAndKeepsItsLibrary) {
    const GoodInstance* made = nullptr;
    {
        auto library = loaded("good");
        const Value values[] = {integer(4), patterns({})};
        Instance first = create_instance(library, library->analyzer("good"), values);
        library.reset();
        made = static_cast<const GoodInstance*>(first.get());
        Instance second = std::move(first);
        EXPECT_EQ(second.library().info().name, "good");
        EXPECT_EQ(made->level, 4);
    }
    // The plugin's own data: it stays mapped.
    EXPECT_EQ(made->level, -1);
}

TEST(CreateInstance, GivesThePluginsReason) {
    const auto library = loaded("bad_create_fails");
    const PluginProblem problem =
        problem_of([&] { create_instance(library, library->analyzer("bad_create_fails"), {}); });
    EXPECT_EQ(problem.code, "P326");
    EXPECT_EQ(problem.message,
              "create of analyzer 'bad_create_fails' failed: no room for one more");
    EXPECT_EQ(problem.file.filename(), "bad_create_fails.so");
}

TEST(CreateInstance, ContainsExceptions) {
    const auto library = loaded("bad_create_throws");
    const LoadedAnalyzer analyzer = library->analyzer("bad_create_throws");
    PluginProblem problem = problem_of([&] { create_instance(library, analyzer, {}); });
    EXPECT_EQ(problem.code, "P326");
    EXPECT_THAT(problem.message, HasSubstr("let an exception out: thrown by create"));
    problem = problem_of([&] { check_options(library, analyzer, {}); });
    EXPECT_EQ(problem.code, "P327");
    EXPECT_THAT(problem.message, HasSubstr("let an exception out: thrown by check_options"));
}

TEST(CreateInstance, ContainsExceptionsAtTheEnd) {
    const auto library = loaded("bad_destroy_throws");
    create_instance(library, library->analyzer("bad_destroy_throws"), {});
}

TEST(CheckOptions, FindsPositionsInListEntries) {
    const auto library = loaded("good");
    const Value values[] = {integer(7), patterns({"a", "*b", ""})};
    const auto findings = check_options(library, library->analyzer("good"), values);
    const std::vector<OptionFinding> expected = {{1, 1, 0, "nothing to repeat"},
                                                 {1, 2, std::nullopt, "nothing to repeat"}};
    EXPECT_EQ(findings, expected);
}

TEST(CheckOptions, IsEmptyWhereThePluginDoesNotLook) {
    const auto library = loaded("newer_minor");
    EXPECT_TRUE(check_options(library, library->analyzer("newer_minor"), {}).empty());
}

TEST(CheckOptions, RefusesFindingsAboutOptionsThatAreNot) {
    const auto library = loaded("good");
    const Value values[] = {integer(0), patterns({})};
    const PluginProblem problem =
        problem_of([&] { check_options(library, library->analyzer("good"), values); });
    EXPECT_EQ(problem.code, "P327");
    EXPECT_THAT(problem.message,
                HasSubstr("about option 99, which the analyzer does not have: no such option"));
}

}  // namespace
}  // namespace palimpsest::core
