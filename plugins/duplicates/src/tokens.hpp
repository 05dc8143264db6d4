#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "hashing.hpp"

namespace palimpsest::duplicates {

/// A token as a number: equal for equal tokens.
///  - a word, a run of ASCII letters and of letters of two bytes in UTF-8 (Latin, Greek, Cyrillic):
///    `word_bit` and 31 bits of its hash;
///  - a slot, a run of `0` and `X`, what is left of numbers and of masks: `slot_token`, all are
///    equal;
///  - any other code point by itself, a Han character, a kana, a symbol: its bytes in UTF-8.
/// Control characters and zero-width marks are no tokens; they end words.
using Token = std::uint32_t;

inline constexpr Token word_bit = Token{1} << 31;
inline constexpr Token slot_token = 1;

namespace detail {

enum class SignKind : std::uint8_t { letter, slot, single, nothing };

/// A code point of the projected text: its kind, its size, and its bytes as a number.
struct Sign {
    SignKind kind;
    std::uint32_t size;
    Token bytes;
};

/// Code points of four bytes have the numbers from here on, so that they never look like words.
inline constexpr Token beyond_basic_plane = Token{1} << 30;

inline Sign sign_at(std::string_view text, std::uint64_t offset) {
    const auto byte = [&](std::uint64_t i) -> Token {
        return offset + i < text.size() ? static_cast<unsigned char>(text[offset + i]) : 0;
    };
    const Token lead = byte(0);
    if (lead >= 0xF0)
        return {SignKind::single, 4,
                beyond_basic_plane | (lead & 7) << 18 | (byte(1) & 63) << 12 | (byte(2) & 63) << 6 |
                    (byte(3) & 63)};
    if (lead >= 0xE0) {
        const Token bytes = lead << 16 | byte(1) << 8 | byte(2);
        const bool zero_width = bytes >= 0xE2808B && bytes <= 0xE2808F;  // U+200B to U+200F.
        return {zero_width ? SignKind::nothing : SignKind::single, 3, bytes};
    }
    if (lead >= 0xC0) return {lead >= 0xC3 ? SignKind::letter : SignKind::nothing, 2, 0};
    if (lead == '0' || lead == 'X') return {SignKind::slot, 1, 0};
    const bool letter = (lead | 0x20) >= 'a' && (lead | 0x20) <= 'z';
    const bool control = lead < 0x20 || lead == 0x7F;
    return {letter ? SignKind::letter : control ? SignKind::nothing : SignKind::single, 1, lead};
}

/// Where the run of signs of a kind ends that goes on at `offset`; at `limit` at the latest.
inline std::uint64_t end_of_word(std::string_view text, SignKind kind, std::uint64_t offset,
                                 std::uint64_t limit) {
    while (offset < limit) {
        const Sign next = sign_at(text, offset);
        if (next.kind != kind) break;
        offset += next.size;
    }
    return offset;
}

/// The token of a run of letters or slots.
inline Token token_of(SignKind kind, std::string_view run) {
    return kind == SignKind::slot ? slot_token : word_bit | static_cast<Token>(hash_of(run) >> 33);
}

}  // namespace detail

/// Calls `take(token, begin, end)` for each token of a projected text, with its bytes.
/// `cuts`: ascending bytes of `text`, on code point boundaries, where a token ends in any case.
/// Cost: linear. Threads: safe anywhere.
template <class Take>
void for_each_token(std::string_view text, std::span<const std::uint64_t> cuts, Take&& take) {
    std::size_t cut = 0;
    std::uint64_t offset = 0;
    while (offset < text.size()) {
        const std::uint64_t begin = offset;
        const detail::Sign sign = detail::sign_at(text, offset);
        offset += sign.size;
        if (sign.kind == detail::SignKind::single) take(sign.bytes, begin, offset);
        if (sign.kind == detail::SignKind::single || sign.kind == detail::SignKind::nothing)
            continue;
        while (cut < cuts.size() && cuts[cut] <= begin) ++cut;
        const std::uint64_t limit = cut < cuts.size() ? cuts[cut] : text.size();
        offset = detail::end_of_word(text, sign.kind, offset, limit);
        take(detail::token_of(sign.kind, text.substr(begin, offset - begin)), begin, offset);
    }
}

}  // namespace palimpsest::duplicates
