#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace palimpsest::sections {

/// A title of a work, on its line or on two, or before the first sentence. Bytes of the text.
struct WorkTitle {
    std::uint64_t begin = 0;
    std::uint64_t number_end = 0;  ///< Of a compilation's label; begin where there is none.
    std::uint64_t end = 0;
    bool is_run_in = false;
    bool is_label = false;
};

/// A place where a work may begin: a title block, an opening paragraph, or both.
struct Beginning {
    std::uint64_t begin = 0;        ///< Of its first line.
    std::uint64_t body_before = 0;  ///< Bytes of paragraphs in the text before it.
    std::uint32_t first_title = 0;  ///< Index into Beginnings::titles.
    std::uint32_t titles = 0;
    std::int32_t score = 0;  ///< What its own words and those before it say.
    bool is_label = false;
    bool follows_short_line = false;  ///< Since the last number, as below the title of a part.
};

struct Beginnings {
    std::vector<Beginning> places;  ///< Ascending.
    std::vector<WorkTitle> titles;
};

/// The places of `text` where a work may begin. `cuts`: where the text is known to be truncated,
/// `pages`: where one page of a site ends and another begins, both ascending. Time is linear,
/// memory is linear in the number of short lines.
[[nodiscard]] Beginnings beginnings_in(std::string_view text, std::span<const std::uint64_t> cuts,
                                       std::span<const std::uint64_t> pages);

}  // namespace palimpsest::sections
