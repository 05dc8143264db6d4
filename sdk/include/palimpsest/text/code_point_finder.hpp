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
    /// `set`: of a lifetime that is the finder's, ASCII or with up to seven lead bytes beside it;
    /// more do not compile.
    consteval explicit CodePointFinder(std::u32string_view set) : set_(set) {
        std::array<unsigned char, 8> leads{};
        std::size_t lead_count = 1;  // Class 0: ASCII.
        for (std::size_t b = 0; b < 256; ++b) {
            size_[b] = static_cast<std::uint8_t>(b < 0xC0 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4);
            second_[b] = 1;
        }
        for (const char32_t value : set) {
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
            offset += size_[lead];
        }
        return text.size();
    }

    [[nodiscard]] constexpr bool contains(char32_t value) const noexcept {
        return set_.find(value) != set_.npos;
    }

  private:
    static constexpr unsigned char byte(const EncodedCodePoint& code, std::size_t i) {
        return static_cast<unsigned char>(code.bytes[i]);
    }

    std::u32string_view set_;
    /// Bit i of entry b: byte b may stand first, second or third in a code point of lead class i.
    std::array<std::uint8_t, 256> first_{};
    std::array<std::uint8_t, 256> second_{};
    std::array<std::uint8_t, 256> third_{};
    std::array<std::uint8_t, 256> size_{};  ///< Of the code point that begins with b.
};

}  // namespace v1
}  // namespace palimpsest
