#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace palimpsest::core {

/// Code points of valid UTF-8, counted by their first bytes.
[[nodiscard]] std::uint32_t code_point_count(std::string_view text);

/// The byte at which code point `index` of valid UTF-8 begins; the size when there are fewer.
[[nodiscard]] std::size_t code_point_offset(std::string_view text, std::size_t index);

/// The code point that begins at byte `offset` of valid UTF-8, and past whose bytes `offset` moves.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& offset);

/// Appends a code point as UTF-8.
void append_code_point(std::string& text, char32_t code_point);

/// Columns a terminal gives a code point: 2 for East Asian wide ones, 0 for combining marks,
/// else 1.
[[nodiscard]] std::uint32_t terminal_width(char32_t code_point);
[[nodiscard]] std::uint32_t terminal_width(std::string_view text);

}  // namespace palimpsest::core
