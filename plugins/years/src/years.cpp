#include "years.hpp"

#include <array>

#include "dates.hpp"
#include "palimpsest/text/masks.hpp"
#include "palimpsest/text/numerals.hpp"
#include "reading.hpp"
#include "relative.hpp"

namespace palimpsest::years {
namespace {

constexpr std::string_view year_sign = "年";
constexpr std::string_view five_sign = "五";

/// True where an expression may have its sign or begin: 年, 五, and 1 or 2 of either width.
bool is_worth_a_look(std::string_view text, std::uint64_t at) {
    const auto is = [&](char second, char third) {
        return at + 2 < text.size() && text[at + 1] == second && text[at + 2] == third;
    };
    switch (text[at]) {
        case '1':
        case '2':
            return true;
        case year_sign[0]:
            return is(year_sign[1], year_sign[2]);
        case five_sign[0]:
            return is(five_sign[1], five_sign[2]);
        case '\xEF':
            return is('\xBC', '\x91') || is('\xBC', '\x92');
        default:
            return false;
    }
}

/// Where the words before a year make it a length of time: 近2000年, 第X年.
bool is_length_before(std::string_view text, std::uint64_t begin) {
    for (const std::string_view word :
         {"近",   "约",   "长达", "达", "距今", "超过", "历时", "为期", "连续", "每",  "过去",
          "未来", "今后", "第",   "满", "几",   "前",   "后",   "共",   "这",   "整整"})
        if (precedes(text, begin, word)) return true;
    return false;
}

bool is_length_after(std::string_view text, std::uint64_t after) {
    for (const std::string_view word :
         {"来", "内",   "级",     "龄",   "轻", "期",   "间", "制",   "左右", "多",  "前",
          "后", "历史", "的历史", "之久", "余", "有余", "均", "以上", "以下", "以内"})
        if (follows(text, after, word)) return true;
    return false;
}

/// 2000年历史, 近2000年: round numbers that may count years.
bool is_length(std::string_view text, const Slots& slots, std::uint64_t after) {
    if (slots.is_masked || slots.value() % 100 != 0) return false;
    if (follows(text, after, "历史") || follows(text, after, "的历史") ||
        follows(text, after, "文明"))
        return true;
    for (const std::string_view word : {"近", "约", "长达", "达", "距今", "超过"})
        if (precedes(text, slots.begin, word)) return true;
    return false;
}

/// The connector of a span that ends at `end`, blanks included; where it begins.
std::optional<std::uint64_t> connector_before(std::string_view text, std::uint64_t end) {
    std::uint64_t at = before_blanks(text, end);
    const CodePoint sign = code_point_before(text, at);
    if (!is_one_of(sign.value, U"-—–－~～至到―─")) return std::nullopt;
    at -= sign.size;
    const CodePoint twin = code_point_before(text, at);
    if (twin.value == sign.value && !is_one_of(sign.value, U"至到")) at -= twin.size;
    return before_blanks(text, at);
}

/// True when `first` cannot come after `last`; both EDTF dates. Masked places compare as equal.
bool is_ordered(std::string_view first, std::string_view last) {
    for (std::size_t i = 0; i < std::min(first.size(), last.size()); ++i) {
        if (first[i] == 'X' || last[i] == 'X') return true;
        if (first[i] != last[i]) return first[i] < last[i];
    }
    return true;
}

class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    std::vector<Year> scan() {
        for (std::uint64_t at = 0; at < text_.size();) {
            if (!is_worth_a_look(text_, at)) {
                ++at;
                continue;
            }
            at = std::max(look_at(at), at + 1);
        }
        return std::move(found_);
    }

  private:
    /// Reads what begins or has its sign at `at`; where to go on.
    std::uint64_t look_at(std::uint64_t at) {
        if (follows(text_, at, year_sign)) return look_at_year(at);
        if (follows(text_, at, five_sign)) {
            const auto plan = plan_at(text_, at);
            if (plan && plan->begin >= taken()) return add(*plan);
        } else if (at >= taken()) {
            return look_at_digits(at);
        }
        return at;
    }

    std::uint64_t taken() const { return found_.empty() ? 0 : found_.back().end; }

    std::uint64_t add(Year year) {
        found_.push_back(std::move(year));
        return found_.back().end;
    }

    /// 2024-11-27, and （2015—2020） without 年.
    std::uint64_t look_at_digits(std::uint64_t at) {
        if (const auto date = numeric_date_at(text_, at))
            return add(
                {at, date->end, date->edtf, date->is_masked ? Kind::masked : Kind::explicit_});
        const CodePoint before = code_point_before(text_, at);
        if (!is_one_of(before.value, U"（(")) return at;
        std::uint64_t end = at;
        for (int i = 0; i < 24 && !is_one_of(code_point_at(text_, end).value, U"）)"); ++i)
            end += code_point_at(text_, end).size;
        if (!is_one_of(code_point_at(text_, end).value, U"）)")) return at;
        const auto last = slots_before(text_, end);
        const auto first = last ? partner_before(*last) : std::nullopt;
        if (!first || first->begin != at) return at;
        return add({at, end, first->edtf() + "/" + last->edtf(), Kind::span});
    }

    /// The year that a span begins with, before `last`: 2016-, 202_至.
    std::optional<Slots> partner_before(const Slots& last) const {
        const auto connector = connector_before(text_, last.begin);
        if (!connector) return std::nullopt;
        const auto first = slots_before(text_, *connector);
        if (!first || first->begin < taken()) return std::nullopt;
        return is_ordered(first->edtf(), last.edtf()) ? first : std::nullopt;
    }

