#include "core/pipeline/toml_message.hpp"

#include <algorithm>
#include <string>

namespace palimpsest::core {

namespace {

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// What the quotes in a description hold: the name in "cannot redefine existing table 'a'".
std::string quoted_part(std::string_view description) {
    const std::size_t begin = description.find('\'');
    const std::size_t end = description.rfind('\'');
    if (begin == std::string_view::npos || end <= begin) return {};
    return std::string(description.substr(begin + 1, end - begin - 1));
}

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & '\x80') != 0;
}

/// The bytes of the line that hold the value in which the parser stopped, when it is a word without
/// quotes: [begin, end), empty when it is not.
struct Bytes {
    std::size_t begin = 0;
    std::size_t end = 0;
};

Bytes bare_word(std::string_view line, std::size_t stopped) {
    const std::size_t equals = line.substr(0, stopped + 1).find_last_of("=,[");
    if (equals == std::string_view::npos) return {};
    const std::size_t begin = line.find_first_not_of(" \t", equals + 1);
    if (begin == std::string_view::npos || begin > stopped || !is_word(line[begin])) return {};
    std::size_t end = line.find_first_of("#,]\"'", begin);
    end = std::min(end, line.size());
    while (end > begin && (line[end - 1] == ' ' || line[end - 1] == '\t')) --end;
    return {begin, end};
}

/// The first word of a line: where a key or a table's header stands.
Place statement(const Source& source, std::uint32_t line_number) {
    const std::string_view line = source.line(line_number);
    const std::size_t start = source.offset(Place{0, line_number, 1, 1});
    const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
    std::size_t end = std::min(line.find_first_of("=#", begin), line.size());
    while (end > begin && (line[end - 1] == ' ' || line[end - 1] == '\t')) --end;
    return source.place(start + begin, start + end);
}

std::string redefinition(std::string_view description) {
    const std::string name = quoted_part(description);
    if (contains(description, "table header") || contains(description, "existing table"))
        return "table `" + name +
               "` is begun a second time (steps are written `[[step]]`, with "
               "two brackets)";
    return "key `" + name + "` is given a second time";
}

/// A friendlier word for what an analyst most often does wrong; empty when there is none.
std::string known_fault(std::string_view description, std::string_view line) {
    const bool at_end = contains(description, "encountered end-of-file");
    const bool new_line = contains(description, "control characters");
    if (contains(description, "parsing string") && (at_end || new_line))
        return "a string is not closed where its line ends, or a control character is in it";
    if (contains(description, "parsing array") && at_end)
        return "a list is not closed: `]` is missing";
    if (contains(description, "expected '='"))
        return "a key needs `=` between itself and its value";
    if (contains(description, "expected keys, tables") && !line.empty())
        return "a line begins with a key, [table] or #";
    if (at_end) return "the value is missing";
    return {};
}

bool begins_with_curly_quote(std::string_view word) {
    for (const std::string_view quote : {"“", "”", "‘", "’", "「", "＂"})
        if (word.substr(0, quote.size()) == quote) return true;
    return false;
}

/// Without the parser's "Error while parsing X: ", which becomes "in X: ".
std::string plain(std::string_view description) {
    static constexpr std::string_view lead = "Error while parsing ";
    if (description.substr(0, lead.size()) == lead) {
        description.remove_prefix(lead.size());
        const std::size_t colon = description.find(": ");
        if (colon != std::string_view::npos)
            return std::string(description.substr(colon + 2)) + " (in a " +
                   std::string(description.substr(0, colon)) + ")";
    }
    return std::string(description);
}

}  // namespace

TomlSyntaxError toml_syntax_error(const Source& source, const Place& noticed,
                                  std::string_view description) {
    TomlSyntaxError error{noticed, plain(description)};
    if (contains(description, "cannot redefine")) {
        error.place = statement(source, noticed.line);
        error.message = redefinition(description);
        return error;
    }
    const std::string_view line = source.line(noticed.line);
    const std::size_t start = source.offset(Place{0, noticed.line, 1, 1});
    const std::size_t stopped = std::min(source.offset(noticed) - start, line.size());
    const bool in_value = contains(description, "value") || contains(description, "boolean") ||
                          contains(description, "parsing array");
    const Bytes word = in_value ? bare_word(line, stopped) : Bytes{};
    if (word.end > word.begin) {
        error.place = source.place(start + word.begin, start + word.end);
        const std::string_view text = line.substr(word.begin, word.end - word.begin);
        error.message = begins_with_curly_quote(text)
                            ? "these are not the quotes of TOML, which are \" and '"
                            : "text needs quotes: \"" + std::string(text) + "\"";
    } else if (const std::string known = known_fault(description, line); !known.empty()) {
        error.message = known;
    }
    return error;
}

}  // namespace palimpsest::core
