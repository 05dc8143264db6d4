#include "core/io/path_pattern.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "core/io/test_folder.hpp"

namespace palimpsest::core {
namespace {

struct NameRow {
    const char* pattern;
    const char* name;
    bool matches;
};

TEST(NamePattern, Matches) {
    const NameRow rows[] = {
        {"a.txt", "a.txt", true},
        {"a.txt", "A.txt", false},
        {"*.txt", "a.txt", true},
        {"*.txt", ".txt", false},
        {".*", ".txt", true},
        {"*", ".hidden", false},
        {"?hidden", ".hidden", false},
        {"[.]hidden", ".hidden", false},
        {"\\.hidden", ".hidden", true},
        {"*", "", true},
        {"a*b*c", "aXbYbZc", true},
        {"a*b*c", "aXbYbZ", false},
        {"**x**", "yxy", true},
        {"a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
        {"?.txt", "报.txt", true},
        {"?.txt", "\xB1.txt", true},
        {"??.txt", "\xB1\xA8.txt", true},
        {"报*", "报告", true},
        {"\xB1*", "\xB1\xA8", true},
        {"[abc]", "b", true},
        {"[a-c]", "b", true},
        {"[a-c]", "d", false},
        {"[!a-c]", "d", true},
        {"[^a-c]", "b", false},
        {"[一-三]", "七", true},
        {"[一二三]", "四", false},
        {"[]]", "]", true},
        {"[!]]", "]", false},
        {"[a-]", "-", true},
        {"[\\]]", "]", true},
        {"[ab", "[ab", true},
        {"[", "[", true},
        {"\\*", "*", true},
        {"\\*", "x", false},
        {"a\\", "a\\", true},
        {"202?年*.txt", "2023年总结.txt", true},
    };
    for (const NameRow& row : rows) {
        EXPECT_EQ(NamePattern(row.pattern).matches(row.name), row.matches)
            << row.pattern << " against " << row.name;
    }
}

TEST(NamePattern, LiteralNamesAreUnescaped) {
    EXPECT_TRUE(NamePattern("a\\[1\\].txt").is_literal());
    EXPECT_EQ(NamePattern("a\\[1\\].txt").literal(), "a[1].txt");
    EXPECT_FALSE(NamePattern("a?").is_literal());
}

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
