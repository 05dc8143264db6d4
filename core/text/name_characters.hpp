#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace palimpsest::core {

/// The size in bytes of the code point that `bytes` begins with; 0 where it is not valid UTF-8, and
/// at the end.
[[nodiscard]] std::size_t well_formed_size(std::string_view bytes);

/// File names are bytes: what is not valid UTF-8 in them counts as characters above Unicode's.
inline constexpr char32_t first_raw_byte = 0x110000;

/// The code points of a file name; a byte B that is not part of valid UTF-8 is first_raw_byte + B.
[[nodiscard]] std::u32string name_characters(std::string_view name);

}  // namespace palimpsest::core
