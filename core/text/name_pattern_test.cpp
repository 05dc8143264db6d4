#include "core/text/name_pattern.hpp"

#include <gtest/gtest.h>

#include <string>

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

}  // namespace
}  // namespace palimpsest::core
