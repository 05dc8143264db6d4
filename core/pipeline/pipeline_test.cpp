#include "core/pipeline/pipeline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <filesystem>
#include <fstream>
#include <regex>

#include "core/plugins/instance.hpp"
#include "core/plugins/problem_codes.hpp"
#include "tests/pipelines/manifest_folder.hpp"

namespace palimpsest::core {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const fs::path project = PALIMPSEST_PROJECT;

const fs::path manifests = project / "tests/pipelines/plugins";

const Registry& registry() {
    static const ManifestFolder folder(
        manifests, {"adverts", "dates", "duplicates", "noise", "sections", "years"});
    static const Registry made({folder.path()});
    return made;
}

Checked checked(std::string_view text) {
    const auto environment = [](const std::string& name) -> std::optional<std::string> {
        return name == "CORPUS" ? std::optional<std::string>("/data/corpus") : std::nullopt;
    };
    return load_pipeline_text(text, "guide.toml", registry(), {}, environment, no_option_check());
}

std::string shown(const std::vector<Diagnostic>& diagnostics) {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics) text += rendered(diagnostic);
    return text;
}

TEST(LoadPipeline, refuses_a_file_of_more_than_a_mebibyte) {
    const fs::path file = fs::temp_directory_path() / "palimpsest_large_pipeline.toml";
    std::ofstream(file) << std::string((1 << 20) + 1, '#');
    const Checked result =
        load_pipeline(file, registry(), {}, process_environment(), no_option_check());
    fs::remove(file);
    EXPECT_FALSE(result.pipeline);
    ASSERT_EQ(result.diagnostics.size(), 1U);
    EXPECT_EQ(result.diagnostics[0].code, "P114");
}

TEST(LoadPipeline, survives_the_deepest_nesting_that_the_parser_takes) {
    std::string dotted = "a";
    for (int part = 0; part < 14; ++part) dotted += ".a";
    std::string tables, lists;
    for (int level = 0; level < 250; ++level) {
        tables += "{" + dotted + " = ";
        lists += "[{" + dotted + " = ";
    }
    for (const std::string& value : {tables, lists, std::string(200000, '['),
                                     std::string(200000, '{'), "1" + std::string(200000, '.')}) {
        const Checked result = checked("version = 1\nx = " + value + "\n");
        EXPECT_FALSE(result.pipeline);
        EXPECT_FALSE(result.diagnostics.empty());
    }
    std::string closed = tables + "1" + std::string(250, '}');
    const Checked result = checked("version = 1\nx = " + closed + "\n");
    EXPECT_FALSE(result.pipeline);
    EXPECT_EQ(result.diagnostics.back().code, "P114") << shown(result.diagnostics);
    EXPECT_EQ(result.diagnostics.back().message, "tables and lists are nested more than 63 deep");
}

