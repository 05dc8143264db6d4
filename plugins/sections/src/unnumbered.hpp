#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "candidates.hpp"
#include "works.hpp"

namespace palimpsest::sections {

/// A line or a paragraph's begin that may be a heading without a number. Bytes of the text.
struct Unnumbered {
    enum class Kind : std::uint8_t {
        annex,  ///< 附件, 名词解释, 〔注释〕.
        alone,  ///< A short line above paragraphs or numbers.
        topic,  ///< A short sentence that a paragraph begins with.
        known,  ///< Given from outside.
    };

    std::uint64_t line = 0;  ///< Where its line begins.
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    Kind kind = Kind::alone;
    bool is_run_in = false;
    bool is_emphasised = false;
    bool has_dash = false;  ///< —— stands before it.
    bool follows_body =
        false;  ///< A paragraph that is no topic stands between it and the last one.
};

/// The candidates of `text`, ascending. Time and memory are linear.
[[nodiscard]] std::vector<Unnumbered> unnumbered_in(std::string_view text);

/// `known`, which are headings whatever stands there, as candidates: each on one line, without
/// blanks around it and without final 。：. Ascending and apart; where two overlap the first one
/// counts.
[[nodiscard]] std::vector<Unnumbered> known_headings(std::string_view text,
                                                     std::vector<TextSpan> known);

/// Those of `candidates` that are headings, among the numbered `headings` of a work, both
/// ascending: topic sentences need siblings, paragraphs near them under the same heading that begin
/// in the same way.
[[nodiscard]] std::vector<Unnumbered> unnumbered_headings(std::span<const Unnumbered> candidates,
                                                          std::span<const Candidate> headings);

}  // namespace palimpsest::sections
