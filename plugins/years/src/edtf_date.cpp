#include "edtf_date.hpp"

#include <algorithm>

#include "palimpsest/text/utf8.hpp"

namespace palimpsest::years {
namespace {

constexpr std::size_t most_digits = 18;

bool is_digit(char value) { return value >= '0' && value <= '9'; }
bool is_place(char value) { return is_digit(value) || value == 'X'; }
bool is_qualifier(char value) { return value == '?' || value == '~' || value == '%'; }

int number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
}

/// What to say of a character that older drafts had, or that is a slip.
std::string_view hint(char value) {
    switch (value) {
        case ' ':
            return "; an expression has no spaces";
        case 'x':
        case 'u':
            return "; an unspecified digit is X";
        case 'y':
            return "; the sign of a long year is Y";
        case '(':
        case ')':
            return "; parts are qualified on their left or right, not in parentheses";
        case 'o':
            return "; an open end is ..";
        default:
            return "";
    }
}

/// Digits and X at hand, `count` of them and no more; empty with an error otherwise.
std::string_view places(EdtfCursor& cursor, std::size_t count, std::string_view what) {
    std::size_t end = cursor.at;
    while (end < cursor.text.size() && is_place(cursor.text[end])) ++end;
    const std::string_view found = cursor.text.substr(cursor.at, end - cursor.at);
    if (found.empty()) {
        cursor.fail_here(what);
        return {};
    }
    if (found.size() < count) {
        cursor.fail(end, std::string(what) + " has " + std::to_string(count) + " digits" +
                             std::string(hint(end < cursor.text.size() ? cursor.text[end] : '\0')));
        return {};
    }
    if (found.size() > count) {
        const bool is_year = count == 4;
        cursor.fail(cursor.at + count, std::string(what) + " has " + std::to_string(count) +
                                           " digits" +
                                           (is_year ? "; one of more begins with Y" : ""));
        return {};
    }
    cursor.at = end;
    return found;
}

/// A positive integer without leading zeros; empty with an error otherwise.
std::string_view integer(EdtfCursor& cursor, std::string_view what) {
    const std::size_t begin = cursor.at;
    while (is_digit(cursor.next())) ++cursor.at;
    const std::string_view digits = cursor.text.substr(begin, cursor.at - begin);
    if (digits.empty()) {
        cursor.fail_here(what);
    } else if (digits[0] == '0') {
        cursor.fail(begin, std::string(what) + " is positive and has no leading zero");
    } else {
        return digits;
    }
    return {};
}

std::int64_t power_of_ten(std::size_t exponent) {
    std::int64_t value = 1;
    for (std::size_t i = 0; i < exponent; ++i) value *= 10;
    return value;
}

/// Reads dates: one object a date.
class DateReader {
  public:
    DateReader(EdtfCursor& cursor, EdtfDate& date) : cursor_(cursor), date_(date) {}

    bool read() {
        qualify(false);
        const bool is_read = cursor_.take("Y") ? read_long_year() : read_year();
        if (!is_read) return false;
        qualify(true);
        if (cursor_.next() == '-' && !read_month()) return false;
        if (is_qualifier(cursor_.next()))
            return cursor_.fail(cursor_.at, "one qualifier at a place; ? and ~ together are %");
        return finish();
    }

  private:
    /// A qualifier at hand, on the right of a component or on its left. Level 1 has it only at the
    /// end of a date.
    void qualify(bool is_right) {
        if (is_right_ || is_left_) is_inside_ = true;
        is_left_ = is_right_ = false;
        if (!is_qualifier(cursor_.next())) return;
        ++cursor_.at;
        (is_right ? is_right_ : is_left_) = true;
    }

    bool read_long_year() {
        date_.level = 1;
        is_long_ = true;
        const bool is_negative = cursor_.take("-");
        const std::size_t begin = cursor_.at;
        const std::string_view digits = integer(cursor_, "the year behind Y");
        if (digits.empty()) return false;
        std::size_t exponent = 0;
        if (cursor_.take("E")) {
            date_.level = 2;
            const std::string_view power = integer(cursor_, "the exponent behind E");
            if (power.empty()) return false;
            exponent = power.size() > 2 ? most_digits : static_cast<std::size_t>(number(power));
        } else if (digits.size() < 5) {
            return cursor_.fail(begin, "a year behind Y has more than four digits");
        }
        if (digits.size() + exponent > most_digits)
            return cursor_.fail(begin, "years of more than 18 digits are not counted");
        std::int64_t value = 0;
        for (const char digit : digits) value = value * 10 + (digit - '0');
        return read_significant(value * power_of_ten(exponent), is_negative);
    }

    bool read_year() {
        const std::size_t begin = cursor_.at;
        const bool is_negative = cursor_.take("-");
        const std::string_view year = places(cursor_, 4, "a year");
        if (year.empty()) return false;
        if (is_negative && year == "0000") return cursor_.fail(begin, "the year 0000 has no sign");
        if (is_negative) date_.level = 1;
        if (year.find('X') == year.npos) return read_significant(number(year), is_negative);
        if (cursor_.next() == 'S')
            return cursor_.fail(cursor_.at, "a year with X has no significant digits");
        date_.is_unspecified = true;
        date_.year = year;
        std::string lowest(year);
        std::string highest(year);
        std::replace(lowest.begin(), lowest.end(), 'X', '0');
        std::replace(highest.begin(), highest.end(), 'X', '9');
        set_years(std::max(number(lowest), is_negative ? 1 : 0), number(highest), is_negative);
        return true;
    }

