#pragma once

#include <span>
#include <vector>

#include "resolution.hpp"

namespace palimpsest::years {

/// Bytes `[begin, end)` of a document.
struct Stretch {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

/// A work of a document and what is known of its time.
struct DatedWork {
    Stretch work;
    Dating dating;
    std::vector<SuspectAmount> amounts;
};

/// The expressions of a document, what each must mean, and its works: one each of `works` that were
/// given, or one for the whole document.
struct Timeline {
    std::vector<Year> years;
    std::vector<Resolution> resolutions;  ///< One for each of `years`.
    std::vector<DatedWork> works;
};

/// What a document says of time. `works`: ascending; where there are none, the document is one.
/// `noise`: ascending; no evidence is taken from there.
/// Units: bytes. Time is linear in the text's size, memory in the number of expressions.
[[nodiscard]] Timeline timeline_of(std::string_view text, const TermFinder& finder,
                                   std::span<const Stretch> works = {},
                                   std::span<const Stretch> noise = {});
/// The same with the expressions of the text, where they were read already.
[[nodiscard]] Timeline timeline_of(std::string_view text, std::vector<Year> expressions,
                                   const TermFinder& finder, std::span<const Stretch> works,
                                   std::span<const Stretch> noise);

}  // namespace palimpsest::years
