#pragma once

#include <string>
#include <string_view>

namespace palimpsest::core {

/// The id of the document that the file `name` (a path relative to the reader's root,
/// `/`-separated, any bytes) holds: the name itself, where each byte that is not part of valid
/// UTF-8, and each `%` that two hexadecimal digits follow, is written as `%` and two upper-case
/// hexadecimal digits. Percent-decoding an id gives the name again, so that two names never share
/// an id.
[[nodiscard]] std::string document_id(std::string_view name);

}  // namespace palimpsest::core
