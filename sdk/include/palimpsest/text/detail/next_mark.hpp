#pragma once

#include <cstdint>
#include <string_view>

#include "palimpsest/text/code_point_finder.hpp"

/// Finding marks fast; masks.hpp is the header to include.
namespace palimpsest {
inline namespace v1 {
namespace detail {

/// Every code point that mask_family knows.
inline constexpr std::u32string_view every_mark = U"XxＸｘ×✕╳\u0425\u0445*＊∗﹡_＿□■○〇◯△▲某";

inline constexpr CodePointFinder mark_finder(every_mark);

/// Where the first mark at or after the boundary `offset` begins; the text's size when there is
/// none.
[[nodiscard]] constexpr std::uint64_t next_mark(std::string_view text,
                                                std::uint64_t offset) noexcept {
    return mark_finder.next(text, offset);
}

}  // namespace detail
}  // namespace v1
}  // namespace palimpsest
