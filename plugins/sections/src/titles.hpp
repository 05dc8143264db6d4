#pragma once

#include <cstdint>
#include <string_view>

#include "marks.hpp"

namespace palimpsest::sections {

/// What stands behind a mark in its line.
enum class TitleKind : std::uint8_t {
    none,    ///< No title: a sentence too long to be one, an entry of a list, a date.
    alone,   ///< Nothing follows the title in the line.
    run_in,  ///< The body follows the title.
};

/// A title. `end`: the byte after it, its final 。： and emphasis not included.
struct Title {
    TitleKind kind = TitleKind::none;
    std::uint64_t end = 0;
    bool is_definition = false;  ///< A term, a colon, and what it means.

    bool operator==(const Title&) const = default;
};

/// The title that follows `mark` in `line`. `is_emphasised`: Markdown's ** stands before the mark.
/// Looks at no more than 200 code points.
[[nodiscard]] Title title_after(std::string_view line, const Mark& mark, bool is_emphasised);

}  // namespace palimpsest::sections
