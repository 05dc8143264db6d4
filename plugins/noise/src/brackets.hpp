#pragma once

#include <cstdint>
#include <string_view>

namespace palimpsest::noise {

/// The mark that closes a bracket which advertisements stand in; 0 for other characters.
[[nodiscard]] char32_t closing_of(char32_t opening);

/// The end of the bracket that `opening` opened before `at`, behind its closing mark; 0 where it
/// stays open until `end`, a sentence ends in it, or it is long.
[[nodiscard]] std::uint64_t bracket_end(std::string_view text, std::uint64_t at, std::uint64_t end,
                                        char32_t opening);

}  // namespace palimpsest::noise
