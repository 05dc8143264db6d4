#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/plugins/plugin_info.hpp"

namespace palimpsest::core {

/// The most entries a list of a plugin's tables may have.
inline constexpr std::uint64_t most_entries = 4096;
/// The most bytes a text of a plugin's tables may have.
inline constexpr std::uint64_t most_text = 1 << 20;

/// True for [a-z][a-z0-9_]* of at most 128 bytes.
bool is_identifier(std::string_view text);

/// What is wrong with what a plugin says of itself.
struct InfoFault {
    std::string_view code;  ///< Of problem_codes.hpp.
    std::string message;
};

/// The first thing by which `info` breaks the contract, whether a manifest or a library said it;
/// empty when it is sound.
std::optional<InfoFault> fault_of(const PluginInfo& info);

/// Why a plugin for another major version of the ABI is refused, and what to do.
std::string other_major_message(const PluginInfo& info);

}  // namespace palimpsest::core
