#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "tokens.hpp"

namespace palimpsest::duplicates {

/// The tokens of a text, in their order, without their places.
struct Tokenized {
    std::vector<Token> tokens;
    std::vector<std::uint32_t> before;  ///< For each mark the tokens that begin before it.
};

/// What for_each_token calls out, many at a time: text is mostly runs of Han characters.
/// `text`: below 4 GiB. `cuts`: ascending bytes of `text`, on code point boundaries, where a token
/// ends in any case. `marks`: likewise; tokens do not end there.
/// Cost: linear; 4 bytes of memory a token. Threads: safe anywhere.
[[nodiscard]] Tokenized tokenized(std::string_view text, std::span<const std::uint64_t> cuts,
                                  std::span<const std::uint64_t> marks = {});

}  // namespace palimpsest::duplicates
