#include "latin_marks.hpp"

#include "characters.hpp"
#include "palimpsest/text/numerals.hpp"

namespace palimpsest::sections {
namespace {

constexpr std::string_view romans[] = {"I",   "II",   "III", "IV", "V",  "VI",
                                       "VII", "VIII", "IX",  "X",  "XI", "XII"};

char upper(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

bool begins_with(std::string_view line, std::uint64_t at, std::string_view upper_case_word) {
    if (line.size() < at + upper_case_word.size()) return false;
    for (std::size_t i = 0; i < upper_case_word.size(); ++i)
        if (upper(line[at + i]) != upper_case_word[i]) return false;
    return true;
}

/// The letters from `at` on, if they are a Roman numeral up to XII.
std::optional<Numeral> roman_at(std::string_view line, std::uint64_t at) {
    std::uint64_t end = at;
    while (end < line.size() && is_ascii_letter(static_cast<unsigned char>(line[end]))) ++end;
    for (std::size_t i = 0; i < std::size(romans); ++i)
        if (line.substr(at, end - at) == romans[i]) return Numeral{i + 1, end};
    return std::nullopt;
}

/// 3, II, and the last part of 2.1.
std::optional<Numeral> division_numeral_at(std::string_view line, std::uint64_t at) {
    auto numeral = read_digits(line, at);
    if (!numeral) return roman_at(line, at);
    while (numeral->end < line.size() && line[numeral->end] == '.') {
        const auto part = read_digits(line, numeral->end + 1);
        if (!part) break;
        numeral = part;
    }
    return numeral;
}

std::optional<Mark> english_division_at(std::string_view line, std::uint64_t begin) {
    struct Unit {
        std::string_view name;
        Form form;
    };
    constexpr Unit units[] = {
        {"CHAPTER ", Form::chapter}, {"SECTION ", Form::section}, {"PART ", Form::part}};
    for (const Unit& unit : units) {
        if (!begins_with(line, begin, unit.name)) continue;
        const auto numeral = division_numeral_at(line, begin + unit.name.size());
        if (!numeral || numeral->value < 1 || numeral->value > 199) return std::nullopt;
        const CodePoint next = code_point_at(line, numeral->end);
        if (next.size > 0 && is_latin(next.value)) return std::nullopt;
        Mark mark{unit.form, static_cast<std::uint32_t>(numeral->value), numeral->end};
        for (const std::string_view word : {" OF ", " AND ", " TO ", " IN ", " SHOWS ", ","})
            mark.is_reference = mark.is_reference || begins_with(line, mark.end, word);
        return mark;
    }
    return std::nullopt;
}

Mark made_latin(Form form, std::uint64_t value, std::uint64_t end) {
    return {form, static_cast<std::uint32_t>(value), end};
}

std::uint64_t place_in_alphabet(char letter) {
    return static_cast<std::uint64_t>(upper(letter) - 'A') + 1;
}

}  // namespace

std::optional<Mark> latin_mark_at(std::string_view line, std::uint64_t begin) {
    if (auto mark = english_division_at(line, begin)) return mark;
    const auto roman = roman_at(line, begin);
    const std::uint64_t letters_end = roman ? roman->end : begin + 1;
    const CodePoint sign = code_point_at(line, letters_end);
    const std::uint64_t end = letters_end + sign.size;
    const bool is_point = sign.value == U'.' || sign.value == U'．';
    const bool is_bracket = sign.value == U')' || sign.value == U'）';
    if (!is_point && !is_bracket && sign.value != U'、') return std::nullopt;
    if (is_latin(code_point_at(line, end).value)) return std::nullopt;  // e.g., A、B两类
    if (roman) return made_latin(Form::roman, roman->value, end);
    return made_latin(Form::letter, place_in_alphabet(line[begin]), end);
}

std::optional<Mark> bracketed_letter_at(std::string_view line, std::uint64_t begin) {
    const CodePoint opening = code_point_at(line, begin);
    if (opening.value != U'(' && opening.value != U'（') return std::nullopt;
    const std::uint64_t at = begin + opening.size;
    const CodePoint letter = code_point_at(line, at);
    if (!is_ascii_letter(letter.value)) return std::nullopt;
    const CodePoint closing = code_point_at(line, at + letter.size);
    if (closing.value != U')' && closing.value != U'）') return std::nullopt;
    return made_latin(Form::letter, place_in_alphabet(line[at]), at + letter.size + closing.size);
}

}  // namespace palimpsest::sections
