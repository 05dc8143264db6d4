#include "core/io/path_pattern.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "core/io/test_folder.hpp"

namespace palimpsest::core {
namespace {

struct PathRow {
    const char* pattern;
    const char* base;
    std::size_t parts;
};

TEST(PathPattern, SplitsOffTheFixedFolder) {
    const PathRow rows[] = {
        {"/", "/", 0},
        {"/reports/a.txt", "/reports/a.txt", 0},
        {"/reports//./a/", "/reports/a", 0},
        {"/reports/*.txt", "/reports", 1},
        {"/reports/**/*.txt", "/reports", 2},
        {"/reports/**/**/**", "/reports", 1},
        {"/*/a", "/", 2},
        {"/r\\[1\\]/*", "/r[1]", 1},
        {"/no-such-folder/x/../*.txt", "/no-such-folder", 1},
        {"/a/*/../b.txt", "/a/b.txt", 0},
        {"/a/*/x/../b.txt", "/a", 2},
    };
    for (const PathRow& row : rows) {
        const PathPattern pattern = PathPattern::parse(row.pattern);
        EXPECT_EQ(pattern.base, row.base) << row.pattern;
        EXPECT_EQ(pattern.parts.size(), row.parts) << row.pattern;
    }
}

TEST(PathPattern, ParentOfALinkIsThatOfItsTarget) {
    const TestFolder folder;
    std::filesystem::create_directories(folder / "far/inside");
    std::filesystem::create_directory_symlink(folder / "far/inside", folder / "link");
    EXPECT_EQ(PathPattern::parse(folder / "link/../*.txt").base, folder / "far");
    EXPECT_EQ(PathPattern::exactly(folder / "link/../a.txt").base, folder / "far/a.txt");
}

TEST(PathPattern, ExactlyTakesEveryCharacterAsItIs) {
    EXPECT_EQ(PathPattern::exactly("/a/[b]*\\c/").base, "/a/[b]*\\c");
    EXPECT_TRUE(PathPattern::exactly("/a/[b]*").parts.empty());
}

}  // namespace
}  // namespace palimpsest::core
