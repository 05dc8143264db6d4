#include "core/io/file_listing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "core/io/test_folder.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::array<std::string_view, 2> extensions{".txt", ".md"};

Listing listing(const std::vector<std::string>& paths) { return list_files(paths, extensions, {}); }

std::vector<std::string> names(const Listing& list) {
    std::vector<std::string> result;
    for (const FoundFile& file : list.files) result.push_back(file.name);
    return result;
}

class FileListing : public testing::Test {
  protected:
    void SetUp() override {
        for (const char* name : {"a.txt", "b.TXT", "c.csv", ".hidden.txt", "2019/x.txt",
                                 "2019/y.md", "2019/deep/z.txt", ".git/w.txt", "2020/x.txt"}) {
            folder_.write(name);
        }
        std::filesystem::create_directory(folder_ / "x.txt");
    }

    std::vector<std::string> found(const std::string& pattern) {
        return names(listing({folder_ / pattern}));
    }

    TestFolder folder_;
};

struct FileListingRow {
    const char* pattern;
    std::vector<std::string> names;
};

TEST_F(FileListing, FindsWhatAPathNames) {
    const FileListingRow rows[] = {
        {"", {"2019/deep/z.txt", "2019/x.txt", "2019/y.md", "2020/x.txt", "a.txt", "b.TXT"}},
        {"2019", {"deep/z.txt", "x.txt", "y.md"}},
        {"2019/", {"deep/z.txt", "x.txt", "y.md"}},
        {".git", {"w.txt"}},
        {"a.txt", {"a.txt"}},
        {"c.csv", {"c.csv"}},
        {".hidden.txt", {".hidden.txt"}},
        {"*.txt", {"a.txt"}},
        {"*", {"a.txt", "b.TXT", "c.csv"}},
        {".*", {".hidden.txt"}},
        {"*/x.txt", {"2019/x.txt", "2020/x.txt"}},
        {"**/x.txt", {"2019/x.txt", "2020/x.txt"}},
        {"**/z.txt", {"2019/deep/z.txt"}},
        {"**/2019/**/*.txt", {"2019/deep/z.txt", "2019/x.txt"}},
        {"**",
         {"2019/deep/z.txt", "2019/x.txt", "2019/y.md", "2020/x.txt", "a.txt", "b.TXT", "c.csv"}},
        {"**/[xy].*", {"2019/x.txt", "2019/y.md", "2020/x.txt"}},
        {".g*/*.txt", {".git/w.txt"}},
        {"2019/../a.txt", {"a.txt"}},
        {"20*/", {"2019/deep/z.txt", "2019/x.txt", "2019/y.md", "2020/x.txt"}},
        {"**/deep/", {"2019/deep/z.txt"}},
        {"20*/**/", {"2019/deep/z.txt", "2019/x.txt", "2019/y.md", "2020/x.txt"}},
    };
    for (const FileListingRow& row : rows) EXPECT_EQ(found(row.pattern), row.names) << row.pattern;
}

TEST_F(FileListing, RootIsTheDeepestCommonFolder) {
    EXPECT_EQ(listing({folder_ / "2019/*.txt"}).root, folder_ / "2019");
    EXPECT_EQ(listing({folder_ / "2019/x.txt"}).root, folder_ / "2019");
    const Listing both = listing({folder_ / "2019/deep", folder_ / "2020/*.txt"});
    EXPECT_EQ(both.root, folder_.path());
    EXPECT_THAT(names(both), ElementsAre("2019/deep/z.txt", "2020/x.txt"));
    EXPECT_EQ(both.path(both.files.front()), folder_ / "2019/deep/z.txt");
    folder_.write("20/x.txt");
    EXPECT_EQ(listing({folder_ / "20", folder_ / "2020"}).root, folder_.path());
}

TEST_F(FileListing, ListsAFileOnceHoweverManyPathsLeadToIt) {
    EXPECT_THAT(names(listing({folder_ / "2019/*", folder_ / "2019/x.txt", folder_ / "2019",
                               folder_ / "2019/./deep/../*.txt"})),
                ElementsAre("deep/z.txt", "x.txt", "y.md"));
}

TEST_F(FileListing, SurvivesLinkLoops) {
    std::filesystem::create_directory_symlink(folder_.path(), folder_ / "2019/deep/up");
    std::filesystem::create_directory_symlink(".", folder_ / "2020/self");
    EXPECT_THAT(found("2019"), ElementsAre("deep/up/2020/x.txt", "deep/up/a.txt", "deep/up/b.TXT",
                                           "deep/z.txt", "x.txt", "y.md"));
    EXPECT_THAT(found("2020/**/*.txt"), ElementsAre("x.txt"));
}

TEST_F(FileListing, FollowsLinksAndListsBrokenOnes) {
    std::filesystem::create_symlink(folder_ / "c.csv", folder_ / "link.txt");
    std::filesystem::create_symlink("nowhere", folder_ / "broken.txt");
    std::filesystem::create_symlink("itself.txt", folder_ / "itself.txt");
    EXPECT_THAT(found("*.txt"), ElementsAre("a.txt", "broken.txt", "itself.txt", "link.txt"));
}

