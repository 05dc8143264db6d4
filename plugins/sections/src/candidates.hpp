#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "titles.hpp"

namespace palimpsest::sections {

/// A line that begins with a number and may begin with a heading. Texts may be nothing but such
/// lines, so a candidate is kept small. Offsets are bytes of the text.
struct Candidate {
    std::uint64_t begin = 0;        ///< Of the number; of the title where there is none.
    std::uint32_t size = 0;         ///< Bytes from `begin` to the title's end.
    std::uint32_t lead_size = 0;    ///< Bytes of the leading marks in its line.
    std::uint16_t number_size = 0;  ///< 0 where there is no number.
    std::uint8_t value = 0;
    Form form = Form::chinese;
    TitleKind title = TitleKind::none;
    bool has_body : 1 = false;           ///< Lines without a number follow.
    bool is_reference : 1 = false;       ///< See Mark.
    bool needs_predecessor : 1 = false;  ///< See Mark.
    bool is_gloss : 1 = false;           ///< An entry of a glossary.
    bool is_title : 1 = false;           ///< The title of a work: above all levels.

    /// Where its line begins, leading marks included.
    [[nodiscard]] std::uint64_t line() const { return begin - lead_size; }
    [[nodiscard]] std::uint64_t number_end() const { return begin + number_size; }
    [[nodiscard]] std::uint64_t end() const { return begin + size; }  ///< Of the title.
};

/// The candidates of `text`, ascending. Time and memory are linear in the text's size.
[[nodiscard]] std::vector<Candidate> candidates_in(std::string_view text);

}  // namespace palimpsest::sections
