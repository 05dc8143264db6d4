#pragma once

#include <optional>

#include "lines.hpp"

namespace palimpsest::noise {

/// The place in a line where a page number begins that fills the rest of it: 0 when the whole line
/// is one (- 12 -, 第2/4页, Page 3 of 10, ②③-10), nothing where there is none. `line` has no blanks
/// at its ends.
[[nodiscard]] std::optional<std::size_t> page_number_begin(std::string_view line);

/// Takes the lines that are page numbers, and cuts page numbers off the ends of others. Numbers
/// that stand alone are page numbers where they ascend through the window.
void find_page_numbers(Window& window);

/// A note's mark [12] inside a sentence that begins at `offset`: its end; nothing for other
/// brackets.
[[nodiscard]] std::optional<std::uint64_t> note_mark_end(std::string_view text,
                                                         std::uint64_t offset);

}  // namespace palimpsest::noise
