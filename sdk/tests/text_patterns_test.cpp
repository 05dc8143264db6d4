#include <gmock/gmock.h>

#include "fake_host.hpp"
#include "palimpsest/text/patterns.hpp"

namespace palimpsest {
namespace {

struct PatternRow {
    const char* name;
    std::vector<std::string> patterns;
    const char* text;
    std::vector<std::string> expected;  // INDEX:WHOLE, and :GROUP:NAME where it is not the whole.
};

std::string part(std::string_view text, Span span) {
    return std::string(text.substr(span.begin, span.end - span.begin));
}

class PatternMatches : public ::testing::TestWithParam<PatternRow> {};

TEST_P(PatternMatches, AreListed) {
    const PatternRow& row = GetParam();
    std::vector<std::string> found;
    const Patterns patterns(row.patterns);
    for (const PatternMatch& match : patterns.matches(row.text)) {
        found.push_back(std::to_string(match.pattern) + ":" + part(row.text, match.whole));
        if (match.group.begin != match.whole.begin || match.group.end != match.whole.end)
            found.back() += ":" + part(row.text, match.group) + ":" + std::string(match.group_name);
    }
    EXPECT_EQ(found, row.expected);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, PatternMatches,
    ::testing::Values(
        PatternRow{"none", {}, "文", {}}, PatternRow{"nothing", {"图"}, "", {}},
        PatternRow{"again", {"图[0-9]"}, "图1、图2", {"0:图1", "0:图2"}},
        PatternRow{"lines", {"^附.*$"}, "附一\n不附\n附二", {"0:附一", "0:附二"}},
        PatternRow{"group", {"第(.)号"}, "第七号", {"0:第七号:七:"}},
        PatternRow{
            "named", {"(?P<place>甲县)人|(?P<person>乙某)说"}, "乙某说", {"0:乙某说:乙某:person"}},
        PatternRow{"several_by_place", {"乙", "甲乙", "甲"}, "甲乙", {"1:甲乙", "2:甲", "0:乙"}},
        PatternRow{"no_empty_ones", {"文*"}, "一文文二", {"0:文文"}},
        PatternRow{"carriage_returns",
                   {"^附(.)$", "了。$"},
                   "附一\r\n好了。\r\n附二\r\n",
                   {"0:附一:一:", "1:了。", "0:附二:二:"}},
        PatternRow{"own_flags", {"(?i)abc"}, "xABC", {"0:ABC"}}),
    [](const auto& row) { return row.param.name; });

TEST(Patterns, AreNotHeldUpByLongLines) {
    // Each match would look for the b to the line's end.
    const std::string text(50000, 'a');
    EXPECT_EQ(Patterns({"a.*b|a"}).matches(text).size(), text.size());
    std::string far = text + "图1";
    EXPECT_EQ(Patterns({"图[0-9]"}).matches(far).size(), 1u);
    far = std::string(Patterns::longest_match - 1, 'x') + "图1" + text;
    EXPECT_EQ(Patterns({"图[0-9]"}).matches(far).size(), 1u);
}

/// What `^附.*$` is to find, told without patterns.
std::vector<std::string> lines_of_annexes(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string_view line = text.substr(begin, end - begin);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.starts_with("附")) lines.emplace_back(line);
        begin = end + 1;
    }
    return lines;
}

TEST(Patterns, MatchLinesAcrossTheWindowsOfTheSearch) {
    // Each shift puts other bytes at the ends of the windows: of line ends, of characters.
    for (std::size_t shift = 0; shift < 200; ++shift) {
        std::string text(shift, 'x');
        for (int line = 0; text.size() < 5 * Patterns::longest_match; ++line)
            text += std::string(line % 3 == 0 ? "\r\n" : "\n") + (line % 4 == 0 ? "正文" : "附则") +
                    std::to_string(line) + std::string(static_cast<std::size_t>(line % 90), '.');
        const Patterns patterns({"^附.*$"});
        std::vector<std::string> found;
        for (const PatternMatch& match : patterns.matches(text))
            found.push_back(part(text, match.whole));
        ASSERT_EQ(found, lines_of_annexes(text)) << "shift " << shift;
    }
}

TEST(Patterns, TakeNoEndOfAWindowForThatOfALine) {
    const std::string line = "附" + std::string(3 * Patterns::longest_match, 'a');
    EXPECT_TRUE(Patterns({"^附a+$", "^a+$", "^a", "附$"}).matches(line).empty());
    // A match of the greatest length is whole, wherever it begins.
    for (const std::size_t before : {0u, 1u, 2047u, 2048u, 4095u, 4096u}) {
        const std::string longest(Patterns::longest_match, 'b');
        const std::string text = std::string(before, 'a') + "\n" + longest + "\n" + line;
        const auto found = Patterns({"^b+$"}).matches(text);
        ASSERT_EQ(found.size(), 1u) << before;
        EXPECT_EQ(part(text, found[0].whole), longest) << before;
    }
}

TEST(Patterns, RefuseWhatDoesNotCompile) {
    for (const char* wrong : {"a)(b", "[", "(?=a)", "(a)\\1"}) {
        try {
            Patterns patterns({"good", wrong});
            FAIL() << wrong;
        } catch (const std::invalid_argument& error) {
            EXPECT_THAT(error.what(), ::testing::StartsWith("the pattern '" + std::string(wrong) +
                                                            "' does not compile: "));
        }
    }
}

TEST(Patterns, ThatMatchNothingAtAllAreReported) {
    const Description description{
        .id = "x",
        .summary = "",
        .options = {{.name = "p", .type = OptionType::pattern, .list = true}}};
    const detail::Tables tables(description);
    const tests::FakeHost host;
    plm_value items[3] = {};
    items[0].text = as_plm("a+");
    items[1].text = as_plm("b*");
    items[2].text = as_plm("^$");
    const plm_value* const item_pointers[] = {&items[0], &items[1], &items[2]};
    plm_value value{};
    value.items = item_pointers;
    value.item_count = 3;
    const plm_value* const values[] = {&value};
    const plm_settings table{sizeof(plm_settings), values, 1};
    std::vector<std::pair<std::uint32_t, std::string>> found;
    plm_option_errors errors{
        sizeof errors, &found, [](const auto* sink, const auto* error) {
            static_cast<decltype(found)*>(sink->host)
                ->emplace_back(error->item, std::string(error->message.data, error->message.size));
        }};
    Patterns::check(Settings(tables, &host.call, &table), "p", OptionErrors(tables, &errors));
    const std::string message =
        "the pattern matches an empty text too, and so matches everywhere; write + (at least once) "
        "where it has * or ?";
    EXPECT_THAT(found,
                ::testing::ElementsAre(::testing::Pair(1u, message), ::testing::Pair(2u, message)));
}

}  // namespace
}  // namespace palimpsest
