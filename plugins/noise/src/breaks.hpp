#pragma once

#include <vector>

#include "junctions.hpp"
#include "language.hpp"
#include "lines.hpp"

namespace palimpsest::noise {

/// How the end of a line looks, without what follows.
enum class LineEnd : std::uint8_t {
    complete,     ///< A closing mark, or a heading, a title, an entry of a list.
    sentence,     ///< Sentences, and the last one has no end.
    comma,        ///< Goes on behind a comma.
    unpunctuated  ///< One long clause without an end among lines that have theirs.
};

/// A line's end in the middle of a sentence, and the next line that is no noise.
struct Break {
    std::size_t line = 0;
    std::size_t next = 0;  ///< The number of lines where the text ends.
    LineEnd how = LineEnd::complete;
    bool is_wrapped = false;               ///< Lines around it break at the same width.
    bool is_new_start = false;             ///< A heading, a title or the end of the text follows.
    bool has_complete_neighbours = false;  ///< The long lines around it have their ends.
    Junction junction{};
};

/// The line ends of `window` at which a sentence may be broken or cut, ascending.
[[nodiscard]] std::vector<Break> breaks_in(const Window& window, Language& language);

/// What a break turns out to be.
enum class Verdict : std::uint8_t { neither, joins, cut };

/// Whether the two lines belong together: the numbers that a verdict rests on.
struct BreakEvidence {
    JunctionEvidence junction{};
    bool word_spans = false;  ///< A word of the dictionary lies across.
    bool half_word = false;   ///< The line ends in a word that elsewhere goes on.
    bool may_end = false;     ///< The line ends as sentences end.
    bool may_begin = false;   ///< The next line begins as clauses begin.
    bool is_pair = false;     ///< Characters that often follow one another meet there.
    bool is_rare = false;     ///< Nothing is known about pairs with one of them.
};

[[nodiscard]] BreakEvidence break_evidence(const Window& window, const Break& where,
                                           const JunctionReader& junctions, Language& language);

[[nodiscard]] Verdict verdict(const Window& window, const Break& where,
                              const BreakEvidence& evidence);

/// Adds the line breaks inside sentences and the truncations to `window.found`.
void resolve_breaks(Window& window, const std::vector<Break>& breaks,
                    const JunctionReader& junctions, Language& language);

}  // namespace palimpsest::noise
