#pragma once

#include <string>
#include <string_view>

namespace palimpsest::core {

/// `text` in another encoding, by ICU's name, without byte order mark; for tests. Empty when it
/// cannot be written in it.
[[nodiscard]] std::string encoded_as(std::string_view text, const char* encoding);

}  // namespace palimpsest::core
