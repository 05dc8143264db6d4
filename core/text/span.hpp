#pragma once

#include <compare>
#include <cstdint>

namespace palimpsest::core {

/// Bytes [begin, end) of a text. Both lie on code point boundaries unless a function says
/// otherwise.
struct Span {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;

    [[nodiscard]] constexpr std::uint64_t size() const noexcept { return end - begin; }
    [[nodiscard]] constexpr bool empty() const noexcept { return begin == end; }

    friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace palimpsest::core
