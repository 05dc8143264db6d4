#pragma once

#include <cstdint>
#include <string_view>

namespace palimpsest::noise {

/// Comments are closed within so many bytes.
inline constexpr std::uint64_t longest_comment = 4000;

/// The end of the remnant of HTML that begins at `offset`: a tag (</p>, <br/>), a comment
/// (<!-- … -->), a character reference (&nbsp;); `offset` where there is none. Not past `end`.
[[nodiscard]] std::uint64_t html_end(std::string_view text, std::uint64_t offset,
                                     std::uint64_t end);

}  // namespace palimpsest::noise
