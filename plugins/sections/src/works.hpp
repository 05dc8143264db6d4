#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "beginnings.hpp"
#include "candidates.hpp"

namespace palimpsest::sections {

/// Bytes `[begin, end)` of a text.
struct TextSpan {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;

    bool operator==(const TextSpan&) const = default;
};

/// A work `[begin, end)` of a text, white space around it not included.
struct WorkSpan {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint32_t first_title = 0;  ///< Its titles in Beginnings::titles.
    std::uint32_t titles = 0;
};

/// The works of `text`, ascending and apart; none where it has no ink. `headings`: numbered ones,
/// ascending; `teasers`: abstracts before a work that belong to none. A place is a beginning when
/// its words and the numbering around it say so together. Time is linear but for a binary search
/// for each beginning.
[[nodiscard]] std::vector<WorkSpan> works_in(std::string_view text, const Beginnings& beginnings,
                                             std::span<const Candidate> headings,
                                             std::span<const TextSpan> teasers);

}  // namespace palimpsest::sections
