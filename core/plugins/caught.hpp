#pragma once

#include <exception>
#include <optional>
#include <string>

namespace palimpsest::core {

/// Runs `work`, which calls into a plugin, and gives back what it threw past the plugin's own
/// guard, as text. Empty when nothing was thrown. A careless plugin must not end the program.
template <class Work>
std::optional<std::string> caught(Work&& work) {
    try {
        work();
        return std::nullopt;
    } catch (const std::exception& error) {
        return error.what();
    } catch (...) {
        return "something that is no std::exception";
    }
}

}  // namespace palimpsest::core
