#include "slots.hpp"

#include <optional>

#include "asterisks.hpp"
#include "palimpsest/text/code_point_finder.hpp"
#include "palimpsest/text/masks.hpp"
#include "reading.hpp"
#include "templates.hpp"
#include "years.hpp"

namespace palimpsest::placeholders {
namespace {

constexpr CodePointFinder finder(U"XxＸｘ×✕╳\u0425\u0445*＊∗﹡_＿□■○〇◯△▲某[【{$<〈＜［(（");

constexpr std::uint64_t most_digits = 8;
constexpr std::string_view month_sign = "月";
constexpr std::string_view day_sign = "日";

bool is_ascii_word(char32_t value) {
    return (value >= U'a' && value <= U'z') || (value >= U'A' && value <= U'Z') ||
           (value >= U'0' && value <= U'9');
}

/// www.xx.com, a_xx@b: a part of an address or of a name in a program.
bool is_in_address(std::string_view text, const MaskRun& run) {
    constexpr std::u32string_view joints = U"./@-_#&=:%";
    const CodePoint before = code_point_before(text, run.begin);
    const CodePoint after = code_point_at(text, run.end);
    const auto is_word = [](CodePoint next) {
        return is_ascii_word(next.value) && !is_digit(next) &&
               mask_family(next.value) == MaskFamily::none;
    };
    return (is_one_of(before.value, joints) &&
            is_word(code_point_before(text, run.begin - before.size))) ||
           (is_one_of(after.value, joints) && is_word(code_point_at(text, run.end + after.size)));
}

std::uint64_t digits_before(std::string_view text, std::uint64_t at) {
    for (std::uint64_t i = 0; i < most_digits; ++i) {
        const CodePoint before = code_point_before(text, at);
        const bool is_point = is_one_of(before.value, U".．") && i > 0 &&
                              is_digit(code_point_before(text, at - before.size));
        if (!is_digit(before) && !is_point) break;
        at -= before.size;
    }
    return at;
}

std::uint64_t digits_after(std::string_view text, std::uint64_t at) {
    for (std::uint64_t i = 0; i < most_digits && is_digit(code_point_at(text, at)); ++i)
        at += code_point_at(text, at).size;
    return at;
}

/// Reads what belongs to a run of marks.
class RunReader {
  public:
    explicit RunReader(std::string_view text) : text_(text) {}

    /// The run with the digits and points that make one number with it.
    Slot slot_around(const MaskRun& run, char32_t mark) const {
        Slot slot{run.begin,      run.end,    mark, static_cast<std::uint32_t>(run.length),
                  SlotKind::mask, run.family, false};
        slot.begin = digits_before(text_, run.begin);
        slot.has_digits_before = slot.begin != run.begin;
        const std::uint64_t digits_end = digits_after(text_, run.end);
        const bool has_digits_after = digits_end != run.end;
        if (slot.has_digits_before && has_digits_after && run.length >= 3) {
            slot.kind = SlotKind::phone;
            slot.end = digits_end;
        } else if (has_digits_after && run.length == 1) {
            slot.end = digits_end;
        } else if (const auto phone = phone_end(run)) {
            slot.kind = SlotKind::phone;
            slot.end = *phone;
        } else {
            slot.end = after_decimals(run);
        }
        return slot;
    }

    /// The day behind a month: X日, 5日.
    std::optional<std::uint64_t> day_end(std::uint64_t at) const {
        at = after_blanks(text_, at);
        const auto run = mark_run_at(text_, at);
        const std::uint64_t end = run && run->begin == at ? run->end : digits_after(text_, at);
        if (end == at || !follows(text_, after_blanks(text_, end), day_sign)) return std::nullopt;
        return after_blanks(text_, end) + day_sign.size();
    }

  private:
    /// □□□□-□□□□□□□: an area's code and a number.
    std::optional<std::uint64_t> phone_end(const MaskRun& run) const {
        if (run.length < 3 || run.length > 4) return std::nullopt;
        const CodePoint dash = code_point_at(text_, run.end);
        if (!is_one_of(dash.value, U"-－—")) return std::nullopt;
        const auto number = mark_run_at(text_, run.end + dash.size);
        const bool is_number = number && number->begin == run.end + dash.size &&
                               number->length >= 7 && number->length <= 8;
        return is_number ? std::optional(number->end) : std::nullopt;
    }

    /// The .X of XX.X.
    std::uint64_t after_decimals(const MaskRun& run) const {
        const CodePoint point = code_point_at(text_, run.end);
        if (!is_one_of(point.value, U".．")) return run.end;
        const std::uint64_t begin = run.end + point.size;
        const auto decimals = mark_run_at(text_, begin);
        if (!decimals || decimals->begin != begin || decimals->family != run.family) return run.end;
        return decimals->end;
    }

    std::string_view text_;
};

}  // namespace

std::optional<Slot> Slots::next() {
    for (at_ = finder.next(text_, at_); at_ < text_.size(); at_ = finder.next(text_, at_)) {
        const CodePoint next = code_point_at(text_, at_);
        const auto slot = mask_family(next.value) == MaskFamily::none
                              ? template_at(at_, next.value, next.size)
                              : mask_at(*mark_run_at(text_, at_), next.value);
        if (!slot) continue;
        taken_ = slot->end;
        return slot;
    }
    return std::nullopt;
}

std::optional<Slot> Slots::template_at(std::uint64_t at, char32_t opening, std::uint64_t size) {
    const auto end = template_end(text_, at);
    at_ = end.value_or(at + size);
    if (!end) return std::nullopt;
    return Slot{at, *end, opening, 0, SlotKind::template_, MaskFamily::none, false};
}

std::optional<Slot> Slots::mask_at(const MaskRun& run, char32_t mark) {
    at_ = run.end;
    // One asterisk alone is italics where two are strong.
    const bool is_markup =
        run.family == MaskFamily::asterisk && run.length < 4 && asterisks_.is_markup(run.begin);
    if (is_markup || !is_mask(text_, run) || is_in_address(text_, run)) return std::nullopt;
    const Slot slot = RunReader(text_).slot_around(run, mark);
    if (slot.begin < taken_) return std::nullopt;
    at_ = slot.end;
    const std::uint64_t sign = after_blanks(text_, slot.end);
    if (follows(text_, sign, month_sign) || follows(text_, sign, day_sign)) return date_from(slot);
    return is_year(text_, slot) ? std::nullopt : std::optional(slot);
}

/// X月X日, X月, X日 and X月5日, unless a year goes on with them.
std::optional<Slot> Slots::date_from(Slot slot) {
    const bool is_of_year = is_part_of_year(text_, slot);
    slot.end = after_blanks(text_, slot.end);
    const bool is_month = follows(text_, slot.end, month_sign);
    slot.end += is_month ? month_sign.size() : day_sign.size();
    if (is_month) slot.end = RunReader(text_).day_end(slot.end).value_or(slot.end);
    slot.kind = SlotKind::date;
    at_ = slot.end;
    return is_of_year ? std::nullopt : std::optional(slot);
}

}  // namespace palimpsest::placeholders
