// Words of the texts, and how they are found: Chinese ones of any length.
#include "../src/search.hpp"

#include <gtest/gtest.h>

#include "../src/database.hpp"
#include "../src/tables.hpp"

namespace palimpsest::sqlite {
namespace {

struct SegmentedRow {
    std::string name;
    std::string text;
    std::string expected;
};
void PrintTo(const SegmentedRow& row, std::ostream* out) { *out << row.name; }

class Segmented : public testing::TestWithParam<SegmentedRow> {};

TEST_P(Segmented, SetsCharactersApart) {
    EXPECT_EQ(segmented(GetParam().text), GetParam().expected);
}

const SegmentedRow segmented_rows[] = {
    {"empty", "", ""},
    {"latin", "work report", "work report"},
    {"chinese", "工作", " 工  作 "},
    {"mixed", "2024年GDP", "2024 年 GDP"},
    {"full_width", "２０２４，Ａ", "2024,A"},
    {"plane_2", "\U00020000a", " \U00020000 a"},
    {"hangul_and_kana", "한か", " 한  か "},
};
INSTANTIATE_TEST_SUITE_P(Rows, Segmented, testing::ValuesIn(segmented_rows),
                         [](const auto& row) { return row.param.name; });

class Search : public testing::Test {
  protected:
    Search() {
        database_.run(fixed_tables() + search_statements());
        add("甲", "全过程监督，抓好落实。");
        add("乙", "过程全记录；监督检查。");
        add("丙", "２０２４年GDP增长\"明显\"。");
    }
    void add(std::string_view id, std::string_view text) {
        Statement document =
            database_.prepared("INSERT INTO documents VALUES (?, ?, '', '', 1, 0, '', 0, ?)");
        document.bind(1, ++count_);
        document.bind(2, id);
        document.bind(3, text);
        document.run();
        const std::string words = segmented(text);
        Statement index = database_.prepared("INSERT INTO search (rowid, text) VALUES (?, ?)");
        index.bind(1, count_);
        index.bind(2, words);
        index.run();
    }
    std::string ids(std::string_view sql, std::string_view parameter) {
        Statement select = database_.prepared(sql);
        select.bind(1, parameter);
        std::string found;
        while (select.next()) found += select.text(0);
        return found;
    }
    /// Documents that a query in the syntax of FTS5 finds.
    std::string matching(std::string_view query) {
        return ids(
            "SELECT id FROM documents WHERE document IN "
            "(SELECT rowid FROM search WHERE search MATCH ?) ORDER BY document",
            query);
    }
    /// Documents that have a word, as the helper finds it.
    std::string having(std::string_view word) {
        Statement insert = database_.prepared("INSERT INTO search_words (word) VALUES (?)");
        insert.bind(1, word);
        insert.run();
        return ids("SELECT id FROM search_hits WHERE word = ? ORDER BY document", word);
    }

    Database database_{":memory:"};
    std::int64_t count_ = 0;
};

TEST_F(Search, FindsPhrasesOfCharacters) {
    EXPECT_EQ(matching("\"过 程\""), "甲乙");
    EXPECT_EQ(matching("\"全 过 程\""), "甲");
    EXPECT_EQ(matching("监"), "甲乙");
    EXPECT_EQ(matching("\"监 督\" NOT \"落 实\""), "乙");
    EXPECT_EQ(matching("gdp"), "丙");
}

struct WordRow {
    std::string name;
    std::string word;
    std::string found;
};
void PrintTo(const WordRow& row, std::ostream* out) { *out << row.name; }

class SearchWords : public Search, public testing::WithParamInterface<WordRow> {};

TEST_P(SearchWords, FindsTheWordAsItIsWritten) {
    EXPECT_EQ(having(GetParam().word), GetParam().found);
}

const WordRow word_rows[] = {
    {"one_character", "抓", "甲"},
    {"two_characters", "监督", "甲乙"},
    {"three_characters", "全过程", "甲"},
    {"not_in_this_order", "程过", ""},
    {"latin_in_any_case", "gdp", "丙"},
    {"mixed", "2024年GDP增长", "丙"},
    {"full_width", "２０２４年", "丙"},
    {"quotes", "增长\"明显\"", "丙"},
    {"an_apostrophe", "it's", ""},
    {"syntax", "NOT 监督", ""},
    {"longest", "全过程监督抓好落实全过程监督抓好落实全过程监督抓好落实全过程监督", ""},
};
INSTANTIATE_TEST_SUITE_P(Rows, SearchWords, testing::ValuesIn(word_rows),
                         [](const auto& row) { return row.param.name; });

TEST_F(Search, RefusesWordsThatAreTooLong) {
    EXPECT_ANY_THROW(having(std::string(33, 'a')));
    EXPECT_ANY_THROW(having(""));
}

}  // namespace
}  // namespace palimpsest::sqlite
