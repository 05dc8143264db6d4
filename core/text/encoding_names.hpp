#pragma once

#include <string>
#include <string_view>

namespace palimpsest::core {

/// The name under which ICU has the converter of a canonical encoding.
[[nodiscard]] std::string converter_name(std::string_view canonical);

}  // namespace palimpsest::core
