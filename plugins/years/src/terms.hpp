#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Dated terms: names that did not exist, or were not yet in use, before a known month.
/// Threads: safe anywhere.
namespace palimpsest::years {

/// A month as a count from year 0, so that months can be compared and subtracted.
[[nodiscard]] constexpr int month_count(int year, int month) noexcept {
    return year * 12 + month - 1;
}
[[nodiscard]] constexpr int year_of(int month_count) noexcept { return month_count / 12; }

/// A month of the table: `2012-11`, `2012` (its January), or a formula of the numeral that stands
/// in the term: `1921+N`, `2002+N-03`.
struct Moment {
    int year = 0;
    int month = 1;
    bool adds_number = false;

    [[nodiscard]] int months(int number) const {
        return month_count(year + (adds_number ? number : 0), month);
    }
    bool operator==(const Moment&) const = default;
};

enum class TermKind : std::uint8_t {
    congress,
    plenum,
    session,  ///< A numbered session of a congress whose years are known.
    ordinal,  ///< A numbered session of any congress; the words before say which.
    npc,
    plan,
    campaign,
    concept_,
    law,
    policy,
    institution,
    event,
    anniversary,
    other,  ///< No term: words that hold one and mean something else.
};

/// Stands for a numeral in a form of a term.
inline constexpr std::string_view number_mark = "{N}";

/// A row of the table. `forms`: the ways to write it, the first is its name; `{N}` in a form stands
/// for a numeral.
struct Term {
    std::vector<std::string> forms;
    TermKind kind = TermKind::other;
    std::optional<Moment> announced;  ///< Nobody could name it before.
    std::optional<Moment> began;      ///< From then on it is spoken of as something that is there.
    std::optional<Moment> ended;      ///< From then on it is named less and less.
    bool is_hard = false;             ///< Whether looking back on it proves that it had begun.
};

struct TermError {
    std::size_t line = 0;  ///< From 1.
    std::string message;
};

struct TermTable {
    std::vector<Term> terms;
    std::vector<TermError> errors;
};

/// Reads a table: lines of term, kind, announced, began, ended, hard or soft, and a note, with tabs
/// between; `#` begins a comment line. Rows that cannot be read are in `errors` and are left out.
[[nodiscard]] TermTable terms_of(std::string_view table);

}  // namespace palimpsest::years
