#include "core/plugins/manifest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "core/plugins/plugin_error.hpp"
#include "palimpsest/ext/corpus.h"

namespace palimpsest::core {
namespace {

using testing::HasSubstr;

constexpr std::string_view whole = R"(manifest = 1

[plugin]
name = "copies"
version = "1.2.3"
sdk_version = "0.1.0"
summary = "Copies \"and\" more"
license = "Apache-2.0"
abi_major = 1
abi_minor = 0

[[analyzer]]
id = "copies"
kind = "corpus"
summary = "Finds copies"
doc = "Two\nlines: 年"
threading = "per_worker"
  [[analyzer.option]]
  name = "units"
  type = "choice"
  list = true
  default = "[\"document\"]"
  minimum = ""
  maximum = ""
  choices = ["document", "passage"]
  unit = ""
  doc = "What is compared."
  since = "1.0.0"
  [[analyzer.layer]]
  name = "copies"
  access = "produces"
  additive = true
  table = false
  schema = 3
  parent = ""
  field = ""
  doc = "A passage"
    [[analyzer.layer.column]]
    name = "partner.document"
    type = "document"
    nullable = false
    target = ""
    doc = ""
    [[analyzer.layer.column]]
    name = "partner.begin"
    type = "offset"
    nullable = true
    target = "partner.document"
    doc = ""
  [[analyzer.projection]]
  drop = 3
  fold = 24
  [[analyzer.round]]
  name = "pairs"
  key = "document_pair"
  iterations = 2
)";

// `whole` with `from` replaced.
std::string changed(std::string_view from, std::string_view to) {
    std::string text(whole);
    text.replace(text.find(from), from.size(), to);
    return text;
}

TEST(Manifest, ReadsEveryField) {
    const PluginInfo info = parsed_manifest(whole, "copies.toml");
    PluginInfo expected{"copies", "1.2.3", "0.1.0", "Copies \"and\" more", "Apache-2.0", 1, 0, {}};
    AnalyzerInfo analyzer;
    analyzer.id = "copies";
    analyzer.kind = AnalyzerKind::corpus;
    analyzer.summary = "Finds copies";
    analyzer.doc = "Two\nlines: 年";
    analyzer.threading = PLM_PER_WORKER;
    analyzer.options = {{"units",
                         PLM_OPTION_CHOICE,
                         true,
                         "[\"document\"]",
                         "",
                         "",
                         {"document", "passage"},
                         "",
                         "What is compared.",
                         "1.0.0"}};
    analyzer.layers = {{"copies",
                        PLM_PRODUCES,
                        true,
                        false,
                        3,
                        {{"partner.document", PLM_DOC_REF, false, "", ""},
                         {"partner.begin", PLM_OFFSET, true, "partner.document", ""}},
                        "",
                        "",
                        "A passage"}};
    analyzer.projections = {{3, 24}};
    analyzer.rounds = {{"pairs", PLM_KEY_DOCUMENT_PAIR, 2}};
    expected.analyzers = {analyzer};
    EXPECT_EQ(info, expected);
}

struct WrongManifest {
    std::string name;
    std::string text;
    std::string code;
    std::string error;  ///< A part of what().
};
void PrintTo(const WrongManifest& manifest, std::ostream* out) { *out << manifest.name; }

class Wrong : public testing::TestWithParam<WrongManifest> {};

TEST_P(Wrong, NamesPlaceAndCause) {
    try {
        parsed_manifest(GetParam().text, "dir/copies.toml");
        FAIL() << "was read";
    } catch (const PluginError& error) {
        EXPECT_EQ(error.problem().code, GetParam().code);
        EXPECT_THAT(error.what(), HasSubstr(GetParam().error));
    }
}

const WrongManifest wrong[] = {
    {"empty", "", "P305",
     "dir/copies.toml:1: key 'manifest' of the manifest is missing, as in: manifest = 1; build "
     "the plugin again, or correct the manifest"},
    {"no_toml", "manifest = 1\nplugin = ]", "P304", "dir/copies.toml:2: is not TOML: "},
    {"later_format", "manifest = 2\n", "P305",
     "dir/copies.toml:1: key 'manifest' of the manifest is 2, but this palimpsest reads manifests "
     "of format 1 alone"},
    {"plugin_is_text", "manifest = 1\nplugin = \"x\"\n", "P305",
     "dir/copies.toml:2: key 'plugin' of the manifest is a string, but a table is needed"},
    {"key_missing", changed("license = \"Apache-2.0\"\n", ""), "P305",
     "dir/copies.toml:3: key 'license' of [plugin] is missing, as in: license = \"...\""},
    {"key_unknown", changed("license =", "licence = \"\"\nlicense ="), "P305",
     "dir/copies.toml:8: key 'licence' of [plugin] is unknown"},
    {"top_key_unknown", changed("manifest = 1", "manifest = 1\nextra = 1"), "P305",
     "dir/copies.toml:2: key 'extra' of the manifest is unknown"},
    {"wrong_type", changed("list = true", "list = \"true\""), "P305",
     "dir/copies.toml:21: key 'list' of [[analyzer.option]] is a string, but true or false is"},
    {"text_is_number", changed("default = \"[\\\"document\\\"]\"", "default = 3"), "P305",
     "dir/copies.toml:22: key 'default' of [[analyzer.option]] is an integer, but a string is"},
    {"choices_of_numbers", changed("\"passage\"]", "3]"), "P305",
     "dir/copies.toml:25: key 'choices' of [[analyzer.option]] holds an integer, but only strings"},
    {"word_unknown", changed("\"document_pair\"", "\"pair\""), "P305",
     "dir/copies.toml:55: key 'key' of [[analyzer.round]] is \"pair\", but must be one of bytes, "
     "document, document_pair, component"},
    {"negative", changed("drop = 3", "drop = -3"), "P305",
     "dir/copies.toml:51: key 'drop' of [[analyzer.projection]] is -3, but must be from 0 to"},
    {"too_large", changed("drop = 3", "drop = 4294967296"), "P305", "is 4294967296, but must be"},
    {"table_for_array", changed("[[analyzer]]", "[analyzer]"), "P305",
     "dir/copies.toml:12: key 'analyzer' of the manifest is a table, but an array of tables is"},
    {"column_key_missing", changed("nullable = true\n", ""), "P305",
     "key 'nullable' of [[analyzer.layer.column]] is missing"},
    {"identifier", changed("id = \"copies\"", "id = \"Copies\""), "P321",
     "the name 'Copies' of an analyzer is not of the form"},
    {"column_name", changed("name = \"partner.begin\"", "name = \"partner..begin\""), "P321",
     "the name 'partner..begin' of a column of layer 'copies' of analyzer 'copies'"},
    {"projection_bits", changed("drop = 3", "drop = 256"), "P322", "unknown PLM_DROP bits 0x100"},
    {"no_iterations", changed("iterations = 2", "iterations = 0"), "P323",
     "round 'pairs' of analyzer 'copies' has 0 iterations"},
    {"rounds_of_document_analyzer", changed("\"corpus\"", "\"document\""), "P323",
     "is a document analyzer but has rounds"},
    {"choices_missing", changed("[\"document\", \"passage\"]", "[]"), "P323",
     "option 'units' of analyzer 'copies' is a choice but lists no choices"},
    {"offset_target", changed("target = \"partner.document\"", "target = \"partner\""), "P323",
     "counts in the document 'partner', which is no column"},
    {"field_without_parent", changed("field = \"\"", "field = \"list\""), "P323",
     "layer 'copies' of analyzer 'copies' names a field but not the parent that has it"},
    {"child_without_reference",
     changed("parent = \"\"\n  field = \"\"", "parent = \"works\"\n  field = \"list\""), "P323",
     "is a child of 'works', so its first column must refer to a row of it"},
    {"duplicate_column", changed("name = \"partner.begin\"", "name = \"partner.document\""), "P306",
     "layer 'copies' of analyzer 'copies' has two columns 'partner.document'"},
};

INSTANTIATE_TEST_SUITE_P(Manifest, Wrong, testing::ValuesIn(wrong),
                         [](const auto& row) { return row.param.name; });

TEST(Manifest, OfALaterMinorVersionMayHaveKeysThatAreNotKnown) {
    const std::string text = changed("abi_minor = 0", "abi_minor = 4\nlater = [1]");
    EXPECT_EQ(parsed_manifest(text, "x.toml").abi_minor, 4u);
}

TEST(Manifest, OfALaterMinorVersionSaysSoWhereAWordIsNotKnown) {
    std::string text = changed("abi_minor = 0", "abi_minor = 4");
    text.replace(text.find("\"choice\""), 8, "\"colour\"");
    try {
        parsed_manifest(text, "x.toml");
        FAIL();
    } catch (const PluginError& error) {
        EXPECT_THAT(error.what(), HasSubstr("update palimpsest if the plugin is newer"));
    }
}

TEST(Manifest, OfAnotherMajorVersionIsReadNoFurther) {
    std::string text = changed("abi_major = 1", "abi_major = 9");
    text.replace(text.find("kind ="), 6, "sort =");
    const PluginInfo info = parsed_manifest(text, "x.toml");
    EXPECT_EQ(info.abi_major, 9u);
    EXPECT_TRUE(info.analyzers.empty());
}

TEST(Manifest, FilesThatCannotBeRead) {
    for (const std::filesystem::path file : {"/nowhere/at/all.toml", "/tmp"}) {
        try {
            read_manifest(file);
            FAIL() << file;
        } catch (const PluginError& error) {
            EXPECT_EQ(error.problem().code, "P304");
            EXPECT_THAT(error.what(), HasSubstr(file.string() + ": cannot be read: "));
        }
    }
}

}  // namespace
}  // namespace palimpsest::core
