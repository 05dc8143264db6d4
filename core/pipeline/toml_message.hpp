#pragma once

#include <string_view>

#include "core/pipeline/toml_tree.hpp"

namespace palimpsest::core {

/// What the parser said, in the words of an analyst's world, at the place that is to blame rather
/// than the one where the parser noticed.
[[nodiscard]] TomlSyntaxError toml_syntax_error(const Source& source, const Place& noticed,
                                                std::string_view description);

}  // namespace palimpsest::core
