#include "years.hpp"

#include "palimpsest/text/masks.hpp"
#include "reading.hpp"

namespace palimpsest::placeholders {
namespace {

constexpr std::string_view year_sign = "年";
constexpr std::uint64_t longest_year = 4;
constexpr std::uint64_t longest_blank_line = 12;  // ____年 on forms.

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

/// The places of `slot`, digits and marks, and its first two digits.
struct Places {
    std::uint64_t count = 0;
    bool has_century = false;
};

Places places_of(std::string_view text, const Slot& slot) {
    Places places;
    int century = 0;
    for (std::uint64_t at = slot.begin; at < slot.end; ++places.count) {
        const CodePoint next = code_point_at(text, at);
        if (places.count < 2)
            century = is_digit(next) ? century * 10 + decimal_digit(next.value) : -100;
        at += next.size;
    }
    places.has_century = century == 19 || century == 20;
    return places;
}

/// Where a span of years goes on: XX-XX年, 202_至202_年.
std::uint64_t after_connector(std::string_view text, std::uint64_t at) {
    const std::uint64_t begin = after_blanks(text, at);
    const CodePoint sign = code_point_at(text, begin);
    if (!is_one_of(sign.value, U"-—–－~～至到―─")) return at;
    at = begin + sign.size;
    if (code_point_at(text, at).value == sign.value) at += sign.size;
    return after_blanks(text, at);
}

/// Behind digits and marks of up to a dozen places.
std::uint64_t after_places(std::string_view text, std::uint64_t at) {
    for (std::uint64_t i = 0; i < longest_blank_line; ++i) {
        const CodePoint next = code_point_at(text, at);
        const MaskFamily family = mask_family(next.value);
        const bool is_mark = family != MaskFamily::none && family != MaskFamily::someone;
        if (!is_digit(next) && !is_mark) break;
        at += next.size;
    }
    return at;
}

bool has_year_sign(std::string_view text, std::uint64_t at) {
    return follows(text, after_blanks(text, at), year_sign);
}

}  // namespace

bool is_year(std::string_view text, const Slot& slot) {
    if (slot.family == MaskFamily::someone) return false;
    const Places places = places_of(text, slot);
    const CodePoint before = code_point_before(text, slot.begin);
    const bool follows_digit = chinese_digit(before.value) >= 0;
    const std::uint64_t next = after_connector(text, slot.end);
    const bool begins_span = next != slot.end && has_year_sign(text, after_places(text, next)) &&
                             after_places(text, next) != next;
    if (!has_year_sign(text, slot.end) && !begins_span) {
        const CodePoint after = code_point_at(text, slot.end);
        const bool is_apart = !is_han(after.value) || follows(text, slot.end, "届") ||
                              follows(text, slot.end, "级") || follows(text, slot.end, "学年");
        return places.has_century && places.count == longest_year && is_apart;
    }
    if (places.has_century || follows_digit) return true;
    if (slot.has_digits_before) return false;
    const bool is_line = slot.family == MaskFamily::underscore;
    if (places.count > (is_line ? longest_blank_line : longest_year)) return false;
    if (is_length_before(text, slot.begin)) return false;
    const std::uint64_t sign = after_blanks(text, slot.end);
    return begins_span || !is_length_after(text, sign + year_sign.size());
}

bool is_part_of_year(std::string_view text, const Slot& slot) {
    std::uint64_t at = before_blanks(text, slot.begin);
    if (precedes(text, at, "月")) {
        at = before_blanks(text, at - std::string_view("月").size());
        for (int i = 0; i < 3; ++i) {
            const CodePoint place = code_point_before(text, at);
            if (!is_digit(place) && mask_family(place.value) == MaskFamily::none) break;
            at -= place.size;
        }
        at = before_blanks(text, at);
    }
    if (!precedes(text, at, year_sign)) return false;
    at = before_blanks(text, at - year_sign.size());
    const CodePoint last = code_point_before(text, at);
    return is_digit(last) || chinese_digit(last.value) >= 0 ||
           (mask_family(last.value) != MaskFamily::none && last.value != U'某');
}

}  // namespace palimpsest::placeholders
