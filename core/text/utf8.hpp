#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/text/offsets.hpp"

namespace palimpsest::core {

/// True when `text` is well-formed UTF-8: no overlong form, no surrogate, nothing above U+10FFFF.
/// NUL bytes are well-formed. Threads: safe anywhere.
[[nodiscard]] bool is_valid_utf8(std::string_view text) noexcept;

/// Where the first ill-formed sequence of `text` begins, in bytes; empty when there is none. A
/// sequence that the end of the text cuts off is ill-formed and begins at its lead byte.
[[nodiscard]] std::optional<std::uint64_t> first_invalid_utf8(std::string_view text) noexcept;

/// The size of the well-formed sequence that begins at `offset`, which is less than the text's
/// size; 0 where it is ill-formed or cut off.
[[nodiscard]] std::uint64_t well_formed_size(std::string_view text, std::uint64_t offset) noexcept;

/// The number of code points in `text`, which is valid UTF-8 and may be any piece of one: what
/// counts are bytes that begin a code point.
[[nodiscard]] CodePointOffset count_code_points(std::string_view text) noexcept;

}  // namespace palimpsest::core
