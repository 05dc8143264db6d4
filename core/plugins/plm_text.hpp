#pragma once

#include <string_view>

#include "palimpsest/abi.h"

namespace palimpsest::core {

/// Text as the ABI passes it. Lifetime: needs `text` alive.
inline plm_string borrowed(std::string_view text) { return {text.data(), text.size()}; }

/// What a plugin passed as text or bytes; nothing where it passed a null pointer.
inline std::string_view bytes_of(plm_string string) {
    return string.data == nullptr ? std::string_view{} : std::string_view{string.data, string.size};
}

}  // namespace palimpsest::core
