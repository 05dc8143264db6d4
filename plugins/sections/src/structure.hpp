#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "works.hpp"

/// How a text is divided: its works, their headings, and the sections that these open.
/// Threads: safe anywhere.
namespace palimpsest::sections {

struct Options {
    std::uint32_t max_level = 9;  ///< Deeper headings open no section and are not listed.
    bool run_in = true;           ///< Headings whose body follows in the same line, too.
    /// Of the headings in Known; without it they have the level of others without a number.
    std::optional<std::uint32_t> known_level = std::nullopt;

    bool operator==(const Options&) const = default;
};

/// What is known about a text from elsewhere; bytes of the text, ascending.
struct Known {
    std::vector<TextSpan> teasers;
    std::vector<TextSpan> headings;    ///< What an analyst's patterns take for headings.
    std::vector<std::uint64_t> cuts;   ///< Where text has been cut off.
    std::vector<std::uint64_t> pages;  ///< Where one page of a site ends and another begins.
};

/// A work `[begin, end)` without the white space around it. Works never overlap and, but for what
/// stands before the first one, leave out nothing but white space and `>`.
struct Work {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::optional<TextSpan> title;  ///< Its span.

    bool operator==(const Work&) const = default;
};

/// A heading `[begin, end)`, number included, without leading marks, final 。： and body.
struct Heading {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint64_t number_end =
        0;                    ///< `[begin, number_end)` is the number as printed; may be empty.
    std::uint32_t level = 0;  ///< 0: title of a work; 1: highest numbered level.
    std::optional<std::uint32_t> value;
    bool run_in = false;

    bool operator==(const Heading&) const = default;
};

/// A section `[begin, end)`: from its heading to the next one of the same or a higher level, white
/// space and leading marks at its end excluded. A work's text before its first heading is a section
/// without a heading, of level 0. Sections lie in their work.
struct Section {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint32_t level = 0;
    std::optional<std::size_t> heading;  ///< Index into `Structure::headings`.
    std::optional<std::size_t> parent;   ///< Index into `Structure::sections`.
    std::size_t work = 0;                ///< Index into `Structure::works`.

    bool operator==(const Section&) const = default;
};

struct Structure {
    std::vector<Work> works;        ///< Ascending; none for a text without ink.
    std::vector<Heading> headings;  ///< Ascending by begin; they never overlap.
    std::vector<Section> sections;  ///< Ascending by begin; nested or apart.
};

/// The structure of `text`, which is valid UTF-8. Offsets are bytes on code point boundaries.
/// Time and memory are linear in the text's size.
[[nodiscard]] Structure structure_of(std::string_view text, const Options& options = {},
                                     const Known& known = {});

}  // namespace palimpsest::sections
