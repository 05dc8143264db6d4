#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/pipeline/report.hpp"
#include "core/pipeline/toml_tree.hpp"
#include "core/plugins/plugin_info.hpp"
#include "core/plugins/value.hpp"

namespace palimpsest::core {

/// Where an option stands: what messages need to speak of it.
struct OptionContext {
    Report& report;
    std::string owner;             ///< "[read]", "step `years`".
    std::filesystem::path folder;  ///< What paths resolve against; absolute.
};

/// The value that `node` gives to an option, checked against the option's type, bounds and choices;
/// empty when something is wrong with it, which has been reported then.
[[nodiscard]] std::optional<Value> option_value(const OptionInfo& option, const TomlNode& node,
                                                const OptionContext& context);

/// The option's default; a value that is not set when there is none, empty when the literal is
/// wrong (reported at `place`).
[[nodiscard]] std::optional<Value> default_value(const OptionInfo& option, const Place& place,
                                                 const OptionContext& context);

/// How values of the option are written: "an integer", "a list of choices", ...
[[nodiscard]] std::string wanted_form(const OptionInfo& option);

}  // namespace palimpsest::core
