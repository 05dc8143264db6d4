#pragma once

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Values as JSON, appended to a text. Threads: safe anywhere.
namespace palimpsest {
inline namespace v1 {
namespace detail {

/// For each byte: 0 = stands as it is, 'u' = \u00XX, else the letter after the backslash.
inline constexpr std::array<char, 256> json_escapes = [] {
    std::array<char, 256> table{};
    for (std::size_t control = 0; control < 0x20; ++control) table[control] = 'u';
    table['\b'] = 'b';
    table['\f'] = 'f';
    table['\n'] = 'n';
    table['\r'] = 'r';
    table['\t'] = 't';
    table['"'] = '"';
    table['\\'] = '\\';
    return table;
}();

template <class Number>
void append_json_digits(Number value, std::string& out) {
    std::array<char, 32> buffer;
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    out.append(buffer.data(), result.ptr);
}

}  // namespace detail

/// Appends `text`, which is valid UTF-8, as a JSON string with its quotes. Quotes, backslashes and
/// control characters are escaped, everything else stands as it is.
inline void append_json_string(std::string_view text, std::string& out) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    std::size_t begin = 0;
    for (std::size_t index = 0; index < text.size(); ++index) {
        const auto byte = static_cast<unsigned char>(text[index]);
        const char escape = detail::json_escapes[byte];
        if (escape == 0) continue;
        out.append(text, begin, index - begin);
        begin = index + 1;
        out += '\\';
        out += escape;
        if (escape == 'u') {
            out += "00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    out.append(text, begin);
    out += '"';
}

inline void append_json_integer(std::int64_t value, std::string& out) {
    detail::append_json_digits(value, out);
}
inline void append_json_integer(std::uint64_t value, std::string& out) {
    detail::append_json_digits(value, out);
}

/// Appends the shortest decimal that reads back as `value`, with a `.0` where it would look like an
/// integer; `null` for infinities and what is not a number, which JSON does not have.
inline void append_json_number(double value, std::string& out) {
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    const std::size_t begin = out.size();
    detail::append_json_digits(value, out);
    if (out.find_first_of(".e", begin) == std::string::npos) out += ".0";
}

inline void append_json_bool(bool value, std::string& out) { out += value ? "true" : "false"; }

}  // namespace v1
}  // namespace palimpsest
