#pragma once

#include <cstdint>

namespace palimpsest::core {

/// What projections ask of a code point, as bits.
namespace code_point_class {
inline constexpr std::uint8_t white_space = 1;  ///< The property White_Space, and U+FEFF.
inline constexpr std::uint8_t punctuation = 2;  ///< General categories P and S.
inline constexpr std::uint8_t digit = 4;        ///< 0-9, full-width ones too.
inline constexpr std::uint8_t full_width = 8;   ///< U+FF01 to U+FF5E, and U+3000.
inline constexpr std::uint8_t upper_case = 16;  ///< A-Z.
inline constexpr std::uint8_t wide_upper = 32;  ///< Ａ-Ｚ.
}  // namespace code_point_class

/// The classes of the code points up to U+FFFF, by ICU's properties: an array of 65536. Computed by
/// the first call. Threads: safe anywhere.
[[nodiscard]] const std::uint8_t* basic_code_point_classes();

/// The classes of any code point. Threads: safe anywhere.
[[nodiscard]] std::uint8_t code_point_classes(char32_t value);

}  // namespace palimpsest::core
