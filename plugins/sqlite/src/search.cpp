#include "search.hpp"

#include "palimpsest/text/utf8.hpp"

namespace palimpsest::sqlite {
namespace {

// From here on, scripts that do not put spaces between words; what is no letter there is dropped by
// the tokenizer anyway.
constexpr char32_t first_unspaced = 0x2E80;
constexpr char32_t first_full_width = 0xFF01;
constexpr char32_t last_full_width = 0xFF5E;
constexpr char32_t full_width_shift = first_full_width - '!';
// A word in `search_words` may be so long: SQL has no loop for a generated column.
constexpr int longest_word = 32;

/// The SQL that makes a phrase of `word`, as `segmented` would.
std::string phrase_expression() {
    const auto number = [](char32_t value) { return std::to_string(static_cast<unsigned>(value)); };
    std::string sql = "'\"'";
    for (int i = 1; i <= longest_word; ++i) {
        const std::string one = "substr(word, " + std::to_string(i) + ", 1)";
        sql += "\n        || CASE WHEN unicode(" + one + ") BETWEEN " + number(first_full_width) +
               " AND " + number(last_full_width) + " THEN char(unicode(" + one + ") - " +
               number(full_width_shift) + ") WHEN unicode(" + one +
               ") >= " + number(first_unspaced) + " THEN ' ' || " + one + " || ' ' WHEN " + one +
               " = '\"' THEN '\"\"' ELSE " + one + " END";
    }
    return sql + " || '\"'";
}

}  // namespace

std::string segmented(std::string_view text) {
    std::string result;
    result.reserve(text.size() + text.size() / 2);
    for (std::size_t at = 0; at < text.size();) {
        const auto [value, size] = code_point_at(text, at);
        if (value >= first_full_width && value <= last_full_width) {
            result += static_cast<char>(value - full_width_shift);
        } else if (value >= first_unspaced) {
            result += ' ';
            result += text.substr(at, size);
            result += ' ';
        } else {
            result += text.substr(at, size);
        }
        at += size;
    }
    return result;
}

std::string search_statements() {
    return "CREATE VIRTUAL TABLE search USING fts5(text, content = '', "
           "tokenize = 'unicode61 remove_diacritics 0');\n"
           "CREATE TABLE search_words (  -- words to look for; read search_hits then\n"
           "    word TEXT PRIMARY KEY CHECK (length(word) BETWEEN 1 AND " +
           std::to_string(longest_word) + "),\n    phrase TEXT GENERATED ALWAYS AS (\n        " +
           phrase_expression() +
           ") VIRTUAL\n);\n"
           "CREATE VIEW search_hits AS  -- documents that have the words of search_words\n"
           "    SELECT w.word, d.document, d.id, s.rank\n"
           "    FROM search_words AS w\n"
           "    JOIN search AS s ON s.text MATCH w.phrase\n"
           "    JOIN documents AS d ON d.document = s.rowid;\n";
}

}  // namespace palimpsest::sqlite
