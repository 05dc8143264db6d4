#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace palimpsest::core {

/// The resolved value of an option, as plm_value shows it to the plugin.
struct Value {
    std::uint32_t type = 0;  ///< PLM_OPTION_... of the option.
    bool is_set = false;
    bool list = false;
    std::int64_t integer = 0;  ///< bool (0, 1), int, size (bytes), duration (nanoseconds).
    double number = 0;         ///< float.
    std::string text;          ///< string, choice, pattern, path (absolute).
    std::vector<Value> items;  ///< Of a list.

    bool operator==(const Value&) const = default;
};

}  // namespace palimpsest::core
