#pragma once

#include "lines.hpp"

namespace palimpsest::noise {

/// Stray marks at the begins of lines: >. Moves the begin of the line behind them.
void find_stray_openings(Window& window);

/// The end of the run of characters at `offset` that print nothing and mean nothing: control and
/// private-use characters, zero-width ones, replacement characters; `offset` where there is none.
[[nodiscard]] std::uint64_t unprintable_end(std::string_view text, std::uint64_t offset,
                                            std::uint64_t end);

/// True for a lone quote mark in the middle of a word: 工作的＇汇报, without a partner in `line`.
[[nodiscard]] bool is_stray_quote(std::string_view text, const Line& line, std::uint64_t offset);

/// The end of the Markdown emphasis mark at `offset`; `offset` for masks and bullets.
[[nodiscard]] std::uint64_t emphasis_end(std::string_view text, const Line& line,
                                         std::uint64_t offset);

/// （下转第三版）: what a newspaper's page leaves in a text that runs on; `offset` where there is
/// none.
[[nodiscard]] std::uint64_t jump_end(std::string_view text, std::uint64_t offset,
                                     std::uint64_t end);

}  // namespace palimpsest::noise
