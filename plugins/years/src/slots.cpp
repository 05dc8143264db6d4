#include "slots.hpp"

#include "palimpsest/text/masks.hpp"
#include "palimpsest/text/numerals.hpp"
#include "reading.hpp"

namespace palimpsest::years {
namespace {

enum class Script : std::uint8_t { none, decimal, chinese, mask };

/// One place: its script, and its sign in EDTF.
struct Place {
    Script script = Script::none;
    char sign = 0;
    MaskFamily family = MaskFamily::none;
    std::uint32_t size = 0;
};

constexpr int longest_mask = 12;

bool is_letter_o(char32_t value) { return value == U'O' || value == U'o' || value == U'Ｏ'; }

bool is_chinese_zero_or_digit(char32_t value) {
    return is_one_of(value, U"〇○零一二三四五六七八九");
}

Place place_from(CodePoint next) {
    const int decimal = decimal_digit(next.value);
    if (decimal >= 0)
        return {Script::decimal, static_cast<char>('0' + decimal), MaskFamily::none, next.size};
    if (is_chinese_zero_or_digit(next.value))
        return {Script::chinese, static_cast<char>('0' + chinese_digit(next.value)),
                MaskFamily::none, next.size};
    const MaskFamily family = mask_family(next.value);
    if (family != MaskFamily::none && family != MaskFamily::someone)
        return {Script::mask, 'X', family, next.size};
    // What a failed conversion leaves of digits.
    if (next.value == U'?' || next.value == U'？')
        return {Script::mask, 'X', MaskFamily::none, next.size};
    return {};
}

/// The place that ends at `end`. A letter O beside digits is their zero.
Place place_before(std::string_view text, std::uint64_t end) {
    const CodePoint next = code_point_before(text, end);
    if (!is_letter_o(next.value)) return place_from(next);
    const Place before = place_from(code_point_before(text, end - next.size));
    const CodePoint two_before = code_point_before(text, end - next.size);
    if (before.script == Script::decimal || before.script == Script::chinese)
        return {before.script, '0', MaskFamily::none, next.size};
    if (is_letter_o(two_before.value)) return {Script::chinese, '0', MaskFamily::none, next.size};
    return {};
}

/// 17.2006年: the number of an item, at a line's or a sentence's begin, runs into the year.
bool is_behind_item(std::string_view text, std::uint64_t dot, std::uint64_t end) {
    if (!follows(text, after_blanks(text, end), "年")) return false;
    std::uint64_t at = dot;
    for (int i = 0; i < 2 && decimal_digit(code_point_before(text, at).value) >= 0; ++i)
        at -= code_point_before(text, at).size;
    const CodePoint before = code_point_before(text, at);
    return at < dot && (before.size == 0 || is_one_of(before.value, U"\n\r\t 　*#>。；"));
}

/// What stands before the places makes them the tail of something longer.
bool is_tail(std::string_view text, const Slots& slots, Script first) {
    const std::uint64_t begin = slots.begin;
    const CodePoint before = code_point_before(text, begin);
    if (before.size == 0) return false;
    if (first == Script::chinese)
        return chinese_digit(before.value) >= 0 || chinese_unit(before.value) > 0 ||
               before.value == U'第';
    if (decimal_digit(before.value) >= 0 || before.value == U'第') return true;
    if (is_letter(before.value)) return mask_family(before.value) == MaskFamily::none;
    const bool joins = is_one_of(before.value, U".,，．·/");
    const std::uint64_t join = begin - before.size;
    if (!joins || decimal_digit(code_point_before(text, join).value) < 0) return false;
    return !is_one_of(before.value, U".．") || !is_behind_item(text, join, slots.end);
}

bool is_plausible(const Slots& slots) {
    const char first = slots.places[0];
    const char second = slots.places[1];
    if (first == '1') return true;
    return first == '2' && (second == '0' || second == '1' || second == 'X');
}

/// Four places, any of which but the first may be a mask.
std::optional<Slots> four_before(std::string_view text, std::uint64_t end) {
    Slots slots{end, end, {}, false};
    Script first = Script::none;
    bool has_decimal_o = false;
    for (std::size_t i = 4; i-- > 0;) {
        const Place place = place_before(text, slots.begin);
        if (place.script == Script::none) return std::nullopt;
        const CodePoint next = code_point_before(text, slots.begin);
        has_decimal_o =
            has_decimal_o || (is_letter_o(next.value) && place.script == Script::decimal);
        slots.begin -= place.size;
        slots.places[i] = place.sign;
        slots.is_masked = slots.is_masked || place.script == Script::mask;
        first = place.script;
    }
    if (first == Script::mask || !is_plausible(slots)) return std::nullopt;
    if (is_tail(text, slots, first)) return std::nullopt;
    slots.is_masked = slots.is_masked || has_decimal_o;
    return slots;
}

/// Two or three digits and masks of another number than that of the missing places.
std::optional<Slots> uneven_before(std::string_view text, std::uint64_t end) {
    Slots slots{end, end, {'X', 'X', 'X', 'X'}, true};
    int masks = 0;
    MaskFamily family = MaskFamily::none;
    for (Place place = place_before(text, slots.begin);
         place.script == Script::mask && masks < longest_mask &&
         (family == MaskFamily::none || place.family == family);
         place = place_before(text, slots.begin)) {
        family = place.family;
        slots.begin -= place.size;
        ++masks;
    }
    if (masks == 0 || family == MaskFamily::none) return std::nullopt;
    std::array<char, 3> digits{};
    std::size_t count = 0;
    Script script = Script::none;
    for (Place place = place_before(text, slots.begin);
         count < 3 && (place.script == Script::decimal || place.script == Script::chinese);
         place = place_before(text, slots.begin)) {
        script = place.script;
        digits[count++] = place.sign;
        slots.begin -= place.size;
    }
    if (count < 2) return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) slots.places[i] = digits[count - 1 - i];
    const bool is_century = (slots.places[0] == '1' && slots.places[1] == '9') ||
                            (slots.places[0] == '2' && slots.places[1] == '0');
    if (!is_century || is_tail(text, slots, script)) return std::nullopt;
    return slots;
}

/// 20 XX年: the century and the masks apart.
std::optional<Slots> century_before(std::string_view text, std::uint64_t masks, std::uint64_t end) {
    Slots slots{before_blanks(text, masks), end, {'X', 'X', 'X', 'X'}, true};
    if (slots.begin == masks) return std::nullopt;
    for (std::size_t i = 2; i-- > 0;) {
        const Place place = place_before(text, slots.begin);
        if (place.script != Script::decimal) return std::nullopt;
        slots.places[i] = place.sign;
        slots.begin -= place.size;
    }
    const bool is_century = (slots.places[0] == '1' && slots.places[1] == '9') ||
                            (slots.places[0] == '2' && slots.places[1] == '0');
    if (!is_century || is_tail(text, slots, Script::decimal)) return std::nullopt;
    return slots;
}

}  // namespace

