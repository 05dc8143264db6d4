#pragma once

#include <array>
#include <cstdint>
#include <string_view>

/// Which places of a text are worth a look.
namespace palimpsest::years {

inline constexpr std::string_view year_sign = "年";
inline constexpr std::string_view five_sign = "五";

/// What may stand at a place, by its first character.
enum class Look : std::uint8_t { nothing, year, five, digit, chinese_digit, apostrophe };

namespace detail {

/// Whether a digit at `at` can begin four places of a year, by its ASCII neighbours alone.
inline bool may_begin_year(std::string_view text, std::uint64_t at) {
    if (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9') return false;
    for (std::uint64_t i = at + 1; i < at + 4 && i < text.size(); ++i) {
        const char next = text[i];
        if (static_cast<unsigned char>(next) >= 0x80) return true;
        if ((next < '0' || next > '9') &&
            std::string_view("XxOo*_").find(next) == std::string_view::npos)
            return false;
    }
    return true;
}

struct WideSign {
    std::string_view sign;
    Look look;
};
inline constexpr WideSign wide_signs[] = {{year_sign, Look::year},     {five_sign, Look::five},
                                          {"一", Look::chinese_digit}, {"二", Look::chinese_digit},
                                          {"１", Look::digit},         {"２", Look::digit},
                                          {"‘", Look::apostrophe},     {"’", Look::apostrophe},
                                          {"′", Look::apostrophe},     {"＇", Look::apostrophe}};

/// The second and the third byte of a character as a number.
constexpr std::size_t tail_of(const char* sign) {
    return static_cast<std::size_t>(static_cast<unsigned char>(sign[1])) << 8 |
           static_cast<unsigned char>(sign[2]);
}

/// A bit for each tail, set for those of `wide_signs`: one look-up passes over nearly every
/// character.
using Tails = std::array<std::uint64_t, (1U << 16) / 64>;
constexpr Tails tails_of_signs() {
    Tails tails{};
    for (const WideSign& wide : wide_signs) {
        const std::size_t tail = tail_of(wide.sign.data());
        tails[tail / 64] |= std::uint64_t{1} << tail % 64;
    }
    return tails;
}
inline constexpr Tails tails = tails_of_signs();

inline Look look_of_wide(std::string_view text, std::uint64_t at) {
    if (at + 2 >= text.size()) return Look::nothing;
    const std::size_t tail = tail_of(text.data() + at);
    if ((tails[tail / 64] >> tail % 64 & 1) == 0) return Look::nothing;
    for (const WideSign& wide : wide_signs)
        if (text.substr(at, 3) == wide.sign) return wide.look;
    return Look::nothing;
}

}  // namespace detail

/// What may stand at `at`, a boundary. Cheap: most places of a text hold nothing.
[[nodiscard]] inline Look look_of(std::string_view text, std::uint64_t at) {
    const char first = text[at];
    if (static_cast<unsigned char>(first) >= 0x80) return detail::look_of_wide(text, at);
    if (first == '1' || first == '2')
        return detail::may_begin_year(text, at) ? Look::digit : Look::nothing;
    return first == '\'' || first == '`' ? Look::apostrophe : Look::nothing;
}

/// The size of the character that begins with `lead`.
[[nodiscard]] inline std::uint64_t size_by_lead(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    if (byte < 0xC0) return 1;
    return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

}  // namespace palimpsest::years
