#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "calendar.hpp"

/// The Extended Date/Time Format: ISO 8601-2:2019 with the levels and the syntax of the Library of
/// Congress, levels 0 to 2. Strict: what its text does not allow is invalid, also where some
/// readers take it (spaces in sets, centuries of two digits, fractions of seconds, +0530).
/// Threads: safe anywhere.
namespace palimpsest::years {

/// One side of what an expression allows.
struct Bound {
    enum class Kind : std::uint8_t {
        day,      ///< `day` belongs to it.
        open,     ///< `..`: no bound on this side.
        unknown,  ///< An interval's end that is left empty: there is one, nobody knows it.
    };
    Kind kind = Kind::day;
    Day day;

    bool operator==(const Bound&) const = default;
};

/// `2024-11-27`, `-0044-03-15`, `170000002-01-01`; `..` where it is open, nothing where it is
/// unknown.
[[nodiscard]] std::string written(const Bound& bound);

/// What a valid expression says. The bounds are closed and in days:
///  - unspecified digits: the first and the last date that exist and match (19XX-02-29 is
///    1904-02-29 to 1996-02-29);
///  - significant digits: all years that share them (1950S2 is 1900 to 1999);
///  - qualification (? ~ %) widens nothing; a time of day and its shift do not either;
///  - 21 to 28: spring is March to May, summer June to August, autumn September to November, winter
///    December to the end of next year's February; 29 to 32 are these of the south: September to
///    November, December to February, March to May, June to August;
///  - 33 to 36 quarters, 37 to 39 thirds, 40 and 41 halves of the year;
///  - an interval: from its start's first day to its end's last; a set: all that its members span.
struct EdtfValue {
    int level = 0;  ///< The lowest level that has it: 0, 1 or 2.
    Bound earliest;
    Bound latest;

    bool operator==(const EdtfValue&) const = default;
};

/// Why an expression is invalid, and at which of its code points, counted from 1; one past the last
/// where something is missing.
struct EdtfError {
    std::size_t column = 1;
    std::string reason;

    bool operator==(const EdtfError&) const = default;
};

using EdtfResult = std::variant<EdtfValue, EdtfError>;

/// Reads an expression, all of it. Time and memory are linear in the text's size. Years beyond 18
/// digits are refused.
[[nodiscard]] EdtfResult read_edtf(std::string_view text);

}  // namespace palimpsest::years
