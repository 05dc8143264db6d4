#include "../src/terms.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

namespace palimpsest::years {
namespace {

struct MomentRow {
    const char* name;
    const char* value;
    int number;
    int year;
    int month;
};

void PrintTo(const MomentRow& row, std::ostream* stream) { *stream << row.name; }

class MomentTest : public testing::TestWithParam<MomentRow> {};

TEST_P(MomentTest, CountsMonths) {
    const MomentRow& row = GetParam();
    const std::string line = std::string("一个词\tevent\t\t") + row.value + "\t\thard\n";
    const TermTable table = terms_of(line);
    ASSERT_EQ(table.terms.size(), 1u);
    EXPECT_EQ(table.terms[0].began->months(row.number), month_count(row.year, row.month));
}

INSTANTIATE_TEST_SUITE_P(Values, MomentTest,
                         testing::Values(MomentRow{"year", "2012", 0, 2012, 1},
                                         MomentRow{"month", "2012-11", 3, 2012, 11},
                                         MomentRow{"formula", "1921+N", 95, 2016, 1},
                                         MomentRow{"formula with month", "2012+N-03", 2, 2014, 3}),
                         [](const auto& row) { return "Row" + std::to_string(row.index); });

struct BadRow {
    const char* name;
    const char* line;
    const char* message;
};

void PrintTo(const BadRow& row, std::ostream* stream) { *stream << row.name; }

class BadRowTest : public testing::TestWithParam<BadRow> {};

TEST_P(BadRowTest, IsLeftOutAndExplained) {
    const TermTable table = terms_of(std::string("# first\n") + GetParam().line + "\n");
    EXPECT_TRUE(table.terms.empty());
    ASSERT_EQ(table.errors.size(), 1u);
    EXPECT_EQ(table.errors[0].line, 2u);
    EXPECT_EQ(table.errors[0].message, GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Mistakes, BadRowTest,
    testing::Values(
        BadRow{"columns", "一个词\tevent\t2012",
               "a row has 6 columns and may have a note: term, kind, announced, began, ended, hard "
               "or soft"},
        BadRow{"kind", "一个词\tevnt\t\t2012\t\thard", "unknown kind 'evnt'"},
        BadRow{"month", "一个词\tevent\t\t2012-13\t\thard",
               "'2012-13' is none of YYYY, YYYY-MM, YYYY+N, YYYY+N-MM"},
        BadRow{"year", "一个词\tevent\t\t12\t\thard",
               "'12' is none of YYYY, YYYY-MM, YYYY+N, YYYY+N-MM"},
        BadRow{"bound", "一个词\tevent\t\t2012\t\tfirm", "'firm' is neither hard nor soft"},
        BadRow{"no begin", "一个词\tevent\t2012\t\t\thard", "a term needs the time when it began"},
        BadRow{"short", "词\tevent\t\t2012\t\thard",
               "a term begins with two Chinese characters or more, before any {N}"},
        BadRow{"short before a numeral", "党{N}周年\tevent\t\t2012\t\thard",
               "a term begins with two Chinese characters or more, before any {N}"}),
    [](const auto& row) { return "Row" + std::to_string(row.index); });

TEST(ShippedTableTest, HasNoErrorsAndNoFormTwice) {
    std::ifstream file(YEARS_TERMS, std::ios::binary);
    ASSERT_TRUE(file) << YEARS_TERMS;
    const std::string content{std::istreambuf_iterator<char>(file), {}};
    const TermTable table = terms_of(content);
    for (const TermError& error : table.errors)
        ADD_FAILURE() << YEARS_TERMS << ":" << error.line << ": " << error.message;
    EXPECT_GE(table.terms.size(), 250u);
    std::set<std::string> forms;
    for (const Term& term : table.terms) {
        for (const std::string& form : term.forms)
            EXPECT_TRUE(forms.insert(form).second) << form << " stands twice";
        const int began = term.began ? term.began->months(5) : 0;
        EXPECT_LE(term.announced && term.began ? term.announced->months(5) : 0, began)
            << term.forms[0];
        EXPECT_GE(term.ended ? term.ended->months(5) + 11 : began, began) << term.forms[0];
    }
}

}  // namespace
}  // namespace palimpsest::years
