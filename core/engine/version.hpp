#pragma once

#include <string_view>

namespace palimpsest::core {

inline constexpr std::string_view program_version = "0.1.0";

}  // namespace palimpsest::core
