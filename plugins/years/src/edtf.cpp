#include "edtf.hpp"

#include <algorithm>

#include "edtf_date.hpp"

namespace palimpsest::years {
namespace {

constexpr Bound open_bound{Bound::Kind::open, {}};
constexpr Bound unknown_bound{Bound::Kind::unknown, {}};

Bound at_day(const Day& day) { return {Bound::Kind::day, day}; }

/// Two digits up to `highest`; empty with an error otherwise.
std::optional<int> two_digits(EdtfCursor& cursor, int highest, std::string_view what) {
    const std::string_view digits = cursor.text.substr(cursor.at, 2);
    const bool is_read =
        digits.size() == 2 && digits.find_first_not_of("0123456789") == digits.npos;
    if (!is_read) {
        cursor.fail_here(what);
        return std::nullopt;
    }
    const int value = (digits[0] - '0') * 10 + (digits[1] - '0');
    if (value > highest) {
        cursor.fail(cursor.at, std::string(what) + " are 00 to " + std::to_string(highest));
        return std::nullopt;
    }
    cursor.at += 2;
    return value;
}

/// Z, +05, -03:30; nothing. From twelve hours behind to fourteen ahead.
bool read_shift(EdtfCursor& cursor) {
    if (cursor.take("Z")) return true;
    const std::size_t begin = cursor.at;
    const bool is_behind = cursor.next() == '-';
    if (!is_behind && cursor.next() != '+') return true;
    ++cursor.at;
    const auto hours = two_digits(cursor, 23, "the hours of a shift");
    if (!hours) return false;
    int minutes = *hours * 60;
    if (cursor.take(":")) {
        const auto rest = two_digits(cursor, 59, "the minutes of a shift");
        if (!rest) return false;
        minutes += *rest;
    }
    if (is_behind && minutes == 0) return cursor.fail(begin, "no shift is written +00:00 or Z");
    if (minutes > (is_behind ? 12 : 14) * 60)
        return cursor.fail(begin, "shifts are -12:00 to +14:00");
    return true;
}

/// 23:20:30 and its shift.
bool read_time(EdtfCursor& cursor) {
    const std::size_t begin = cursor.at;
    const auto hours = two_digits(cursor, 24, "hours");
    if (!hours) return false;
    if (!cursor.take(":")) return cursor.fail_here(": and minutes");
    const auto minutes = two_digits(cursor, 59, "minutes");
    if (!minutes) return false;
    if (!cursor.take(":")) return cursor.fail_here(": and seconds");
    const auto seconds = two_digits(cursor, 59, "seconds");
    if (!seconds) return false;
    if (*hours == 24 && *minutes + *seconds > 0)
        return cursor.fail(begin, "a day ends at 24:00:00");
    return read_shift(cursor);
}

/// An interval's end.
struct Side {
    Bound::Kind kind = Bound::Kind::day;
    EdtfDate date;
};

class Reader {
  public:
    explicit Reader(std::string_view text) : cursor_{text} {}

    EdtfResult read() {
        if (cursor_.take("[") || cursor_.take("{"))
            read_set(cursor_.text[0] == '[' ? "]" : "}");
        else
            read_dates();
        if (!cursor_.error && !cursor_.at_end()) cursor_.fail_here("the end");
        if (cursor_.error) return std::move(*cursor_.error);
        return value_;
    }

  private:
    void read_dates() {
        const bool is_interval = cursor_.text.find('/') != std::string_view::npos;
        Side start;
        if (is_interval ? !read_side(start) : !read_date(cursor_, start.date)) return;
        if (is_interval) return read_interval(start);
        include(start.date, start.date);
        if (cursor_.next() != 'T') return;
        const bool is_whole = start.date.precision == Precision::day && start.date.level <= 1 &&
                              !start.date.is_unspecified && cursor_.text[cursor_.at - 1] >= '0' &&
                              cursor_.text[cursor_.at - 1] <= '9';
        if (!is_whole) {
            cursor_.fail(cursor_.at,
                         "a time of day belongs to a whole date, without qualification");
            return;
        }
        ++cursor_.at;
        (void)read_time(cursor_);
    }

    /// A date, `..`, or nothing before the slash or the end.
    bool read_side(Side& side) {
        if (cursor_.take("..")) {
            side.kind = Bound::Kind::open;
        } else if (cursor_.at_end() || cursor_.next() == '/') {
            side.kind = Bound::Kind::unknown;
        } else {
            return read_date(cursor_, side.date);
        }
        side.date.level = 1;
        return true;
    }

