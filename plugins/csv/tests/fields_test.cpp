// Fields that any reader of RFC 4180 gives back as they were.
#include "../src/fields.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace palimpsest::csv {
namespace {

/// Reads CSV as the RFC says: the slow, obvious way.
std::vector<std::vector<std::string>> read_csv(std::string_view bytes, char separator) {
    std::vector<std::vector<std::string>> lines(1, {""});
    bool quoted = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string& field = lines.back().back();
        if (quoted && bytes[i] == '"' && i + 1 < bytes.size() && bytes[i + 1] == '"') {
            field += '"';
            ++i;
        } else if (bytes[i] == '"') {
            quoted = !quoted;
        } else if (!quoted && bytes[i] == separator) {
            lines.back().emplace_back();
        } else if (!quoted && bytes.substr(i, 2) == "\r\n") {
            lines.push_back({""});
            ++i;
        } else {
            field += bytes[i];
        }
    }
    lines.pop_back();
    return lines;
}

struct FieldRow {
    std::string name;
    std::string text;
    std::string expected;
    Style style = {};
};
void PrintTo(const FieldRow& row, std::ostream* out) { *out << row.name; }

class Field : public testing::TestWithParam<FieldRow> {};

TEST_P(Field, IsWrittenSo) {
    std::string out;
    Line line(GetParam().style, out);
    line.text(GetParam().text);
    EXPECT_EQ(out, GetParam().expected);
}

const FieldRow field_rows[] = {
    {"plain", "工作", "工作"},
    {"empty", "", "\"\""},
    {"separator", "a,b", "\"a,b\""},
    {"other_separator", "a,b;c", "\"a,b;c\"", {.separator = ';'}},
    {"comma_among_semicolons", "a,b", "a,b", {.separator = ';'}},
    {"quotes", "say \"x\"", "\"say \"\"x\"\"\""},
    {"line_end", "a\nb", "\"a\nb\""},
    {"spaces_at_the_ends", " a ", "\" a \""},
    {"nul", std::string("a\0b", 3), "a\u2400b"},
    {"formula", "=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""},
    {"minus", "-1+1", "'-1+1"},
    {"at", "@SUM(A1)", "'@SUM(A1)"},
    {"tab", "\t=1", "\t'=1"},
    {"behind_another_separator", "a;=1", "a;'=1"},
    {"behind_a_line_end", "a\n-1", "\"a\n'-1\""},
    {"full_width_formula", "＝1+1", "'＝1+1"},
    {"formula_inside", "a=1", "a=1"},
    {"formula_that_is_wanted", "=1", "=1", {.formulas = true}},
};
INSTANTIATE_TEST_SUITE_P(Rows, Field, testing::ValuesIn(field_rows),
                         [](const auto& row) { return row.param.name; });

TEST(Line, HasNumbersAndWhatIsNotKnown) {
    std::string out;
    const Style style;
    Line line(style, out);
    line.integer(-3);
    line.number(0.1);
    line.null();
    line.boolean(true);
    line.number(1e300 * 1e300);
    line.end();
    line.text("x");
    line.end();
    EXPECT_EQ(out, "-3,0.1,,true,\r\nx\r\n");
}

TEST(Fields, ComeBackWhateverIsInThem) {
    const std::string_view pieces[] = {"\"", ",", ";", "\r", "\n", "\r\n", " ", "a", "年", "'"};
    std::mt19937 random(5);
    for (int round = 0; round < 2000; ++round) {
        const Style style{.separator = random() % 2 == 0 ? ',' : ';', .formulas = true};
        std::vector<std::vector<std::string>> lines(1 + random() % 3);
        std::string out;
        Line line(style, out);
        for (auto& fields : lines) {
            fields.resize(1 + random() % 4);
            for (std::string& field : fields) {
                for (std::size_t i = random() % 6; i > 0; --i)
                    field += pieces[random() % std::size(pieces)];
                line.text(field);
            }
            line.end();
        }
        ASSERT_EQ(read_csv(out, style.separator), lines) << out;
    }
}

}  // namespace
}  // namespace palimpsest::csv
