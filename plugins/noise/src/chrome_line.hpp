#pragma once

#include <cstdint>
#include <string_view>

namespace palimpsest::noise {

/// How much a line looks like the page around a text.
enum class PageEvidence : std::uint8_t {
    none,    ///< Nothing speaks for it.
    beside,  ///< 编辑：… or a menu: enough beside a line that is chrome.
    weak,    ///< 来源：… or a button: enough at the page's edge too.
    strong,  ///< Enough anywhere.
};

/// Looks at one line, without its neighbours. `line` has no blanks at its ends.
[[nodiscard]] PageEvidence page_evidence(std::string_view line);

/// True for 相关文章： and its like, with links to other pages in the lines behind it.
[[nodiscard]] bool opens_list_of_links(std::string_view line);

}  // namespace palimpsest::noise
