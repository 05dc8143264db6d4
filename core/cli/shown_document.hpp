#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/io/annotations.hpp"

namespace palimpsest::core {

/// How a document is shown.
struct ShowStyle {
    bool colours = false;
    std::vector<std::string> layers;  ///< Which to show; empty = all.
};

/// The document for a terminal: what it is, its outline, then its text with line numbers. Rows of a
/// layer are listed below the line in which they begin; with colours they are marked in it, unless
/// they go on to the next one.
/// `text`: the document's, valid UTF-8. Nothing in it reaches the terminal as a control character.
[[nodiscard]] std::string shown_document(const AnnotatedDocument& document, std::string_view text,
                                         const ShowStyle& style);

/// `text` with control characters, and those that turn the direction of writing, as symbols.
[[nodiscard]] std::string harmless(std::string_view text);

}  // namespace palimpsest::core
