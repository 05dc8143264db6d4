#pragma once

#include "lines.hpp"

namespace palimpsest::noise {

/// How much a line looks like the page around a text.
enum class PageEvidence : std::uint8_t {
    none,  ///< Nothing speaks for it.
    weak,  ///< 来源：… or a button: enough at the page's edge or beside a line that is chrome.
    strong,  ///< Enough anywhere.
};

/// Looks at one line, without its neighbours. `line` has no blanks at its ends.
[[nodiscard]] PageEvidence page_evidence(std::string_view line);

/// Takes the lines of `window` that are the page around its text.
void find_chrome(Window& window);

}  // namespace palimpsest::noise
