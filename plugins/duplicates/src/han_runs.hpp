#pragma once

#include <cstdint>
#include <string_view>

#include "tokens.hpp"

namespace palimpsest::duplicates {

/// Reads the code points that `text` begins with as long as they are tokens by themselves of three
/// bytes, which is what Han characters are (those of lead byte E2, where the zero-width marks are,
/// end it). Writes a token each to `tokens`, where there is room for text.size() / 3; returns how
/// many. `text` is valid UTF-8.
[[nodiscard]] inline std::size_t han_run(std::string_view text, Token* tokens) noexcept {
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    const unsigned char* const end = bytes + text.size() / 3 * 3;
    const Token* const begin = tokens;
    for (; bytes != end; bytes += 3) {
        const Token lead = bytes[0];
        if ((lead & 0xF0) != 0xE0 || lead == 0xE2) break;
        *tokens++ = lead << 16 | static_cast<Token>(bytes[1]) << 8 | bytes[2];
    }
    return static_cast<std::size_t>(tokens - begin);
}

}  // namespace palimpsest::duplicates
