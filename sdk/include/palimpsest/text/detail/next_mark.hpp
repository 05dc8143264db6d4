#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "palimpsest/text/marks.hpp"
#include "palimpsest/text/utf8.hpp"

/// Finding marks fast: few code points of a text are marks, and most are known not to be by three
/// loads and no branch that is hard to foresee.
namespace palimpsest {
inline namespace v1 {
namespace detail {

/// Every code point that mask_family knows.
inline constexpr std::u32string_view every_mark = U"XxＸｘ×✕╳\u0425\u0445*＊∗﹡_＿□■○〇◯△▲某";

/// Bit i of entry b: byte b may stand first, second or third in a mark of lead class i. A mark of
/// fewer bytes has its bit in all entries of the tables that follow its last byte's.
struct MarkFilter {
    std::array<std::uint8_t, 256> first{};
    std::array<std::uint8_t, 256> second{};
    std::array<std::uint8_t, 256> third{};
    std::array<std::uint8_t, 256> size{};  // Of the code point that begins with b.
};

inline constexpr MarkFilter mark_filter = [] {
    constexpr unsigned char leads[] = {0, 0xC3, 0xD0, 0xD1, 0xE2, 0xE3, 0xE6, 0xEF};
    MarkFilter filter;
    for (std::size_t byte = 0; byte < 256; ++byte) {
        filter.size[byte] = static_cast<std::uint8_t>(byte < 0xC0   ? 1
                                                      : byte < 0xE0 ? 2
                                                      : byte < 0xF0 ? 3
                                                                    : 4);
        filter.second[byte] = 1;             // ASCII marks.
        filter.third[byte] = 1 | 2 | 4 | 8;  // And those of two bytes.
    }
    for (const char32_t value : every_mark) {
        const EncodedCodePoint mark = encoded(value);
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(mark.bytes[i]); };
        std::size_t lead_class = 0;
        while (mark.size > 1 && leads[lead_class] != byte(0)) ++lead_class;
        const auto bit = static_cast<std::uint8_t>(1U << lead_class);
        filter.first[byte(0)] |= bit;
        if (mark.size > 1) filter.second[byte(1)] |= bit;
        if (mark.size > 2) filter.third[byte(2)] |= bit;
    }
    return filter;
}();

/// Where the first mark at or after the boundary `offset` begins; the text's size when there is
/// none.
[[nodiscard]] constexpr std::uint64_t next_mark(std::string_view text,
                                                std::uint64_t offset) noexcept {
    const auto byte = [&](std::uint64_t i) { return static_cast<unsigned char>(text[i]); };
    while (offset < text.size()) {
        const unsigned char lead = byte(offset);
        const bool may_be_mark =
            offset + 2 < text.size()
                ? (mark_filter.first[lead] & mark_filter.second[byte(offset + 1)] &
                   mark_filter.third[byte(offset + 2)]) != 0
                : mark_filter.first[lead] != 0;
        if (may_be_mark && mask_family(code_point_at(text, offset).value) != MaskFamily::none) {
            return offset;
        }
        offset += mark_filter.size[lead];
    }
    return text.size();
}

}  // namespace detail
}  // namespace v1
}  // namespace palimpsest
