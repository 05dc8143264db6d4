#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "titles.hpp"

namespace palimpsest::sections {

/// A line that begins with a number and may begin with a heading. Offsets are bytes of the text.
struct Candidate {
    std::uint64_t line = 0;        ///< Where its line begins, leading marks included.
    std::uint64_t begin = 0;       ///< Of the number; of the title where there is none.
    std::uint64_t number_end = 0;  ///< Equal to begin where there is no number.
    std::uint64_t end = 0;         ///< Of the title.
    std::uint32_t value = 0;
    Form form = Form::chinese;
    TitleKind title = TitleKind::none;
    bool has_body : 1 = false;           ///< Lines without a number follow.
    bool is_reference : 1 = false;       ///< See Mark.
    bool needs_predecessor : 1 = false;  ///< See Mark.
    bool is_gloss : 1 = false;           ///< An entry of a glossary.
    bool is_title : 1 = false;           ///< The title of a work: above all levels.
};

/// The candidates of `text`, ascending. Time and memory are linear in the text's size.
[[nodiscard]] std::vector<Candidate> candidates_in(std::string_view text);

}  // namespace palimpsest::sections
