#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "palimpsest/text/utf8.hpp"

/// Finding the few code points of a text that an analyzer starts from.
/// Threads: safe anywhere.
namespace palimpsest {
inline namespace v1 {

/// Finds code points of a set, at more than half a gigabyte a second where they are rare: most
/// others are known not to be in it by three loads and no branch that is hard to foresee.
/// `static constexpr CodePointFinder finder(U"XＸ×*");`
class CodePointFinder {
  public:
    /// `set`: up to 128 code points, none of them 0, ASCII or with up to seven lead bytes beside
    /// it; more do not compile.
    consteval explicit CodePointFinder(std::u32string_view set) {
        std::array<unsigned char, 8> leads{};
        std::size_t lead_count = 1;  // Class 0: ASCII.
        for (std::size_t b = 0; b < 256; ++b) {
            size_[b] = static_cast<std::uint8_t>(b < 0xC0 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4);
            second_[b] = 1;
        }
        if (set.size() > hashed_.size() / 2) throw "too many code points";
        for (const char32_t value : set) {
            std::size_t slot = first_slot(value);
            while (hashed_[slot] != 0 && hashed_[slot] != value) slot = slot_after(slot);
            hashed_[slot] = value;
            const EncodedCodePoint code = encoded(value);
            std::size_t lead_class = 0;
            if (code.size > 1) {
                lead_class = 1;
                while (lead_class < lead_count && leads[lead_class] != byte(code, 0)) ++lead_class;
                if (lead_class == lead_count) leads[lead_count++] = byte(code, 0);
            }
            const auto bit = static_cast<std::uint8_t>(1U << lead_class);
            first_[byte(code, 0)] |= bit;
            if (code.size > 1) second_[byte(code, 1)] |= bit;
            for (std::size_t b = 0; b < 256; ++b)
                if (code.size < 3 || b == byte(code, 2)) third_[b] |= bit;
        }
    }

    /// Where the first code point of the set at or after the boundary `offset` begins; the text's
    /// size when there is none.
    [[nodiscard]] constexpr std::uint64_t next(std::string_view text,
                                               std::uint64_t offset) const noexcept {
        const auto at = [&](std::uint64_t i) { return static_cast<unsigned char>(text[i]); };
        while (offset < text.size()) {
            const unsigned char lead = at(offset);
            const bool is_possible =
                offset + 2 < text.size()
                    ? (first_[lead] & second_[at(offset + 1)] & third_[at(offset + 2)]) != 0
                    : first_[lead] != 0;
            if (is_possible && contains(code_point_at(text, offset).value)) return offset;
            // A branch that is foreseen lets the next step begin before this one's loads are done.
            if ((lead & 0xF0) == 0xE0) [[likely]]
                offset += 3;
            else
                offset += size_[lead];
        }
        return text.size();
    }

    [[nodiscard]] constexpr bool contains(char32_t value) const noexcept {
        std::size_t slot = first_slot(value);
        while (hashed_[slot] != 0 && hashed_[slot] != value) slot = slot_after(slot);
        return hashed_[slot] == value && value != 0;
    }

  private:
    static constexpr unsigned char byte(const EncodedCodePoint& code, std::size_t i) {
        return static_cast<unsigned char>(code.bytes[i]);
    }

    static constexpr std::size_t first_slot(char32_t value) noexcept {
        return static_cast<std::size_t>(value * 0x9E3779B1U >> 24);
    }
    static constexpr std::size_t slot_after(std::size_t slot) noexcept { return (slot + 1) % 256; }

    std::array<char32_t, 256> hashed_{};  ///< The set, each after its hash; 0: none.
    /// Bit i of entry b: byte b may stand first, second or third in a code point of lead class i.
    std::array<std::uint8_t, 256> first_{};
    std::array<std::uint8_t, 256> second_{};
    std::array<std::uint8_t, 256> third_{};
    std::array<std::uint8_t, 256> size_{};  ///< Of the code point that begins with b.
};

}  // namespace v1
}  // namespace palimpsest
