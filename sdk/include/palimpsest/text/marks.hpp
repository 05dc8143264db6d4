#pragma once

#include <cstdint>

/// The marks that masks are made of, one by one; masks.hpp says which runs of them are masks.
namespace palimpsest {
inline namespace v1 {

enum class MaskFamily : std::uint8_t {
    none,
    cross,
    asterisk,
    underscore,
    square,
    circle,
    triangle,
    someone,
};

/// A run of marks: bytes [begin, end) and `length` code points of one family.
struct MaskRun {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint64_t length = 0;
    MaskFamily family = MaskFamily::none;

    friend constexpr bool operator==(const MaskRun&, const MaskRun&) = default;
};

/// The family that a code point belongs to, whatever stands beside it.
[[nodiscard]] constexpr MaskFamily mask_family(char32_t value) noexcept {
    // clang-format off
    switch (value) {
        case U'X': case U'x': case U'Ｘ': case U'ｘ': case U'×': case U'✕': case U'╳':
        case 0x0425: case 0x0445:  // The Cyrillic letter, from input methods.
            return MaskFamily::cross;
        case U'*': case U'＊': case U'∗': case U'﹡': return MaskFamily::asterisk;
        case U'_': case U'＿': return MaskFamily::underscore;
        case U'□': case U'■': return MaskFamily::square;
        case U'○': case U'〇': case U'◯': return MaskFamily::circle;
        case U'△': case U'▲': return MaskFamily::triangle;
        case U'某': return MaskFamily::someone;
        default: return MaskFamily::none;
    }
    // clang-format on
}

}  // namespace v1
}  // namespace palimpsest