std::optional<Slots> slots_before(std::string_view text, std::uint64_t end) {
    if (auto slots = four_before(text, end)) return slots;
    return uneven_before(text, end);
}

std::optional<Slots> slots_at(std::string_view text, std::uint64_t begin) {
    std::uint64_t end = begin;
    for (int i = 0; i < 4; ++i) end += code_point_at(text, end).size;
    const auto slots = slots_before(text, end);
    return slots && slots->begin == begin ? slots : std::nullopt;
}

bool is_bounded(char32_t neighbour) {
    return decimal_digit(neighbour) < 0 && !is_letter(neighbour) &&
           !is_one_of(neighbour, U"./-_*%％×");
}

std::optional<Slots> mask_before(std::string_view text, std::uint64_t end) {
    const CodePoint last = code_point_before(text, end);
    const MaskFamily family = mask_family(last.value);
    if (family == MaskFamily::none || family == MaskFamily::someone) return std::nullopt;
    std::uint64_t begin = end;
    int length = 0;
    for (CodePoint next = last; mask_family(next.value) == family && length <= longest_mask;
         next = code_point_before(text, begin), ++length)
        begin -= next.size;
    const bool is_blank_line = family == MaskFamily::underscore;
    if (length > (is_blank_line ? longest_mask : 4)) return std::nullopt;
    const CodePoint before = code_point_before(text, begin);
    if (decimal_digit(before.value) >= 0 || is_letter(before.value)) return std::nullopt;
    if (auto century = century_before(text, begin, end)) return century;
    if (mask_family(before.value) != MaskFamily::none) return std::nullopt;
    if (!is_mask(text, {begin, end, static_cast<std::uint64_t>(length), family}))
        return std::nullopt;
    return Slots{begin, end, {'X', 'X', 'X', 'X'}, true};
}

}  // namespace palimpsest::years
