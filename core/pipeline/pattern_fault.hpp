#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::core {

/// Why a regular expression does not compile, and where: bytes `[begin, begin + length)` of it.
/// `length` 0: the place is not known.
struct PatternFault {
    std::string message;
    std::size_t begin = 0;
    std::size_t length = 0;
};

/// Empty for an expression that RE2 compiles.
[[nodiscard]] std::optional<PatternFault> pattern_fault(const std::string& expression);

}  // namespace palimpsest::core
