#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "words.hpp"

namespace palimpsest::generator {

enum class Kind : std::uint8_t {
    fixed,  ///< From a pattern: stays as it is.
    word,   ///< From a list: edits replace, delete and insert these.
    place,  ///< Slots, which copies fill in anew.
    organisation,
    person,
    year,
    number,
    mark,           ///< Punctuation, a line break.
    boilerplate,    ///< A whole phrase of `boilerplate()`.
    advertisement,  ///< Injected: no part of what a copy is compared by.
};

struct Token {
    Kind kind = Kind::fixed;
    List list = List::adverb;  ///< Of a word.
    std::uint8_t topic = 0;    ///< Of a word from a topic's list.
    std::uint16_t slot = 0;    ///< Which place (organisation, person) of the document's cast.
    std::uint32_t passage =
        0;  ///< Which planted passage of the document it belongs to, from 1; 0: none.
    std::uint64_t value = 0;  ///< A year, or the index of the phrase.
    std::string text;         ///< UTF-8.

    friend bool operator==(const Token&, const Token&) = default;
};

using Tokens = std::vector<Token>;

struct Sentence {
    std::uint64_t origin = 0;  ///< Copies of one sentence, edited or not, have the same.
    Tokens tokens;
};

struct Paragraph {
    bool heading = false;
    std::vector<Sentence> sentences;
};

/// A document before it is written: the first paragraph is its title.
using Text = std::vector<Paragraph>;

/// The names that a document uses for its slots.
struct Cast {
    std::vector<std::string> places;
    std::vector<std::string> organisations;
    std::vector<std::string> persons;
    std::uint64_t year = 2020;
};

/// Code points of UTF-8.
[[nodiscard]] inline std::uint64_t length_of(std::string_view text) noexcept {
    std::uint64_t count = 0;
    for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    return count;
}

}  // namespace palimpsest::generator
