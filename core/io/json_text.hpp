#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace palimpsest::core {

/// Appends `text`, which is valid UTF-8, as a JSON string with its quotes. Quotes, backslashes and
/// control characters are escaped, everything else stands as it is.
void append_json_string(std::string_view text, std::string& out);

void append_json_integer(std::int64_t value, std::string& out);
void append_json_integer(std::uint64_t value, std::string& out);

/// Appends the shortest decimal that reads back as `value`, with a `.0` where it would look like an
/// integer; `null` for infinities and what is not a number, which JSON does not have.
void append_json_number(double value, std::string& out);

void append_json_bool(bool value, std::string& out);

}  // namespace palimpsest::core
