#pragma once

#include <string>
#include <string_view>

namespace palimpsest::report {

/// `text` as gzip in base64: nothing in it can end a script element, whatever the text is. The same
/// text gives the same bytes. Throws FatalError when there is no memory to compress it.
[[nodiscard]] std::string packed(std::string_view text);

/// RFC 4648, with padding.
[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace palimpsest::report