TEST_F(FileListing, ListsPipesAsSuch) {
    ASSERT_EQ(::mkfifo((folder_ / "pipe.txt").c_str(), 0600), 0);
    const Listing list = listing({folder_ / "p*.txt"});
    ASSERT_THAT(names(list), ElementsAre("pipe.txt"));
    EXPECT_EQ(list.files[0].kind, FoundFile::Kind::other);
}

TEST_F(FileListing, FilesThatLookLikePatternsAreMeant) {
    folder_.write("[a].txt");
    folder_.write("d\\e/[1]/f.txt");
    EXPECT_THAT(found("[a].txt"), ElementsAre("[a].txt"));
    EXPECT_THAT(found("d\\e/[1]"), ElementsAre("f.txt"));
    EXPECT_THAT(found("d\\\\e/\\[1\\]/*.txt"), ElementsAre("f.txt"));
}

TEST_F(FileListing, SortsByTheBytesOfIds) {
    for (const char* name :
         {"s/\xFF.txt", "s/~.txt", "s/%.txt", "s/报.txt", "s/A.txt", "s/-.txt"}) {
        folder_.write(name);
    }
    EXPECT_THAT(found("s"), ElementsAre("%.txt", "\xFF.txt", "-.txt", "A.txt", "~.txt", "报.txt"));
}

TEST_F(FileListing, StandardInputTakesItsPlace) {
    const std::vector<std::string> paths{folder_ / "a.txt", "-", "-"};
    const Listing list = listing(paths);
    EXPECT_THAT(names(list), ElementsAre("a.txt", "stdin"));
    EXPECT_EQ(list.known_bytes(), std::nullopt);
    EXPECT_EQ(listing({folder_ / "a.txt"}).known_bytes(), 4u);
}

TEST_F(FileListing, AnUnreadableFolderIsARowOfItsOwn) {
    ASSERT_EQ(::chmod(folder_.path().c_str(), 0755), 0);
    ASSERT_EQ(::chmod((folder_ / "2019").c_str(), 0), 0);
    Listing list;
    std::string message;
    {
        const Unprivileged user;
        if (!user.works()) GTEST_SKIP() << "cannot drop privileges";
        list = listing({folder_.path().native()});
        try {
            listing({folder_ / "2019"});
        } catch (const Error& error) {
            message = error.what();
        }
    }
    ASSERT_EQ(::chmod((folder_ / "2019").c_str(), 0755), 0);
    EXPECT_THAT(names(list), ElementsAre("2019", "2020/x.txt", "a.txt", "b.TXT"));
    EXPECT_EQ(list.files[0].kind, FoundFile::Kind::folder);
    EXPECT_EQ(list.files[0].error, EACCES);
    EXPECT_THAT(message, HasSubstr("the folder cannot be listed: Permission denied"));
}

TEST_F(FileListing, SaysOfEveryPathWhyItLeadsNowhere) {
    folder_.write("only/x.csv");
    std::filesystem::create_directories(folder_ / "empty");
    const std::string root = folder_.path().native();
    try {
        listing({root + "/2018/**/*.txt", root + "/a.txt", root + "/A.txt", root + "/a.txt/b",
                 root + "/20*", root + "/2019/*.pdf", root + "/only"});
        FAIL();
    } catch (const Error& error) {
        const std::string from = "no document is read from " + root;
        EXPECT_EQ(error.what(),
                  from + "/2018/**/*.txt: there is no 2018 in " + root + "\n" + from +
                      "/A.txt: there is no A.txt in " + root + "\n" + from + "/a.txt/b: " + root +
                      "/a.txt is no folder\n" + from +
                      "/20*: it matches folders only; to read what is in them, give " + root +
                      "/20*/**/*\n" + from + "/2019/*.pdf: no file below " + root +
                      "/2019 matches (files seen: 2)\n" + from +
                      "/only: no file in it has a name in .txt, .md (files seen: 1); to "
                      "read other names, give a pattern such as " +
                      root + "/only/**/*\nCorrect `paths` in [read], or --input.");
    }
}

TEST_F(FileListing, StopsWhenCancelled) {
    const std::vector<std::string> paths{folder_.path().native()};
    EXPECT_TRUE(list_files(paths, extensions, [] { return true; }).files.empty());
}

TEST_F(FileListing, SurvivesVeryDeepFolders) {
    std::filesystem::path deep = folder_ / "deep";
    const std::string step(200, 'd');
    std::filesystem::create_directory(deep);
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::current_path(deep);
    for (int level = 0; level < 30; ++level) {  // Longer than a path may be.
        ASSERT_EQ(::mkdir(step.c_str(), 0755), 0);
        ASSERT_EQ(::chdir(step.c_str()), 0);
    }
    std::filesystem::current_path(before);
    folder_.write("deep/a.txt");
    const Listing list = listing({folder_ / "deep"});
    ASSERT_EQ(list.files.size(), 2u);
    EXPECT_EQ(list.files[0].name, "a.txt");
    EXPECT_EQ(list.files[1].kind, FoundFile::Kind::folder);
    EXPECT_EQ(list.files[1].error, ENAMETOOLONG);
}

}  // namespace
}  // namespace palimpsest::core
