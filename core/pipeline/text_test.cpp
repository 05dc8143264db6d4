#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <variant>
#include <vector>

#include "core/pipeline/diagnostic.hpp"
#include "core/pipeline/input_pattern.hpp"
#include "core/pipeline/quantity.hpp"
#include "core/pipeline/source.hpp"
#include "core/pipeline/suggestion.hpp"
#include "core/pipeline/value_text.hpp"

namespace palimpsest::core {
namespace {

/// The definition, without any bound: the whole table.
std::size_t slow_distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

TEST(EditDistance, agrees_with_its_definition_up_to_the_bound) {
    std::mt19937 random(20240607);
    const auto word = [&] {
        std::string text(random() % 9, 'a');
        for (char& c : text) c = static_cast<char>('a' + random() % 3);
        return text;
    };
    for (int round = 0; round < 20000; ++round) {
        const std::string a = word(), b = word();
        const std::size_t bound = random() % 5;
        ASSERT_EQ(edit_distance(a, b, bound), std::min(slow_distance(a, b), bound + 1))
            << a << " " << b << " " << bound;
    }
}

struct Meant {
    const char* word;
    const char* meant;  ///< Empty: nothing.
};
void PrintTo(const Meant& row, std::ostream* out) { *out << row.word; }
class DidYouMean : public testing::TestWithParam<Meant> {};

TEST_P(DidYouMean, finds_the_nearest) {
    const std::vector<std::string> known{"threshold", "units", "max_level", "use", "encoding"};
    EXPECT_EQ(did_you_mean(GetParam().word, known).value_or(""), GetParam().meant);
}

INSTANTIATE_TEST_SUITE_P(words, DidYouMean,
                         testing::Values(Meant{"treshold", "threshold"},
                                         Meant{"Threshold", "threshold"},
                                         Meant{"max-level", "max_level"}, Meant{"unit", "units"},
                                         Meant{"sue", "use"}, Meant{"encodign", "encoding"},
                                         Meant{"u", ""}, Meant{"", ""}, Meant{"name", ""},
                                         Meant{"completely", ""}));

struct Quantity {
    const char* text;
    std::int64_t value;  ///< -1: refused.
};
void PrintTo(const Quantity& row, std::ostream* out) { *out << row.text; }

std::int64_t value_or_refusal(const std::variant<std::int64_t, QuantityError>& parsed) {
    const auto* value = std::get_if<std::int64_t>(&parsed);
    return value == nullptr ? -1 : *value;
}

class Sizes : public testing::TestWithParam<Quantity> {};
TEST_P(Sizes, are_read) {
    EXPECT_EQ(value_or_refusal(parsed_size(GetParam().text)), GetParam().value);
}
INSTANTIATE_TEST_SUITE_P(
    texts, Sizes,
    testing::Values(Quantity{"1048576", 1048576}, Quantity{"64 KiB", 65536},
                    Quantity{"256 MB", 256'000'000}, Quantity{"256mb", 256'000'000},
                    Quantity{"2G", 2'147'483'648}, Quantity{"1.5 KB", 1500}, Quantity{"0", 0},
                    Quantity{"1_000 B", 1000}, Quantity{"7 TiB", 7'696'581'394'432},
                    Quantity{"", -1}, Quantity{"-1", -1}, Quantity{"KB", -1}, Quantity{"1 XB", -1},
                    Quantity{"1 KB 2", -1}, Quantity{".5 KB", -1}, Quantity{"1..5 KB", -1},
                    Quantity{"9999999 TB", -1}, Quantity{"1e3", -1}, Quantity{"４ KB", -1}));

class Durations : public testing::TestWithParam<Quantity> {};
TEST_P(Durations, are_read) {
    EXPECT_EQ(value_or_refusal(parsed_duration(GetParam().text)), GetParam().value);
}
INSTANTIATE_TEST_SUITE_P(texts, Durations,
                         testing::Values(Quantity{"250ms", 250'000'000},
                                         Quantity{"10s", 10'000'000'000},
                                         Quantity{"5 min", 300'000'000'000},
                                         Quantity{"1h30min", 5'400'000'000'000},
                                         Quantity{"1.5s", 1'500'000'000}, Quantity{"3 µs", 3000},
                                         Quantity{"1d", 86400'000'000'000}, Quantity{"10", -1},
                                         Quantity{"", -1}, Quantity{"s", -1}, Quantity{"1 y", -1},
                                         Quantity{"1h 30", -1}, Quantity{"99999999d", -1}));

TEST(Quantities, are_shown_so_that_they_can_be_read_again) {
    for (const std::int64_t value : {0L, 1L, 1000L, 1024L, 65536L, 1500L, 256'000'000L, 999'999L}) {
        EXPECT_EQ(value_or_refusal(parsed_size(shown_size(value))), value) << shown_size(value);
        EXPECT_EQ(value_or_refusal(parsed_duration(shown_duration(value))), value);
    }
    EXPECT_EQ(shown_size(65536), "64 KiB");
    EXPECT_EQ(shown_size(256'000'000), "256 MB");
    EXPECT_EQ(shown_duration(90'000'000'000), "90s");
}

struct Inside {
    const char* name;
    const char* source;
    std::size_t position;  ///< Byte of the value.
    std::uint32_t line, column;
};
void PrintTo(const Inside& row, std::ostream* out) { *out << row.name; }
class PlaceInsideString : public testing::TestWithParam<Inside> {};

TEST_P(PlaceInsideString, points_at_the_byte) {
    const Source source("f", GetParam().source, true);
    const Place place = place_inside_string(source, Place{0, 1, 5, 3}, GetParam().position);
    EXPECT_EQ(place.line, GetParam().line);
    EXPECT_EQ(place.column, GetParam().column);
}

INSTANTIATE_TEST_SUITE_P(
    strings, PlaceInsideString,
    testing::Values(Inside{"plain", "a = \"xyz\"", 1, 1, 7}, Inside{"end", "a = \"xyz\"", 3, 1, 9},
                    Inside{"literal", R"(a = '\d(')", 2, 1, 8},
                    Inside{"escapes", R"(a = "\\d\u5e74(")", 5, 1, 15},
                    Inside{"inside_an_escape", R"(a = "\u5e74(")", 1, 1, 6},
                    Inside{"wide", "a = \"年年(\"", 6, 1, 8},
                    Inside{"lines", "a = '''\nab\ncd'''", 4, 3, 2},
                    Inside{"lines_with_returns", "a = '''\r\nab\r\ncd'''", 4, 3, 1},
                    Inside{"continued", "a = \"\"\"ab\\\n   cd\"\"\"", 3, 2, 5},
                    Inside{"past_the_end", "a = \"xyz", 9, 1, 5},
                    Inside{"no_string", "a = 12", 0, 1, 5}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Rendered, underlines_wide_characters_by_two_columns) {
    Diagnostic diagnostic;
    diagnostic.code = "P108";
    diagnostic.file = "f.toml";
    diagnostic.line = 12;
    diagnostic.column = 3;
    diagnostic.length = 2;
    diagnostic.source_line = "年\t广告";
    diagnostic.message = "no \x1b[31mred";
    diagnostic.help = "one\ntwo";
    EXPECT_EQ(rendered(diagnostic),
              "error[P108]: no \uFFFD[31mred\n"
              "  --> f.toml:12:3\n"
              "   |\n"
              "12 | 年 广告\n"
              "   |    ^^^^\n"
              "   = help: one\n"
              "           two\n");
    diagnostic.severity = Diagnostic::Severity::warning;
    EXPECT_EQ(rendered(diagnostic, true).substr(0, 25), "\x1b[1;33mwarning[P108]\x1b[0m:");
}

struct Covered {
    const char* pattern;
    const char* path;
    bool covered;
};
void PrintTo(const Covered& row, std::ostream* out) { *out << row.pattern << " " << row.path; }
class Patterns : public testing::TestWithParam<Covered> {};

TEST_P(Patterns, cover_what_the_reader_would_read) {
    const std::string_view extensions[] = {".md", ".txt"};
    EXPECT_EQ(covers(GetParam().pattern, GetParam().path, extensions), GetParam().covered);
}

INSTANTIATE_TEST_SUITE_P(
    paths, Patterns,
    testing::Values(Covered{"/a/**/*.txt", "/a/x.txt", true},
                    Covered{"/a/**/*.txt", "/a/b/c/x.txt", true},
                    Covered{"/a/**/*.txt", "/a/x.jsonl", false}, Covered{"/a/**", "/a/b/x", true},
                    Covered{"/a/**", "/a/.b/x", false}, Covered{"/a/*", "/a/.x", false},
                    Covered{"/a/.*", "/a/.x", true}, Covered{"/a/*", "/a/b/x", false},
                    Covered{"/a/[!b]?c", "/a/x年c", true}, Covered{"/a/[b-d]", "/a/c", true},
                    Covered{"/a/[^b-d]", "/a/c", false}, Covered{"/a/\\*", "/a/x", false},
                    Covered{"/a/\\*", "/a/*", true}, Covered{"/a/[x", "/a/[x", true},
                    Covered{"/a/../b/*", "/b/x", true}, Covered{"/a/b/../*", "/a/x", true},
                    Covered{"/a/*a*a*a*b", "/a/aaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
                    Covered{"-", "/a/-", false}, Covered{"/tmp", "/tmp/x.txt", true},
                    Covered{"/tmp", "/tmp/x.jsonl", false}));

TEST(AbsolutePattern, escapes_the_folder_it_is_resolved_against) {
    EXPECT_EQ(absolute_pattern("x/*.txt", "/no/[such]/a*"), "/no/\\[such]/a\\*/x/*.txt");
    EXPECT_EQ(absolute_pattern("./x", "/"), "/x");
    EXPECT_EQ(absolute_pattern("/abs/*", "/no"), "/abs/*");
    EXPECT_EQ(absolute_pattern("-", "/no"), "-");
    EXPECT_EQ(absolute_pattern("tmp", "/"), "/tmp");
}

TEST(TomlQuoted, escapes_what_a_string_may_not_hold) {
    EXPECT_EQ(toml_quoted("a\"\\\n\t\x01年"), "\"a\\\"\\\\\\n\\t\\u0001年\"");
    EXPECT_EQ(toml_quoted("a\xff"), "\"a\uFFFD\"");
}

}  // namespace
}  // namespace palimpsest::core
