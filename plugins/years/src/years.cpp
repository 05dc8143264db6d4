#include "years.hpp"

#include "bare.hpp"
#include "dates.hpp"
#include "looks.hpp"
#include "palimpsest/text/masks.hpp"
#include "palimpsest/text/numerals.hpp"
#include "reading.hpp"
#include "relative.hpp"
#include "spans.hpp"

namespace palimpsest::years {
namespace {

/// XX年来, XX年前: what follows makes a length of time of a masked number. Many of these signs
/// begin words that say nothing of the kind: XX年来信, XX年前三季度, XX年制定.
bool is_length_after(std::string_view text, std::uint64_t after) {
    if (follows_any(text, after, {"来信", "来访", "来电", "来自", "来文", "内部", "内控", "内设",
                                  "内业", "前三", "前半", "前两", "前几", "前期", "后勤", "后备",
                                  "后续", "后半", "后期", "多措", "多次", "多方", "多个", "多点",
                                  "制定", "制订", "制作", "制发", "间接", "均衡"}))
        return false;
    return follows_any(text, after,
                       {"来",   "内",   "级",   "龄",   "轻",   "期",   "间",     "制",
                        "左右", "多",   "前",   "后",   "均",   "历史", "的历史", "之久",
                        "余",   "有余", "以上", "以下", "以内", "时间", "的时间"});
}

/// Where the words around a masked number make it a length of time: 近XX年, 第X年, XX年级.
bool is_masked_length(std::string_view text, std::uint64_t begin, std::uint64_t after) {
    return precedes_any(text, begin, {"近",   "约", "长达", "达",   "距今", "超过", "历时", "为期",
                                      "连续", "每", "过去", "未来", "今后", "第",   "满",   "几",
                                      "前",   "后", "共",   "这",   "整整", "任期"}) ||
           is_length_after(text, after);
}

/// 2000年历史, 近2000年: round numbers that may count years; of old ones most do.
bool is_length(std::string_view text, const Slots& slots, std::uint64_t after) {
    constexpr int first_near_year = 1900;
    if (slots.is_masked || slots.value() % 100 != 0) return false;
    if (slots.value() < first_near_year && !precedes_any(text, slots.begin, {"于", "公元", "至"}))
        return true;
    return follows_any(text, after, {"历史", "的历史", "文明"}) ||
           precedes_any(text, slots.begin, {"近", "约", "长达", "达", "距今", "超过"});
}

/// 学年, 财年: the year's own sign comes later.
std::uint64_t before_kind(std::string_view text, std::uint64_t end) {
    for (const std::string_view kind : {"学", "财"})
        if (precedes(text, end, kind)) return end - kind.size();
    return end;
}

/// The 某 of 某年, 某某年: like a mask.
std::optional<Slots> someone_before(std::string_view text, std::uint64_t end) {
    constexpr std::string_view someone = "某";
    std::uint64_t begin = end;
    for (int i = 0; i < 2 && precedes(text, begin, someone); ++i) begin -= someone.size();
    if (begin == end || precedes(text, begin, someone)) return std::nullopt;
    return Slots{begin, end, {'X', 'X', 'X', 'X'}, true};
}

class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    std::vector<Year> scan() {
        for (std::uint64_t at = 0; at < text_.size();) {
            const Look look = look_of(text_, at);
            const std::uint64_t next = at + size_by_lead(text_[at]);
            at = look == Look::nothing ? next : std::max(look_at(look, at), next);
        }
        return std::move(found_);
    }

  private:
    /// Reads what begins or has its sign at `at`; where to go on.
    std::uint64_t look_at(Look look, std::uint64_t at) {
        if (look == Look::year) return look_at_year(at);
        if (look == Look::five) {
            const auto plan = plan_at(text_, at);
            return plan && plan->begin >= taken() ? add(*plan) : at;
        }
        if (at < taken()) return at;
        return look == Look::apostrophe ? look_at_apostrophe(at) : look_at_digits(look, at);
    }

    std::uint64_t taken() const { return found_.empty() ? 0 : found_.back().end; }

    std::uint64_t add(Year year) {
        found_.push_back(std::move(year));
        return found_.back().end;
    }

    /// 2024-11-27, and years without 年.
    std::uint64_t look_at_digits(Look look, std::uint64_t at) {
        if (look == Look::digit) {
            const bool joins = taken() > 0 && at == taken() + 1 && text_[taken()] == '-';
            if (const auto date = numeric_date_at(text_, at, joins)) return add_date(at, *date);
        }
        const auto year = bare_at(text_, at);
        if (!year) return at;
        add_listed_before(year->begin);
        return add(*year);
    }

