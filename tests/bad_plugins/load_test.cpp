// What each bad plugin is refused with: code and message. None of them ends the program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/plugins/library.hpp"
#include "core/plugins/manifest.hpp"

namespace palimpsest::core {
namespace {

using testing::HasSubstr;

FoundPlugin found(const std::string& name) {
    const auto folder = std::filesystem::path(PALIMPSEST_BAD_PLUGINS) / name;
    const auto manifest = folder / (name + ".toml");
    return {read_manifest(manifest), manifest, folder / (name + ".so")};
}

struct Refusal {
    std::string name;
    std::string code;
    std::vector<std::string> message;  ///< Parts of it.
    std::string file = ".so";          ///< Ending of the file that is named.
};
void PrintTo(const Refusal& refusal, std::ostream* out) { *out << refusal.name; }

class Refused : public testing::TestWithParam<Refusal> {};

TEST_P(Refused, NamesFileAndCause) {
    const Refusal& expected = GetParam();
    const std::string name = "bad_" + expected.name;
    try {
        Library::load(found(name));
        FAIL() << name << " was loaded";
    } catch (const PluginError& error) {
        EXPECT_EQ(error.problem().code, expected.code) << error.what();
        EXPECT_EQ(error.problem().file.filename(), name + expected.file);
        for (const std::string& part : expected.message)
            EXPECT_THAT(error.problem().message, HasSubstr(part));
        EXPECT_THAT(error.what(), HasSubstr(name + expected.file));
        EXPECT_EQ(error.problem().message.find('\n'), std::string::npos);
    }
}

const Refusal refusals[] = {
    {"not_a_manifest", "P304", {"is not TOML"}, ".toml"},
    {"manifest_major", "P307", {"is for ABI 2.0", "speaks ABI 1.0", "update palimpsest"}, ".toml"},
    {"not_a_library", "P308", {"is not a shared library"}},
    {"missing_dependency",
     "P309",
     {"needs a library that is missing", "libbad_plugins_absent.so", "install it"}},
    {"missing_symbol", "P309", {"needs a symbol that no library provides", "from_nowhere"}},
    {"no_entry", "P310", {"does not export the symbol plm_entry"}},
    {"entry_function", "P310", {"exports plm_entry, but not as data"}},
    {"truncated_table", "P311", {"plm_entry is truncated", "'extension'"}},
    {"overlong_table", "P311", {"plm_entry takes 40 bytes but says struct_size 104"}},
    {"wrong_major", "P312", {"was built for ABI 2.0", "speaks ABI 1.0"}},
    {"null_function", "P313", {"plm_entry.deinit is null"}},
    {"init_fails", "P314", {"its init failed: the moon is in the wrong phase"}},
    {"init_silent", "P314", {"returned the status 77"}},
    {"init_allocates", "P314", {"asked for 9223372036854775807 bytes of memory"}},
    {"init_appends", "P314", {"plm_call.append was called while the plugin is loaded"}},
    {"newer_minor_needed", "P314", {"needs plm_call.later of ABI 1.7"}},
    {"init_throws", "P315", {"let an exception out of its init: thrown by init"}},
    {"extension_throws", "P315", {"exception out of its extension(): something that is no std"}},
    {"no_identity", "P316", {"has no extension plm.plugin/1"}},
    {"truncated_identity", "P311", {"plm.plugin/1 is truncated: its struct_size is 72"}},
    {"no_analyzers", "P317", {"brings no analyzer and no writer", "plm.analyzer/1"}},
    {"null_descriptor", "P318", {"descriptor of analyzer 0 of plm.analyzer/1 is a null pointer"}},
    {"null_layers", "P318", {"has 2 layers but the array of them is null"}},
    {"wild_count", "P319", {"has 18446744073709551615 analyzers, at most 4096 can be"}},
    {"truncated_analyzer", "P311", {"analyzer 0 of plm.analyzer/1 is truncated"}},
    {"truncated_descriptor", "P311", {"the descriptor of analyzer 0 of plm.analyzer/1 is trunc"}},
    {"null_analyze", "P313", {"analyze of analyzer 0 of plm.analyzer/1 is null"}},
    {"not_utf8", "P320", {"doc of analyzer 0 of plm.analyzer/1 is not UTF-8 at byte 0"}},
    {"overlong_text", "P320", {"doc of", "18446744073709551615 bytes long"}},
    {"identifier", "P321", {"the name 'Bad-Identifier' of an analyzer", "[a-z][a-z0-9_]*"}},
    {"unknown_type", "P322", {"option 'colour' of analyzer 'bad_unknown_type'", "type 99"}},
    {"unknown_threading", "P322", {"unknown threading 17"}},
    {"writer_null_begin", "P313", {"begin of writer 0 of plm.writer/draft-2 is null"}},
    {"writer_truncated", "P311", {"writer 0 of plm.writer/draft-2 is truncated"}},
    {"writer_layers", "P323", {"declares layers or projections, but a writer has none"}},
    {"manifest_differs",
     "P324",
     {"summary is \"Does everything\" in the manifest, \"For tests\" in the library"}},
};

INSTANTIATE_TEST_SUITE_P(Plugins, Refused, testing::ValuesIn(refusals),
                         [](const auto& row) { return row.param.name; });

TEST(Loaded, LaterMinorVersionWithLongerTables) {
    const auto library = Library::load(found("newer_minor"));
    EXPECT_EQ(library->info().abi_minor, 7u);
    const LoadedAnalyzer analyzer = library->analyzer("newer_minor");
    EXPECT_NE(analyzer.document, nullptr);
    EXPECT_EQ(analyzer.corpus, nullptr);
}

TEST(Loaded, SameFileAgainIsTheSameLibrary) {
    const auto library = Library::load(found("good"));
    EXPECT_EQ(Library::load(found("good")), library);

    FoundPlugin changed = found("good");
    changed.info.version = "2.0.0";
    EXPECT_THROW(Library::load(changed), PluginError);
}

TEST(Loaded, AgainAfterItWasLetGo) {
    Library::load(found("good"));
    EXPECT_EQ(Library::load(found("good"))->info().name, "good");
}

TEST(Loaded, SaysWhichAnalyzersItHas) {
    const auto library = Library::load(found("good"));
    EXPECT_EQ(library->file().filename(), "good.so");
    EXPECT_EQ(library->resource_folder().filename(), "good");
    try {
        library->analyzer("better");
        FAIL();
    } catch (const PluginError& error) {
        EXPECT_EQ(error.problem().code, "P325");
        EXPECT_THAT(error.what(), HasSubstr("has no analyzer 'better'; it has good"));
    }
}

TEST(Found, DuplicateIdNamesBoth) {
    const auto folder = std::filesystem::path(PALIMPSEST_BAD_PLUGINS) / "bad_duplicate_id";
    const Registry registry({folder});
    ASSERT_EQ(registry.problems().size(), 1u);
    const PluginProblem& problem = registry.problems()[0];
    EXPECT_EQ(problem.code, "P306");
    EXPECT_EQ(problem.file.filename(), "bad_duplicate_id_b.toml");
    EXPECT_THAT(problem.message, HasSubstr("duplicate id: analyzer 'twice' is in"));
    EXPECT_THAT(problem.message, HasSubstr("bad_duplicate_id_a.toml"));
    ASSERT_NE(registry.find("twice").plugin, nullptr);
    EXPECT_EQ(registry.find("twice").plugin->info.name, "bad_duplicate_id_a");
}

TEST(Found, LibraryWithoutManifest) {
    const Registry registry({std::filesystem::path(PALIMPSEST_BAD_PLUGINS) / "bad_no_manifest"});
    ASSERT_EQ(registry.problems().size(), 1u);
    EXPECT_EQ(registry.problems()[0].code, "P302");
    EXPECT_THAT(printed(registry.problems()[0]),
                HasSubstr("bad_no_manifest.so: has no manifest bad_no_manifest.toml beside it"));
}

}  // namespace
}  // namespace palimpsest::core
