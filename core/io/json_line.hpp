#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace palimpsest::core {

/// Bytes that a line's string must have allocated past its end for these functions.
inline constexpr std::size_t json_padding = 64;

/// Why a line of JSON is no document.
struct JsonFault {
    std::string_view code;  ///< Of quarantine_codes.hpp.
    std::string reason;
    std::uint64_t offset = 0;  ///< Bytes into the line.
};

/// The text of a document: the string under `text_field` of the JSON object `line`, which is valid
/// UTF-8 with json_padding. The whole line is validated. A field that comes twice is a fault, and
/// so is a value of `id_field` that is neither string, number nor null.
/// Memory: at most five times the line's. Threads: safe concurrently.
[[nodiscard]] std::variant<std::string, JsonFault> text_of_json_line(const std::string& line,
                                                                     std::string_view text_field,
                                                                     std::string_view id_field);

/// The id in the same object: a string, or a number as it is written. Empty where there is none,
/// where it is empty, and where the line is at fault before it.
[[nodiscard]] std::string id_of_json_line(const std::string& line, std::string_view id_field);

}  // namespace palimpsest::core