    /// A date in digits, or the span of it and the one before: 2024.1.1-2024.6.30.
    std::uint64_t add_date(std::uint64_t at, const NumericDate& date) {
        if (!joins_previous(at, date.edtf))
            return add({at, date.end, date.edtf, date.is_masked ? Kind::masked : Kind::explicit_});
        return join_previous(date.end, date.edtf);
    }

    /// ’98, '09年3月.
    std::uint64_t look_at_apostrophe(std::uint64_t at) {
        auto year = apostrophe_at(text_, at);
        if (!year) return at;
        const std::uint64_t sign = after_blanks(text_, year->end);
        if (follows(text_, sign, year_sign)) {
            Dated dated = dated_after(text_, sign + year_sign.size(), year->edtf);
            year->end = dated.end;
            year->edtf = std::move(dated.edtf);
        }
        return add(std::move(*year));
    }

    std::uint64_t look_at_year(std::uint64_t sign) {
        if (follows(text_, sign + year_sign.size(), "代")) {
            const auto decade = decade_at(text_, sign);
            if (decade && decade->begin >= taken()) return add(*decade);
        }
        const std::uint64_t end = before_kind(text_, before_blanks(text_, sign));
        if (const auto slots = slots_before(text_, end); slots && slots->begin >= taken())
            return read_year(*slots, sign);
        if (const auto span = short_span_before(text_, end, taken()))
            return add({span->first.begin, sign + year_sign.size(),
                        span->first.edtf() + "/" + span->last.edtf(), Kind::span});
        if (const auto slots = mask_before(text_, end); slots && slots->begin >= taken())
            return read_mask(*slots, sign);
        if (const auto slots = someone_before(text_, end); slots && slots->begin >= taken())
            return read_mask(*slots, sign);
        if (auto year = short_year_before(text_, sign); year && year->begin >= taken()) {
            Dated dated = dated_after(text_, year->end, year->edtf);
            return add({year->begin, dated.end, std::move(dated.edtf), year->kind});
        }
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
        if (const auto first = partner_before(text_, slots, taken())) {
            if (dated.is_part || !is_interval(first->edtf(), dated.edtf))
                dated = {after, slots.edtf(), false};
            return add({first->begin, dated.end, first->edtf() + "/" + dated.edtf, Kind::span});
        }
        if (!dated.is_part && joins_previous(slots.begin, dated.edtf))
            return join_previous(dated.end, dated.edtf);
        add_listed_before(slots.begin);
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
    bool joins_previous(std::uint64_t begin, const std::string& edtf) const {
        if (found_.empty()) return false;
        const Year& previous = found_.back();
        const bool is_date = previous.kind == Kind::explicit_ || previous.kind == Kind::masked;
        if (!is_date || previous.edtf.find('/') != previous.edtf.npos) return false;
        if (is_part_of_year(previous.edtf)) return false;
        const auto connector = connector_before(text_, begin);
        return connector && *connector == previous.end && is_interval(previous.edtf, edtf);
    }

    std::uint64_t join_previous(std::uint64_t end, const std::string& edtf) {
        Year& previous = found_.back();
        previous.end = end;
        previous.edtf += "/" + edtf;
        previous.kind = Kind::span;
        return end;
    }

    static bool is_part_of_year(std::string_view edtf) {
        return edtf.size() == 7 && edtf.substr(5) > "12" && edtf.substr(5) < "XX";
    }

    /// 2021、2022年: the years before the one at `begin` that share its sign.
    void add_listed_before(std::uint64_t begin) {
        std::vector<Year> listed;
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

    /// XX年. A number of years is masked as often as a year: what stands beside it tells.
    std::uint64_t read_mask(const Slots& slots, std::uint64_t sign) {
        const std::uint64_t after = sign + year_sign.size();
        if (is_masked_length(text_, slots.begin, after)) return after;
        Dated dated = dated_after(text_, after, slots.edtf());
        if (!dated.is_part && joins_previous(slots.begin, dated.edtf))
            return join_previous(dated.end, dated.edtf);
        return add({slots.begin, dated.end, std::move(dated.edtf), Kind::masked});
    }

    std::string_view text_;
    std::vector<Year> found_;
};

}  // namespace

std::vector<Year> years_in(std::string_view text) { return Scanner(text).scan(); }

}  // namespace palimpsest::years