    /// S and the number of significant digits, where they follow.
    bool read_significant(std::int64_t year, bool is_negative) {
        std::int64_t below = 1;  // What the digits that are not significant count to.
        if (cursor_.take("S")) {
            date_.level = 2;
            is_long_ = true;
            const std::string_view digits = integer(cursor_, "the number of significant digits");
            if (digits.empty()) return false;
            const std::size_t count =
                digits.size() > 2 ? most_digits : static_cast<std::size_t>(number(digits));
            const std::size_t size = std::to_string(year).size();
            if (count < size) below = power_of_ten(size - count);
        }
        const std::int64_t lowest = year - year % below;
        set_years(lowest, lowest + below - 1, is_negative);
        return true;
    }

    void set_years(std::int64_t lowest, std::int64_t highest, bool is_negative) {
        date_.first_year = is_negative ? -highest : lowest;
        date_.last_year = is_negative ? -lowest : highest;
    }

    /// A month, a season or a grouping of months, and the day behind a month.
    bool read_month() {
        if (is_long_) return cursor_.fail(cursor_.at, "a year with Y or S has no months");
        ++cursor_.at;
        qualify(false);
        const std::size_t begin = cursor_.at;
        const std::string_view month = places(cursor_, 2, "a month");
        if (month.empty()) return false;
        const bool has_x = month.find('X') != month.npos;
        if (!has_x && number(month) >= 21 && number(month) <= 41) {
            date_.season = number(month);
            date_.precision = Precision::season;
        } else {
            date_.month = month;
            date_.precision = Precision::month;
            date_.is_unspecified = date_.is_unspecified || has_x;
            if (!date_.first())
                return cursor_.fail(begin, "there is no month " + std::string(month) +
                                               ": months are 01 to 12, seasons and groupings of "
                                               "months 21 to 41");
        }
        qualify(true);
        if (cursor_.next() != '-') return true;
        if (date_.season != 0) return cursor_.fail(cursor_.at, "a season has no days");
        return read_day();
    }

    bool read_day() {
        ++cursor_.at;
        qualify(false);
        const std::size_t begin = cursor_.at;
        const std::string_view day = places(cursor_, 2, "a day");
        if (day.empty()) return false;
        const std::optional<Day> last = date_.last();
        date_.day = day;
        date_.precision = Precision::day;
        date_.is_unspecified = date_.is_unspecified || day.find('X') != day.npos;
        if (!date_.first()) return cursor_.fail(begin, no_such_day(last->day));
        qualify(true);
        return true;
    }

    std::string no_such_day(int longest) const {
        const std::string day(date_.day);
        if (date_.is_unspecified) return "no date has the day " + day + " here";
        return "there is no day " + day + ": the month has " + std::to_string(longest) + " days";
    }

    bool finish() {
        if (date_.precision == Precision::year && is_inside_ && is_right_)
            return cursor_.fail(cursor_.at - 1, "a year alone is qualified once");
        const bool is_qualified = is_inside_ || is_left_ || is_right_;
        int level = is_qualified ? 1 : 0;
        if (is_inside_ || is_left_) level = 2;
        if (date_.season != 0) level = date_.season <= 24 && !is_qualified ? 1 : 2;
        if (date_.is_unspecified) level = std::max(level, level_of_places());
        date_.level = std::max(date_.level, level);
        return true;
    }

    /// Level 1 has X from the right: one or two in a year alone, all of a month, all of a day, all
    /// of both.
    int level_of_places() const {
        if (date_.precision == Precision::season) return 2;
        if (!date_.year.empty()) {
            const bool is_suffix = date_.year.find('X') >= 2 &&
                                   date_.year.find_last_not_of('X') < date_.year.find('X');
            return date_.precision == Precision::year && is_suffix ? 1 : 2;
        }
        if (date_.precision == Precision::month) return date_.month == "XX" ? 1 : 2;
        const bool is_month_known = date_.month.find('X') == date_.month.npos;
        return date_.day == "XX" && (is_month_known || date_.month == "XX") ? 1 : 2;
    }

    EdtfCursor& cursor_;
    EdtfDate& date_;
    bool is_long_ = false;    ///< With Y or S: a year alone.
    bool is_inside_ = false;  ///< Qualified elsewhere than at its end.
    bool is_left_ = false;    ///< The component at hand is qualified on its left,
    bool is_right_ = false;   ///< or on its right.
};

}  // namespace

bool EdtfCursor::fail(std::size_t where, std::string reason) {
    if (!error) error = EdtfError{count_code_points(text.substr(0, where)) + 1, std::move(reason)};
    return false;
}

bool EdtfCursor::fail_here(std::string_view expected) {
    std::string reason(expected);
    reason += at_end() ? " is missing" : " should stand here";
    return fail(at, reason + std::string(hint(next())));
}

bool read_date(EdtfCursor& cursor, EdtfDate& date) { return DateReader(cursor, date).read(); }

}  // namespace palimpsest::years
