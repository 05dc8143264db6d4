#include "terms.hpp"

#include <array>
#include <charconv>

namespace palimpsest::years {
namespace {

constexpr std::size_t column_count = 7;
constexpr std::size_t shortest_form = 6;  // Bytes: two Chinese characters.

struct KindName {
    std::string_view name;
    TermKind kind;
};
constexpr KindName kind_names[] = {
    {"congress", TermKind::congress}, {"plenum", TermKind::plenum},
    {"session", TermKind::session},   {"ordinal", TermKind::ordinal},
    {"npc", TermKind::npc},           {"plan", TermKind::plan},
    {"campaign", TermKind::campaign}, {"concept", TermKind::concept_},
    {"law", TermKind::law},           {"policy", TermKind::policy},
    {"event", TermKind::event},       {"institution", TermKind::institution},
    {"other", TermKind::other},       {"anniversary", TermKind::anniversary}};

std::optional<int> digits(std::string_view text, std::size_t size) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.size() != size || error != std::errc() || end != text.data() + text.size() ||
        value < 0)
        return std::nullopt;
    return value;
}

/// `2012-11`, `2012`, `1921+N`, `2002+N-03`.
std::optional<Moment> moment_of(std::string_view text) {
    Moment moment;
    const auto year = digits(text.substr(0, 4), 4);
    if (!year) return std::nullopt;
    moment.year = *year;
    text.remove_prefix(4);
    if (text.starts_with("+N")) {
        moment.adds_number = true;
        text.remove_prefix(2);
    }
    if (text.empty()) return moment;
    const auto month = text.front() == '-' ? digits(text.substr(1), 2) : std::nullopt;
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    moment.month = *month;
    return moment;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == text.npos) return parts;
        text.remove_prefix(end + 1);
    }
}

/// Reads one row; what is wrong with it, or nothing.
std::string read_row(std::string_view line, Term& term) {
    const auto columns = split(line, '\t');
    if (columns.size() < column_count - 1 || columns.size() > column_count)
        return "a row has 6 columns and may have a note: term, kind, announced, began, ended, "
               "hard or soft";
    for (const std::string_view form : split(columns[0], '|')) {
        if (form.substr(0, form.find(number_mark)).size() < shortest_form)
            return "a term begins with two Chinese characters or more, before any {N}";
        term.forms.emplace_back(form);
    }
    bool is_kind = false;
    for (const KindName& known : kind_names)
        if (known.name == columns[1]) {
            term.kind = known.kind;
            is_kind = true;
        }
    if (!is_kind) return "unknown kind '" + std::string(columns[1]) + "'";
    for (const auto& [column, moment] :
         {std::pair{2, &term.announced}, std::pair{3, &term.began}, std::pair{4, &term.ended}}) {
        const std::string_view value = columns[static_cast<std::size_t>(column)];
        if (value.empty()) continue;
        *moment = moment_of(value);
        if (!*moment)
            return "'" + std::string(value) + "' is none of YYYY, YYYY-MM, YYYY+N, YYYY+N-MM";
    }
    if (columns[5] != "hard" && columns[5] != "soft" && !columns[5].empty())
        return "'" + std::string(columns[5]) + "' is neither hard nor soft";
    term.is_hard = columns[5] == "hard";
    const bool needs_begin = term.kind != TermKind::other && term.kind != TermKind::ordinal;
    if (needs_begin && !term.began) return "a term needs the time when it began";
    return {};
}

}  // namespace

TermTable terms_of(std::string_view table) {
    TermTable result;
    if (table.starts_with("\xEF\xBB\xBF")) table.remove_prefix(3);
    std::size_t number = 0;
    for (std::string_view line : split(table, '\n')) {
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        Term term;
        std::string problem = read_row(line, term);
        if (problem.empty())
            result.terms.push_back(std::move(term));
        else
            result.errors.push_back({number, std::move(problem)});
    }
    return result;
}

}  // namespace palimpsest::years
