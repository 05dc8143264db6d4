#include "core/plugins/registry.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <initializer_list>

#include "core/plugins/library.hpp"

namespace palimpsest::core {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

class RegistryTest : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "registry_XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        root_ = pattern;
        unsetenv("PALIMPSEST_PLUGIN_PATH");
    }
    void TearDown() override {
        unsetenv("PALIMPSEST_PLUGIN_PATH");
        fs::remove_all(root_);
    }

    void write(const fs::path& file, const std::string& text) {
        fs::create_directories((root_ / file).parent_path());
        std::ofstream(root_ / file) << text;
    }
    static std::string manifest(const std::string& name, const std::string& version,
                                std::initializer_list<std::string> ids, int abi_major = 1) {
        std::string text = fmt::format(
            "manifest = 1\n[plugin]\nname = \"{}\"\nversion = \"{}\"\nsdk_version = \"0.1.0\"\n"
            "summary = \"\"\nlicense = \"\"\nabi_major = {}\nabi_minor = 0\n",
            name, version, abi_major);
        for (const std::string& id : ids)
            text += fmt::format(
                "[[analyzer]]\nid = \"{}\"\nkind = \"document\"\nsummary = \"\"\n"
                "doc = \"\"\nthreading = \"shared\"\n",
                id);
        return text;
    }
    void add(const std::string& folder, const std::string& name, const std::string& version,
             std::initializer_list<std::string> ids, int abi_major = 1) {
        write(folder + "/" + name + ".so", "never opened by looking");
        write(folder + "/" + name + ".toml", manifest(name, version, ids, abi_major));
    }
    Registry registry(std::initializer_list<const char*> folders) const {
        std::vector<fs::path> paths;
        for (const char* folder : folders) paths.push_back(root_ / folder);
        return Registry(paths);
    }
    static std::vector<std::string> problems(const Registry& registry) {
        std::vector<std::string> found;
        for (const PluginProblem& problem : registry.problems())
            found.push_back(fmt::format("{} {}", problem.code, printed(problem)));
        return found;
    }

    fs::path root_;
};

TEST_F(RegistryTest, FindsAnalyzersOfAllFolders) {
    add("one", "alpha", "1.0.0", {"alpha", "beta"});
    add("two", "gamma", "1.0.0", {"gamma"});
    const Registry found = registry({"one", "two"});
    EXPECT_THAT(problems(found), ElementsAre());
    EXPECT_THAT(found.analyzer_ids(), ElementsAre("alpha", "beta", "gamma"));
    EXPECT_EQ(found.find("beta").plugin->info.name, "alpha");
    EXPECT_EQ(found.find("beta").analyzer->id, "beta");
    EXPECT_EQ(found.find("beta").plugin->library, root_ / "one/alpha.so");
    EXPECT_EQ(found.find("delta").plugin, nullptr);
}

TEST_F(RegistryTest, EarlierFolderShadowsPluginsAndAnalyzersSilently) {
    add("one", "alpha", "2.0.0", {"alpha"});
    add("two", "alpha", "1.0.0", {"alpha", "old"});
    add("two", "other", "1.0.0", {"alpha", "beta"});
    const Registry found = registry({"one", "two"});
    EXPECT_THAT(problems(found), ElementsAre());
    EXPECT_THAT(found.analyzer_ids(), ElementsAre("alpha", "beta"));
    EXPECT_EQ(found.find("alpha").plugin->info.version, "2.0.0");
    EXPECT_EQ(found.find("beta").plugin->info.name, "other");
}

TEST_F(RegistryTest, AnalyzerTwiceInOneFolderIsAProblem) {
    add("one", "beta", "1.0.0", {"same"});
    add("one", "alpha", "1.0.0", {"same"});
    const Registry found = registry({"one"});
    ASSERT_EQ(found.problems().size(), 1u);
    EXPECT_THAT(problems(found)[0],
                HasSubstr(fmt::format("P306 {0}/one/beta.toml: duplicate id: analyzer 'same' is in "
                                      "{0}/one/alpha.toml too",
                                      root_.string())));
    EXPECT_EQ(found.find("same").plugin->info.name, "alpha");
}

