#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "core/io/quarantine_codes.hpp"
#include "core/pipeline/codes.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/plugins/instance.hpp"
#include "core/plugins/problem_codes.hpp"
#include "tests/pipelines/manifest_folder.hpp"

// docs/errors.md says what the tables say; the examples of docs/pipeline-guide.md are right, and
// the messages in it are those of the golden cases.

namespace palimpsest::core {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const fs::path project = PALIMPSEST_PROJECT;

std::string content(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

const Registry& registry() {
    static const ManifestFolder folder(project / "tests/pipelines/plugins");
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

std::string section(std::string_view code, std::string_view title, std::string_view advice) {
    std::string text = "### " + std::string(code) + ": " + std::string(title) + "\n\n";
    return advice.empty() ? text : text + std::string(advice) + "\n\n";
}

std::string errors_page() {
    std::string text =
        "# Errors\n\nEvery error and warning has a code that keeps its meaning. `P1xx` and `P2xx` "
        "are about the pipeline\nfile and are shown with their place before anything runs; `P3xx` "
        "are about plugins; `P4xx` stand in\n`quarantine.jsonl` beside the document that "
        "failed.\n\n"
        "This page is checked against the program's tables by its tests; "
        "`PALIMPSEST_UPDATE_GOLDEN=1` writes it anew.\n\n"
        "## P1xx: the pipeline file, its keys and values\n\n";
    for (const CodeInfo* info : pipeline_codes()) {
        if (info->code == "P201") text += "## P2xx: steps and the flow of layers\n\n";
        text += section(info->code, info->title, info->advice);
    }
    text +=
        "## P3xx: plugins\n\nThe message names the file and what to do.\n\n"
        "| code | what it means |\n| --- | --- |\n";
    for (const ProblemCode& code : problem_codes)
        text += "| " + std::string(code.code) + " | " + std::string(code.meaning) + " |\n";
    text += "\n## P4xx: documents in quarantine\n\n| code | what it means |\n| --- | --- |\n";
    for (const QuarantineCode& code : quarantine_codes)
        text += "| " + std::string(code.code) + " | " + std::string(code.meaning) + " |\n";
    return text;
}

TEST(ErrorsPage, lists_every_code) {
    const fs::path file = project / "docs/errors.md";
    if (std::getenv("PALIMPSEST_UPDATE_GOLDEN") != nullptr)
        std::ofstream(file, std::ios::binary) << errors_page();
    EXPECT_EQ(content(file), errors_page());
}

TEST(Codes, are_all_in_the_table_once_and_ascending) {
    const std::string header = content(project / "core/pipeline/codes.hpp");
    const std::regex declaration("extern const CodeInfo");
    const auto declared = std::distance(
        std::sregex_iterator(header.begin(), header.end(), declaration), std::sregex_iterator());
    EXPECT_EQ(static_cast<std::size_t>(declared), pipeline_codes().size());
    for (std::size_t i = 1; i < pipeline_codes().size(); ++i)
        EXPECT_LT(pipeline_codes()[i - 1]->code, pipeline_codes()[i]->code);
}

std::string all_golden() {
    std::string text;
    for (const auto& entry : fs::directory_iterator(project / "tests/pipelines/cases"))
        text += content(entry.path() / "expected.txt");
    return text;
}

TEST(Codes, have_a_golden_case_each) {
    const std::string golden = all_golden();
    for (const CodeInfo* info : pipeline_codes())
        EXPECT_THAT(golden, HasSubstr("[" + std::string(info->code) + "]"));
}

struct Block {
    std::string kind;
    std::string text;
};

std::vector<Block> guide_blocks() {
    std::vector<Block> blocks;
    std::istringstream lines(content(project / "docs/pipeline-guide.md"));
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("```", 0) == 0) {
            inside = !inside;
            if (inside) blocks.push_back({line.substr(3), ""});
        } else if (inside) {
            blocks.back().text += line + "\n";
        }
    }
    return blocks;
}

/// A whole pipeline around a fragment.
std::string completed(const Block& block) {
    static const std::string read = "[read]\npaths = [\"reports/**/*.txt\"]\n";
    static const std::string write = "[[write]]\nuse = \"jsonl\"\npath = \"out/a.jsonl\"\n";
    if (block.kind == "toml") return block.text;
    if (block.kind == "toml read") return "version = 1\n" + block.text + write;
    if (block.kind == "toml step") return "version = 1\n" + read + block.text + write;
    if (block.kind == "toml write") return "version = 1\n" + read + block.text;
    return "";
}

TEST(Guide, has_examples_that_are_right) {
    int examples = 0;
    for (const Block& block : guide_blocks()) {
        const std::string text = completed(block);
        if (text.empty()) continue;
        ++examples;
        const Checked result = checked(text);
        EXPECT_TRUE(result.pipeline) << text << shown(result.diagnostics);
    }
    EXPECT_GE(examples, 8);
}

TEST(Guide, quotes_messages_as_they_are) {
    const std::string golden = all_golden();
    int messages = 0;
    for (const Block& block : guide_blocks()) {
        if (block.kind != "text message") continue;
        ++messages;
        EXPECT_THAT(golden, HasSubstr(block.text));
    }
    EXPECT_GE(messages, 2);
}

TEST(Guide, names_every_key) {
    const std::string guide = content(project / "docs/pipeline-guide.md");
    for (const char* key : {"paths", "format", "encoding", "on_invalid", "max_document",
                            "text_field", "id_field", "path", "covered_text", "use", "name"})
        EXPECT_THAT(guide, HasSubstr("`" + std::string(key) + "`"));
}

}  // namespace
}  // namespace palimpsest::core
