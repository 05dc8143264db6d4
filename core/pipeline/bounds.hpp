#pragma once

#include <string>

#include "core/pipeline/option_value.hpp"

namespace palimpsest::core {

/// True when a value that is no list lies within the option's bounds; reported otherwise, and when
/// the bounds are no values of the option's type.
[[nodiscard]] bool within_bounds(const OptionInfo& option, const Value& value, const TomlNode& node,
                                 const OptionContext& context);

/// "0 to 1", "at least 64 KiB"; empty when there are none.
[[nodiscard]] std::string shown_bounds(const OptionInfo& option);

}  // namespace palimpsest::core
