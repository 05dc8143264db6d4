#pragma once

#include <compare>
#include <cstdint>

namespace palimpsest::core {

/// A position in a text, or a length of it, counted in bytes of UTF-8.
struct ByteOffset {
    std::uint64_t value = 0;

    friend constexpr auto operator<=>(const ByteOffset&, const ByteOffset&) = default;
};

/// A position in a text, or a length of it, counted in code points. It has no conversion from or to
/// ByteOffset: only a CodePointIndex, which knows the text, turns one into the other.
struct CodePointOffset {
    std::uint64_t value = 0;

    friend constexpr auto operator<=>(const CodePointOffset&, const CodePointOffset&) = default;
};

}  // namespace palimpsest::core
