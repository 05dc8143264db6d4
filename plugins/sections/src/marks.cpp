#include "marks.hpp"

#include "characters.hpp"
#include "latin_marks.hpp"
#include "palimpsest/text/numerals.hpp"

namespace palimpsest::sections {
namespace {

constexpr std::uint64_t highest = 199;
constexpr std::uint64_t longest_numeral = 5 * 3;  // Bytes of 一百九十九.

bool is_one_of(char32_t value, std::u32string_view set) {
    return value != 0 && set.find(value) != std::u32string_view::npos;
}

std::optional<Numeral> counted(std::optional<Numeral> numeral) {
    return numeral && numeral->value >= 1 && numeral->value <= highest ? numeral : std::nullopt;
}

std::optional<Numeral> decimal_at(std::string_view line, std::uint64_t begin) {
    return counted(read_digits(line.substr(0, begin + longest_numeral), begin));
}

/// 一, 十二, 一百零三; not 一二 and not 两.
std::optional<Numeral> chinese_at(std::string_view line, std::uint64_t begin) {
    const auto numeral = counted(read_chinese_numeral(line, begin));
    if (!numeral || numeral->end - begin > longest_numeral) return std::nullopt;
    const char32_t first = code_point_at(line, begin).value;
    if (!is_one_of(first, U"一二三四五六七八九十")) return std::nullopt;
    const bool has_unit = line.substr(begin, numeral->end - begin).find("十") != line.npos ||
                          line.substr(begin, numeral->end - begin).find("百") != line.npos;
    return numeral->value < 10 || has_unit ? numeral : std::nullopt;
}

std::uint64_t after_blanks(std::string_view line, std::uint64_t at) {
    for (CodePoint next = code_point_at(line, at); next.size > 0 && is_blank(next.value);
         next = code_point_at(line, at))
        at += next.size;
    return at;
}

Mark made(Form form, const Numeral& numeral, std::uint64_t end) {
    return {form, static_cast<std::uint32_t>(numeral.value), end, false, false};
}

/// After a mark, a numeral goes on: 七、一 is a date, 一、二期 two phases of one thing.
Mark with_numeral_checked(Mark mark, std::string_view line) {
    const auto numeral = read_chinese_numeral(line, mark.end);
    if (!numeral || chinese_digit(code_point_at(line, mark.end).value) < 0) return mark;
    const CodePoint next = code_point_at(line, numeral->end);
    if (is_one_of(next.value, U"、，,；;。") || next.size == 0) mark.is_reference = true;
    if (numeral->value == mark.value + 1 && is_one_of(next.value, U"期产线级楼类次批年届季组号"))
        mark.is_reference = true;
    if (numeral->value == 1 && mark.value >= 5 && mark.value <= 10) mark.needs_predecessor = true;
    return mark;
}

/// 第一， 第二、: with nothing that is numbered.
std::optional<Mark> ordinal_at(std::string_view line, const Numeral& numeral) {
    const CodePoint next = code_point_at(line, numeral.end);
    const std::uint64_t end = numeral.end + next.size;
    if (!is_comma(next.value) && next.value != U'、') return std::nullopt;
    const CodePoint after = code_point_at(line, end);
    if (after.value == U'第' || chinese_digit(after.value) >= 0) return std::nullopt;
    return made(Form::ordinal, numeral, end);
}

/// 第一章, 第三条.
std::optional<Mark> division_at(std::string_view line, std::uint64_t begin) {
    const CodePoint ordinal = code_point_at(line, begin);
    if (ordinal.value != U'第') return std::nullopt;
    const std::uint64_t at = after_blanks(line, begin + ordinal.size);
    auto numeral = decimal_at(line, at);
    if (!numeral) numeral = chinese_at(line, at);
    if (!numeral) return std::nullopt;
    const std::uint64_t unit_begin = after_blanks(line, numeral->end);
    struct Unit {
        std::string_view name;
        Form form;
    };
    constexpr Unit units[] = {{"部分", Form::part}, {"卷", Form::volume},  {"编", Form::book},
                              {"篇", Form::piece},  {"章", Form::chapter}, {"节", Form::section},
                              {"条", Form::article}};
    for (const Unit& unit : units) {
        if (line.substr(unit_begin).starts_with(unit.name)) {
            Mark mark = made(unit.form, *numeral, unit_begin + unit.name.size());
            const CodePoint next = code_point_at(line, mark.end);
            mark.is_reference = unit.form == Form::article
                                    ? next.size > 0 && !is_blank(next.value) && next.value != U'【'
                                    : is_one_of(next.value,
                                                U"的中里之第和与及至到、，,。；;规所以"
                                                U"》”’）)〉」或是就主对将则应为");
            return mark;
        }
    }
    return ordinal_at(line, *numeral);
}

/// Behind the 、 of （一）、 and the point of （一）.
std::uint64_t after_second_sign(std::string_view line, std::uint64_t end) {
    const CodePoint next = code_point_at(line, end);
    if (!is_one_of(next.value, U"、.．")) return end;
    const CodePoint after = code_point_at(line, end + next.size);
    const bool is_separator = next.value == U'、' || !is_latin(after.value);
    return is_separator ? end + next.size : end;
}

/// （一） (1), and one that has only its right bracket.
std::optional<Mark> bracketed_at(std::string_view line, std::uint64_t begin) {
    const CodePoint opening = code_point_at(line, begin);
    const bool opened = opening.value == U'（' || opening.value == U'(';
    const std::uint64_t at = opened ? after_blanks(line, begin + opening.size) : begin;
    auto numeral = chinese_at(line, at);
    const bool is_chinese = numeral.has_value();
    if (!numeral) numeral = decimal_at(line, at);
    if (!numeral) return std::nullopt;
    const std::uint64_t closing_at = opened ? after_blanks(line, numeral->end) : numeral->end;
    const CodePoint closing = code_point_at(line, closing_at);
    if (closing.value != U'）' && closing.value != U')') return std::nullopt;
    const Form form = is_chinese ? (opened ? Form::chinese_bracketed : Form::chinese_half_bracket)
                                 : (opened ? Form::decimal_bracketed : Form::decimal_half_bracket);
    Mark mark = made(form, *numeral, closing_at + closing.size);
    const CodePoint next = code_point_at(line, mark.end);
    if (opened) mark.end = after_second_sign(line, mark.end);
    if (opened && is_one_of(next.value, U"，,至和")) mark.is_reference = true;
    return mark;
}

/// 一、 一. 一．, and 一是 一要.
std::optional<Mark> chinese_mark_at(std::string_view line, std::uint64_t begin) {
    const auto numeral = chinese_at(line, begin);
    if (!numeral) return std::nullopt;
    const CodePoint next = code_point_at(line, after_blanks(line, numeral->end));
    const std::uint64_t end = after_blanks(line, numeral->end) + next.size;
    if (next.value == U'、' || next.value == U'．')
        return with_numeral_checked(made(Form::chinese, *numeral, end), line);
    if (next.value == U'.' && !is_latin(code_point_at(line, end).value))
        return with_numeral_checked(made(Form::chinese, *numeral, end), line);
    if (numeral->end + next.size != end) return std::nullopt;
    if (next.value == U'是' || next.value == U'要') return made(Form::point, *numeral, end);
    return std::nullopt;
}

/// The parts after the first of 1.1 or 1.1.1; the last part's value.
std::optional<Mark> outline_at(std::string_view line, const Numeral& first) {
    std::size_t parts = 1;
    Numeral last = first;
    while (parts < 5) {
        const CodePoint dot = code_point_at(line, last.end);
        if (dot.value != U'.' && dot.value != U'．') break;
        const auto next = decimal_at(line, last.end + dot.size);
        if (!next || next->value > 99) break;
        last = *next;
        ++parts;
    }
    if (parts < 2 || parts > 4) return std::nullopt;
    const CodePoint next = code_point_at(line, last.end);
    const bool is_amount =
        is_one_of(next.value, U"亿万元％%‰个倍吨亩米公平方件户人名家千百度级分℃-—–~～/");
    if (is_amount || is_latin(next.value) || next.size == 0) return std::nullopt;
    if (next.value == U'.' || next.value == U'．' || next.value == U'、') last.end += next.size;
    const auto form = static_cast<Form>(index(Form::outline_2) + parts - 2);
    return made(form, last, last.end);
}

/// 1、 1. 1． and 1.1.
std::optional<Mark> decimal_mark_at(std::string_view line, std::uint64_t begin) {
    const auto numeral = decimal_at(line, begin);
    if (!numeral) return std::nullopt;
    const std::uint64_t separator_at = after_blanks(line, numeral->end);
    const CodePoint next = code_point_at(line, separator_at);
    const std::uint64_t end = separator_at + next.size;
    if (next.value == U'、') return made(Form::decimal, *numeral, end);
    if (next.value != U'.' && next.value != U'．') return std::nullopt;
    if (decimal_digit(code_point_at(line, end).value) < 0)
        return made(Form::decimal, *numeral, end);
    return outline_at(line, *numeral);
}

/// ① ㈠ ⑴ ⒈ and Ⅰ, with 、 or a point behind them.
std::optional<Mark> enclosed_at(std::string_view line, std::uint64_t begin) {
    const CodePoint sign = code_point_at(line, begin);
    if (sign.value >= 0x2160 && sign.value <= 0x216B) {
        const Numeral numeral{sign.value - 0x2160 + 1, begin + sign.size};
        return made(Form::roman, numeral, after_second_sign(line, numeral.end));
    }
    const auto numeral = read_enclosed_numeral(line, begin);
    if (!numeral || numeral->value == 0) return std::nullopt;
    const std::uint64_t end = after_second_sign(line, numeral->end);
    if (sign.value >= 0x3220 && sign.value <= 0x3229)
        return made(Form::chinese_bracketed, *numeral, end);
    if (sign.value >= 0x2474 && sign.value <= 0x2487)
        return made(Form::decimal_bracketed, *numeral, end);
    if (sign.value >= 0x2488 && sign.value <= 0x249B) return made(Form::decimal, *numeral, end);
    if (sign.value >= 0x2460 && sign.value <= 0x2473) return made(Form::enclosed, *numeral, end);
    return std::nullopt;
}

/// True for code points that a mark can begin with; tells most lines apart at once.
bool may_begin(char32_t value) {
    return decimal_digit(value) >= 0 || value == U'(' || value == U'（' || value == U'第' ||
           is_one_of(value, U"一二三四五六七八九十") || (value >= 0x2460 && value <= 0x249B) ||
           (value >= 0x2160 && value <= 0x216B) || (value >= 0x3220 && value <= 0x3229) ||
           is_ascii_letter(value);
}

}  // namespace

std::optional<Mark> mark_at(std::string_view line, std::uint64_t begin) {
    if (!may_begin(code_point_at(line, begin).value)) return std::nullopt;
    line = line.substr(0, begin + 64 * 3);  // A mark is shorter, and so the search stays short.
    const CodePoint first = code_point_at(line, begin);
    if (is_ascii_letter(first.value)) return latin_mark_at(line, begin);
    if (auto mark = division_at(line, begin)) return mark;
    if (auto mark = bracketed_at(line, begin)) return mark;
    if (auto mark = bracketed_letter_at(line, begin)) return mark;
    if (auto mark = chinese_mark_at(line, begin)) return mark;
    if (auto mark = decimal_mark_at(line, begin)) return mark;
    return enclosed_at(line, begin);
}

}  // namespace palimpsest::sections