TEST_F(RegistryTest, SameFolderTwiceIsReadOnce) {
    add("one", "alpha", "1.0.0", {"alpha"});
    const Registry found = registry({"one", "one/../one"});
    EXPECT_EQ(found.plugins().size(), 1u);
    EXPECT_THAT(problems(found), ElementsAre());
}

TEST_F(RegistryTest, ProblemsDoNotHideGoodPlugins) {
    add("one", "good", "1.0.0", {"good"});
    add("one", "later", "1.0.0", {"later"}, 2);
    add("one", "named", "1.0.0", {"named"});
    fs::rename(root_ / "one/named.so", root_ / "one/renamed.so");
    fs::rename(root_ / "one/named.toml", root_ / "one/renamed.toml");
    add("one", "none", "1.0.0", {});
    write("one/bare.so", "");
    write("one/lone.toml", manifest("lone", "1.0.0", {"lone"}));
    write("one/pipeline.toml", "version = 1\n");
    write("one/.hidden.so", "");
    write("one/notes.txt", "");
    const Registry found = registry({"missing", "one"});
    EXPECT_THAT(found.analyzer_ids(), ElementsAre("good"));
    EXPECT_THAT(problems(found),
                ElementsAre(HasSubstr("/missing: cannot be read as a folder of plugins: No such"),
                            HasSubstr("P302"), HasSubstr("later.toml: is for ABI 2.0"),
                            HasSubstr("none.toml: lists no [[analyzer]]"),
                            HasSubstr("renamed.toml: names the plugin 'named', but the library is "
                                      "renamed.so"),
                            HasSubstr("P303")));
    EXPECT_THAT(problems(found)[0], HasSubstr("P301"));
}

TEST_F(RegistryTest, SearchPathHasGivenFoldersFirstThenTheVariable) {
    fs::create_directories(root_ / "there");
    const std::string variable = fmt::format("{0}/there::{0}/gone:relative", root_.string());
    setenv("PALIMPSEST_PLUGIN_PATH", variable.c_str(), 1);
    const fs::path given[] = {root_ / "given", "from_here"};
    const auto folders = Registry::search_path(given);
    ASSERT_GE(folders.size(), 4u);
    EXPECT_EQ(folders[0], root_ / "given");
    EXPECT_EQ(folders[1], fs::current_path() / "from_here");
    EXPECT_EQ(folders[2], root_ / "there");
    EXPECT_EQ(folders[3], "relative");
    EXPECT_THAT(folders, testing::Not(testing::Contains(fs::current_path())));
}

TEST_F(RegistryTest, RelativeFolderOfTheVariableIsAProblem) {
    const Registry found({fs::path("relative")});
    ASSERT_EQ(found.problems().size(), 1u);
    EXPECT_THAT(problems(found)[0],
                HasSubstr("P301 relative: is a relative folder in PALIMPSEST_PLUGIN_PATH"));
}

TEST_F(RegistryTest, WhatIsPartOfTheProgramComesFirst) {
    add("one", "other_lines", "1.0.0", {});
    std::ofstream(root_ / "one/other_lines.toml", std::ios::app)
        << "[[writer]]\nid = \"jsonl\"\nsummary = \"\"\ndoc = \"\"\nthreading = \"shared\"\n"
           "output = \"file\"\n";
    const Registry found = registry({"one"});
    EXPECT_THAT(problems(found), testing::IsEmpty());
    EXPECT_EQ(found.plugins().size(), 1u);
    const auto [plugin, writer] = found.find_writer("jsonl");
    ASSERT_NE(plugin, nullptr);
    EXPECT_NE(plugin->built_in, nullptr);
    EXPECT_EQ(plugin->info.name, "jsonl");
    EXPECT_THAT(found.writer_ids(), ElementsAre("jsonl"));
    const auto library = Library::load(*plugin);
    EXPECT_EQ(library, Library::load(*plugin));
    EXPECT_NE(library->writer("jsonl").writer->begin, nullptr);
}

}  // namespace
}  // namespace palimpsest::core
