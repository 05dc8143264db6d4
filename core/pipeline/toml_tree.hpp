#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/pipeline/source.hpp"

namespace palimpsest::core {

struct TomlEntry;

/// A value of a TOML document with its place. Keeps the parser's header out of this module.
struct TomlNode {
    enum class Kind {
        string,
        integer,
        number,
        boolean,
        date,  ///< A date, a time, or both.
        array,
        table,
        unreadable,  ///< A value given by `--set` that is no TOML; `text` is what was given.
        broken,      ///< Already reported; whoever meets it stays silent.
    };

    Kind kind = Kind::broken;
    Place place;
    std::string text;          ///< string; as it was given for unreadable.
    std::string raw;           ///< Given by `--set`: the characters of the value.
    std::int64_t integer = 0;  ///< integer; boolean: 0 or 1.
    double number = 0;
    std::vector<TomlNode> items;     ///< array.
    std::vector<TomlEntry> entries;  ///< table, in the order of their places.
    bool substituted = false;        ///< `text` is not what stands in the source.

    /// Null when the table has no such key.
    const TomlEntry* find(std::string_view key) const;
    TomlEntry* find(std::string_view key);
};

/// A key of a table and its value.
struct TomlEntry {
    std::string key;
    Place place;  ///< Of the key.
    TomlNode value;
};

/// "a string", "a list", ...: how a message names what was found.
[[nodiscard]] std::string_view kind_name(TomlNode::Kind kind);

/// Why and where a text is no TOML. `too_deep`: its keys or values nest deeper
/// than is taken.
struct TomlSyntaxError {
    Place place;
    std::string message;
    bool too_deep = false;
};

/// Parses TOML 1.0. `text`: valid UTF-8 without byte order mark. Places are of source 0.
[[nodiscard]] std::variant<TomlNode, TomlSyntaxError> parsed_toml(const Source& source);

/// Parses a single value, as it may stand after `key =`; places are of a source of that one line.
[[nodiscard]] std::variant<TomlNode, TomlSyntaxError> parsed_toml_value(std::string_view text);

}  // namespace palimpsest::core