    std::uint64_t look_at_year(std::uint64_t sign) {
        if (follows(text_, sign + year_sign.size(), "代")) {
            const auto decade = decade_at(text_, sign);
            if (decade && decade->begin >= taken()) return add(*decade);
        }
        const std::uint64_t end = before_blanks(text_, sign);
        if (const auto slots = slots_before(text_, end); slots && slots->begin >= taken())
            return read_year(*slots, sign);
        if (const auto slots = short_span_end(sign)) return read_short_span(*slots, sign);
        if (const auto slots = mask_before(text_, end); slots && slots->begin >= taken())
            return read_mask(*slots, sign);
        const auto relative = relative_at(text_, sign);
        if (relative && relative->begin >= taken()) return add(*relative);
        return sign;
    }

    std::uint64_t read_year(const Slots& slots, std::uint64_t sign) {
        const std::uint64_t after = sign + year_sign.size();
        if (follows(text_, after, "代")) return read_decade(slots, after);
        if (is_length(text_, slots, after)) return after;
        const Kind kind = slots.is_masked ? Kind::masked : Kind::explicit_;
        Dated dated = dated_after(text_, after, slots.edtf());
        if (const auto first = partner_before(slots)) {
            if (dated.is_part) dated = {after, slots.edtf(), false};
            return add({first->begin, dated.end, first->edtf() + "/" + dated.edtf, Kind::span});
        }
        if (!dated.is_part && joins_previous(slots, dated.edtf)) {
            Year& previous = found_.back();
            previous.end = dated.end;
            previous.edtf += "/" + dated.edtf;
            previous.kind = Kind::span;
            return dated.end;
        }
        add_listed_before(slots);
        return add({slots.begin, dated.end, std::move(dated.edtf), kind});
    }

    /// 1980年代.
    std::uint64_t read_decade(const Slots& slots, std::uint64_t after) {
        std::string edtf = slots.edtf();
        if (edtf[3] != '0' && edtf[3] != 'X') return after;
        edtf[3] = 'X';
        return add({slots.begin, after + std::string_view("代").size(), edtf, Kind::span});
    }

    /// The expression before goes on to this one: 2016年至2020年.
    bool joins_previous(const Slots& slots, std::string_view edtf) const {
        if (found_.empty()) return false;
        const Year& previous = found_.back();
        const bool is_date = previous.kind == Kind::explicit_ || previous.kind == Kind::masked;
        if (!is_date || previous.edtf.find('/') != previous.edtf.npos) return false;
        if (is_part_of_year(previous.edtf) || !is_ordered(previous.edtf, edtf)) return false;
        const auto connector = connector_before(text_, slots.begin);
        return connector && *connector == previous.end;
    }

    static bool is_part_of_year(std::string_view edtf) {
        return edtf.size() == 7 && edtf.substr(5) > "12" && edtf.substr(5) < "XX";
    }

    /// 2021、2022年: the years before that share the sign.
    void add_listed_before(const Slots& slots) {
        std::vector<Year> listed;
        std::uint64_t begin = slots.begin;
        for (int i = 0; i < 4; ++i) {
            const CodePoint comma = code_point_before(text_, begin);
            if (!is_one_of(comma.value, U"、和与及")) break;
            const auto before = slots_before(text_, begin - comma.size);
            if (!before || before->is_masked || before->begin < taken()) break;
            if (before->value() < 1900 || before->value() > 2100) break;
            listed.push_back({before->begin, before->end, before->edtf(), Kind::explicit_});
            begin = before->begin;
        }
        found_.insert(found_.end(), listed.rbegin(), listed.rend());
    }

    /// The two digits of 2021-22年.
    std::optional<Slots> short_span_end(std::uint64_t sign) const {
        std::uint64_t begin = sign;
        std::array<char, 4> places{};
        for (std::size_t i = 4; i-- > 2;) {
            const CodePoint digit = code_point_before(text_, begin);
            if (decimal_digit(digit.value) < 0) return std::nullopt;
            places[i] = static_cast<char>('0' + decimal_digit(digit.value));
            begin -= digit.size;
        }
        const auto connector = connector_before(text_, begin);
        if (!connector) return std::nullopt;
        const auto first = slots_before(text_, *connector);
        if (!first || first->is_masked || first->begin < taken()) return std::nullopt;
        places[0] = first->places[0];
        places[1] = first->places[1];
        Slots last{first->begin, sign, places, false};
        if (last.value() <= first->value()) return std::nullopt;
        return last;
    }

    /// `slots`: the span's begin, and the places of its last year.
    std::uint64_t read_short_span(const Slots& slots, std::uint64_t sign) {
        std::string first;
        std::uint64_t at = slots.begin;
        for (int i = 0; i < 4; ++i) {
            first += static_cast<char>('0' + decimal_digit(code_point_at(text_, at).value));
            at += code_point_at(text_, at).size;
        }
        return add({slots.begin, sign + year_sign.size(), first + "/" + slots.edtf(), Kind::span});
    }

    /// XX年. A number of years is masked as often as a year: what stands beside it tells.
    std::uint64_t read_mask(const Slots& slots, std::uint64_t sign) {
        const std::uint64_t after = sign + year_sign.size();
        if (is_length_before(text_, slots.begin) || is_length_after(text_, after)) return after;
        Dated dated = dated_after(text_, after, slots.edtf());
        return add({slots.begin, dated.end, std::move(dated.edtf), Kind::masked});
    }

    std::string_view text_;
    std::vector<Year> found_;
};

}  // namespace

std::vector<Year> years_in(std::string_view text) { return Scanner(text).scan(); }

}  // namespace palimpsest::years
