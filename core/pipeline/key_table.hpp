#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/pipeline/option_value.hpp"
#include "core/pipeline/pipeline.hpp"

namespace palimpsest::core {

/// What a table of the file may hold.
struct KeyTable {
    std::span<const OptionInfo> options;
    std::vector<std::string> other_keys;  ///< Looked at by the caller.
    Place place;                          ///< Where a missing key is reported.
};

/// An option of a table that was read.
struct ReadOption {
    ResolvedOption resolved;
    const TomlNode* node = nullptr;  ///< Null for a default.
    bool good = false;               ///< The value can be used; otherwise it has been reported.
};

/// Reads a table: reports unknown and missing keys and wrong values, and gives one entry an option,
/// in their order.
[[nodiscard]] std::vector<ReadOption> read_options(const TomlNode& table, const KeyTable& keys,
                                                   const OptionContext& context);

/// The option of that name in what `read_options` gave.
[[nodiscard]] const ReadOption& option_named(std::span<const OptionInfo> options,
                                             const std::vector<ReadOption>& read,
                                             std::string_view name);

/// The keys of [read], described like a plugin's options.
[[nodiscard]] std::span<const OptionInfo> read_keys();

/// The keys of a [[write]] but `use`: `path`, then the writer's options. A null `writer`: `path`.
[[nodiscard]] std::vector<OptionInfo> write_keys(const WriterInfo* writer);

}  // namespace palimpsest::core
