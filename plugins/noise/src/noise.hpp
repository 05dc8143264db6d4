#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

/// What stands in a scraped text and belongs to no work: the page around it, advertisements, what
/// an extraction left behind, and the places where text is missing.
/// Threads: safe anywhere.
namespace palimpsest::noise {

struct Language;

enum class Kind : std::uint8_t {
    chrome,         ///< Lines of the page around the text: navigation, share bars, footers.
    advertisement,  ///< 本文来源：…, 更多…请访问…, with the address that belongs to it.
    url,            ///< An address alone.
    page_number,  ///< - 12 -, 第2/4页, ⑩-18, a note mark [12].
    artefact,     ///< Stray marks, remnants of HTML, blanks and line breaks inside sentences.
    teaser,       ///< An abstract that repeats what follows and ends in `...`.
    truncation,   ///< Zero-length: text is missing here.
};

inline constexpr std::size_t kind_count = 7;

/// The word that the output has for `kind`.
[[nodiscard]] constexpr std::string_view name(Kind kind) noexcept {
    constexpr std::string_view names[kind_count] = {
        "chrome", "advertisement", "url", "page_number", "artefact", "teaser", "truncation"};
    return names[static_cast<std::size_t>(kind)];
}

/// `[begin, end)` in bytes; empty for a truncation and for nothing else.
struct Noise {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    Kind kind = Kind::artefact;

    bool operator==(const Noise&) const = default;
};

/// The noise of `text`, which is valid UTF-8: ascending by begin, never overlapping. Offsets are
/// bytes on code point boundaries. Time is linear in the text's size; memory is bounded by that of
/// the result and of a window of a megabyte (or the longest line).
[[nodiscard]] std::vector<Noise> noise_in(std::string_view text, Language& language);

}  // namespace palimpsest::noise
