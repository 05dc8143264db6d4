#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::core {

/// What became of bytes that were converted.
struct Conversion {
    std::string text;                      ///< Valid UTF-8; up to the ill-formed bytes.
    std::optional<std::uint64_t> invalid;  ///< Where the first ill-formed sequence begins.
    bool truncated = false;                ///< The bytes end inside that sequence.
    std::uint64_t replaced = 0;            ///< Ill-formed sequences that became U+FFFD.
};

/// What to do about ill-formed sequences.
enum class Strictness {
    stop_at_invalid,
    replace_invalid,
};

/// Converts `bytes` to UTF-8 with ICU, in pieces, so that no second copy of the text arises.
/// `encoding` is a canonical name (encoding_names.hpp), not "auto". Byte order marks are converted
/// like any other character. Throws Error when ICU cannot do it at all.
/// Threads: safe concurrently.
[[nodiscard]] Conversion converted(std::string_view bytes, const std::string& encoding,
                                   Strictness strictness);

}  // namespace palimpsest::core
