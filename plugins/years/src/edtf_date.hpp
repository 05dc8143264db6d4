#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "edtf.hpp"

/// The parts of the reader of EDTF: a cursor, and one date of an expression.
namespace palimpsest::years {

/// A place in an expression, and the first error that was met.
struct EdtfCursor {
    std::string_view text;
    std::size_t at = 0;
    std::optional<EdtfError> error = std::nullopt;

    [[nodiscard]] bool at_end() const { return at >= text.size(); }
    /// The character at hand; 0 at the end.
    [[nodiscard]] char next() const { return at_end() ? '\0' : text[at]; }
    bool take(std::string_view word) {
        if (!text.substr(at).starts_with(word)) return false;
        at += word.size();
        return true;
    }
    /// Notes an error at byte `where`; false, so that a reader can return it.
    bool fail(std::size_t where, std::string reason);
    /// Notes that something else is expected at hand, with a hint where the character is one of an
    /// older syntax.
    bool fail_here(std::string_view expected);
};

enum class Precision : std::uint8_t { year, season, month, day };

/// A date as it is printed, without qualification.
struct EdtfDate {
    std::int64_t first_year = 0;  ///< The lowest and the highest year that match.
    std::int64_t last_year = 0;
    std::string_view year;  ///< Four places where some are unspecified; otherwise empty.
    std::string_view month;
    std::string_view day;
    int season = 0;
    Precision precision = Precision::year;
    int level = 0;
    bool is_unspecified = false;  ///< Some place is X.

    /// Its first day, its last, and the last day that it may begin on: of 2004 the first of
    /// January, of 2004-XX the first of December.
    [[nodiscard]] std::optional<Day> first() const;
    [[nodiscard]] std::optional<Day> last() const;
    [[nodiscard]] std::optional<Day> last_begin() const;
};

/// Reads a date, with its qualification, as far as it goes. False where the cursor has an error.
bool read_date(EdtfCursor& cursor, EdtfDate& date);

}  // namespace palimpsest::years