    void read_interval(const Side& start) {
        if (cursor_.next() == 'T') return no_time();
        if (!cursor_.take("/")) {
            cursor_.fail_here("/");
            return;
        }
        const std::size_t begin = cursor_.at;
        Side end;
        if (!read_side(end)) return;
        if (cursor_.next() == 'T') return no_time();
        if (start.kind == Bound::Kind::unknown && end.kind == Bound::Kind::unknown) {
            cursor_.fail(begin, "an interval has a start or an end");
            return;
        }
        if (start.kind == Bound::Kind::day && end.kind == Bound::Kind::day &&
            *end.date.last_begin() < *start.date.first()) {
            cursor_.fail(begin, "the end begins before the start");
            return;
        }
        const bool is_unspecified = start.date.is_unspecified || end.date.is_unspecified;
        value_.level =
            std::max({value_.level, start.date.level, end.date.level, is_unspecified ? 2 : 0});
        value_.earliest = bound(start, start.date.first());
        value_.latest = bound(end, end.date.last());
    }

    static Bound bound(const Side& side, const std::optional<Day>& day) {
        if (side.kind == Bound::Kind::day) return at_day(*day);
        return side.kind == Bound::Kind::open ? open_bound : unknown_bound;
    }

    void no_time() { cursor_.fail(cursor_.at, "an interval has no times of day"); }

    /// Members and ranges, up to `close`.
    void read_set(std::string_view close) {
        value_.level = 2;
        bool is_open = cursor_.take("..");
        const bool is_open_before = is_open;
        bool is_open_behind = false;
        do {
            if (is_open_behind) {
                cursor_.fail(cursor_.at, ".. without an end stands last");
                return;
            }
            if (!read_member(is_open, close, is_open_behind)) return;
            is_open = false;
        } while (cursor_.take(","));
        if (!cursor_.take(close)) {
            cursor_.fail_here(std::string(", or ") + std::string(close));
            return;
        }
        if (is_open_before) value_.earliest = open_bound;
        if (is_open_behind) value_.latest = open_bound;
    }

    /// A date, or a range of two; `..` may stand before it (`is_open`) and behind it.
    bool read_member(bool is_open, std::string_view close, bool& is_open_behind) {
        EdtfDate first;
        if (!read_date(cursor_, first)) return false;
        const std::size_t dots = cursor_.at;
        if (!cursor_.take("..")) {
            include(first, first);
            return true;
        }
        if (is_open) return cursor_.fail(dots, ".. on one side of a date");
        if (cursor_.text.substr(cursor_.at).starts_with(close) || cursor_.next() == ',') {
            is_open_behind = true;
            include(first, first);
            return true;
        }
        const std::size_t begin = cursor_.at;
        EdtfDate last;
        if (!read_date(cursor_, last)) return false;
        if (last.precision != first.precision)
            return cursor_.fail(begin, "both sides of .. have the same precision");
        if (*last.last_begin() < *first.first())
            return cursor_.fail(begin, "the range ends before it begins");
        include(first, last);
        return true;
    }

    /// Widens the bounds to the days from the one to the other.
    void include(const EdtfDate& first, const EdtfDate& last) {
        const Bound earliest = at_day(*first.first());
        const Bound latest = at_day(*last.last());
        if (!has_bounds_ || earliest.day < value_.earliest.day) value_.earliest = earliest;
        if (!has_bounds_ || latest.day > value_.latest.day) value_.latest = latest;
        value_.level = std::max({value_.level, first.level, last.level});
        has_bounds_ = true;
    }

    EdtfCursor cursor_;
    EdtfValue value_;
    bool has_bounds_ = false;
};

}  // namespace

std::string written(const Bound& bound) {
    if (bound.kind == Bound::Kind::unknown) return "";
    if (bound.kind == Bound::Kind::open) return "..";
    const auto padded = [](std::int64_t value, std::size_t width) {
        const std::string digits = std::to_string(value < 0 ? -value : value);
        const std::size_t zeros = digits.size() < width ? width - digits.size() : 0;
        return (value < 0 ? "-" : "") + std::string(zeros, '0') + digits;
    };
    return padded(bound.day.year, 4) + "-" + padded(bound.day.month, 2) + "-" +
           padded(bound.day.day, 2);
}

EdtfResult read_edtf(std::string_view text) { return Reader(text).read(); }

}  // namespace palimpsest::years
