#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace palimpsest::core {

/// Why a text is no size or duration, and the bytes at which it stops being one.
struct QuantityError {
    std::string message;
    std::size_t position = 0;
    std::size_t length = 1;

    bool operator==(const QuantityError&) const = default;
};

/// Bytes: "1048576", "64 KiB", "1.5 GB", "2G". KB, MB, GB, TB count in thousands; KiB, MiB, GiB,
/// TiB and the single letters in 1024s; case does not matter. Fractions of a byte are dropped.
[[nodiscard]] std::variant<std::int64_t, QuantityError> parsed_size(std::string_view text);

/// Nanoseconds: "250ms", "1.5s", "5 min", "1h30min". Units: ns, us, µs, ms, s, min, h, d.
[[nodiscard]] std::variant<std::int64_t, QuantityError> parsed_duration(std::string_view text);

/// The shortest way to write so many bytes or nanoseconds exactly: "64 KiB", "256 MB", "250ms".
[[nodiscard]] std::string shown_size(std::int64_t bytes);
[[nodiscard]] std::string shown_duration(std::int64_t nanoseconds);

}  // namespace palimpsest::core