TEST(LoadPipeline, resolves_values_in_the_order_of_the_options) {
    const Checked result = checked(
        "version = 1\n[read]\npaths = [\"/x\"]\nmax_document = \"1 KiB\"\n"
        "[[step]]\nuse = \"years\"\npatience = \"2s\"\nthreshold = 1\n"
        "[[write]]\nuse = \"jsonl\"\npath = \"o.jsonl\"\n");
    ASSERT_TRUE(result.pipeline) << shown(result.diagnostics);
    const Pipeline& pipeline = *result.pipeline;
    EXPECT_EQ(pipeline.read.max_document, 1024U);
    EXPECT_EQ(pipeline.writes[0].path, fs::current_path() / "o.jsonl");
    const auto& options = pipeline.steps[0].options;
    ASSERT_EQ(options.size(), pipeline.steps[0].analyzer.analyzer->options.size());
    EXPECT_EQ(options[0].value.number, 1.0);
    EXPECT_EQ(options[0].place, "guide.toml:8:1");
    EXPECT_TRUE(options[1].value.list);
    EXPECT_TRUE(options[1].value.items.empty());
    EXPECT_EQ(options[1].origin, ResolvedOption::Origin::plugin_default);
    EXPECT_EQ(options[3].value.integer, 2'000'000'000);
    EXPECT_EQ(options[4].value.text, "edtf");
}

TEST(LoadPipeline, reports_an_unloadable_plugin_at_its_step) {
    const Checked result = load_pipeline_text(
        "version = 1\n[read]\npaths = [\"/x\"]\n[[step]]\nuse = \"years\"\n"
        "[[write]]\nuse = \"jsonl\"\npath = \"o.jsonl\"\n",
        "p.toml", registry(), {}, process_environment(), loading_option_check());
    EXPECT_FALSE(result.pipeline);
    ASSERT_EQ(result.diagnostics.size(), 1U);
    EXPECT_EQ(result.diagnostics[0].code, problem::not_a_library);
    EXPECT_EQ(result.diagnostics[0].line, 5U);
    EXPECT_EQ(result.diagnostics[0].column, 7U);
}

TEST(LoadPipeline, says_the_same_in_canonical_form_whatever_the_order_and_the_spelling) {
    const auto canonical = [](const std::string& step) {
        const Checked result = checked("[[write]]\npath = \"o.jsonl\"\nuse = 'jsonl'\n" + step +
                                       "[read]\npaths = ['a']\n[x]\n");
        const Checked right =
            checked("version = 1\n[[write]]\npath = \"o.jsonl\"\nuse = 'jsonl'\n" + step +
                    "[read]\npaths = ['a']\n");
        EXPECT_FALSE(result.pipeline);
        EXPECT_TRUE(right.pipeline) << shown(right.diagnostics);
        return right.pipeline ? right.pipeline->canonical : "";
    };
    EXPECT_EQ(
        canonical("[[step]]\nuse = 'noise'\nsmallest = 4096\n"),
        canonical("[[step]]\nkinds = [\"chrome\", 'url']\nsmallest = '4 KiB'\nuse = 'noise'\n"));
}

TEST(LoadPipeline, reads_its_own_canonical_form) {
    const Checked first = checked(
        "version = 1\n[read]\npaths = ['a/*']\n[[step]]\nuse = 'dates'\nlexicon = 'l'\nlimit = 3\n"
        "[[write]]\nuse = 'jsonl'\npath = 'o/x.jsonl'\n");
    ASSERT_TRUE(first.pipeline) << shown(first.diagnostics);
    const Checked second = checked(first.pipeline->canonical);
    ASSERT_TRUE(second.pipeline) << shown(second.diagnostics);
    EXPECT_EQ(second.pipeline->canonical, first.pipeline->canonical);
}

TEST(StarterPipeline, is_right_as_it_stands_and_with_every_comment_of_a_value) {
    const std::string starter = starter_pipeline(registry(), "corpus/*.txt");
    const Checked result = checked(starter);
    ASSERT_TRUE(result.pipeline) << starter << shown(result.diagnostics);
    EXPECT_TRUE(result.diagnostics.empty()) << starter << shown(result.diagnostics);
    EXPECT_THAT(starter, HasSubstr("paths = [\"corpus/*.txt\"]"));
    EXPECT_THAT(starter, HasSubstr("# use = \"dates\""));
    const std::string uncommented =
        std::regex_replace(starter.substr(0, starter.find("# These need")),
                           std::regex("\n# ([a-z_]+ = )"), "\n$1") +
        starter.substr(starter.find("[[write]]"));
    const Checked all = checked(uncommented);
    EXPECT_TRUE(all.pipeline) << uncommented << shown(all.diagnostics);
}

TEST(StarterPipeline, leaves_out_what_would_collide) {
    const ManifestFolder folder(manifests, {"chapters", "sections", "noise"});
    const Registry colliding({folder.path()});
    const std::string starter = starter_pipeline(colliding);
    EXPECT_THAT(starter, HasSubstr("\n[[step]]\nuse = \"chapters\""));
    EXPECT_THAT(starter, HasSubstr("\n# [[step]]\n# use = \"sections\""));
}

TEST(StarterPipeline, has_no_step_without_plugins) {
    const std::string starter = starter_pipeline(Registry({}));
    EXPECT_EQ(starter.find("[[step]]"), std::string::npos);
}

TEST(JsonSchema, is_json_and_knows_every_option) {
    const std::string text = json_schema(registry());
    rapidjson::Document schema;
    schema.Parse(text.data(), text.size());
    ASSERT_FALSE(schema.HasParseError());
    const auto& steps = schema["properties"]["step"]["items"]["oneOf"];
    ASSERT_EQ(steps.Size(), registry().analyzer_ids().size());
    for (const auto& step : steps.GetArray()) {
        const std::string id = step["properties"]["use"]["enum"][0].GetString();
        for (const OptionInfo& option : registry().find(id).analyzer->options)
            EXPECT_TRUE(step["properties"].HasMember(option.name.c_str())) << id << option.name;
        EXPECT_FALSE(step["additionalProperties"].GetBool());
    }
    EXPECT_EQ(schema["properties"]["read"]["required"][0], "paths");
}

}  // namespace
}  // namespace palimpsest::core
