#include "core/pipeline/toml_tree.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "core/pipeline/code_points.hpp"
#include "core/pipeline/toml_message.hpp"

namespace palimpsest::core {

namespace {

// Deeper trees would let a small file overrun the stack: dotted keys multiply with the parser's own
// bound on nested values.
constexpr int most_key_parts = 16;
constexpr int most_levels = 64;

struct NestedTooDeep {
    Place place;
};

std::optional<std::size_t> too_deep_key(std::string_view text) {
    int parts = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n' || c == ',' || c == '=' || c == '{' || c == '[') parts = 0;
        if (c == '.' && ++parts > most_key_parts) return i;
    }
    return std::nullopt;
}

class Converter {
  public:
    explicit Converter(const Source& source) : source_(source) {}

    /// Throws NestedTooDeep. `levels`: how many more may stand inside each other.
    TomlNode node(const toml::node& from, int levels = most_levels) const {
        if (levels == 0) throw NestedTooDeep{place(from.source())};
        TomlNode result = scalar(from);
        result.place = place(from.source());
        if (const auto* items = from.as_array()) {
            result.kind = TomlNode::Kind::array;
            for (const toml::node& item : *items) result.items.push_back(node(item, levels - 1));
        }
        if (const auto* entries = from.as_table()) {
            result.kind = TomlNode::Kind::table;
            for (const auto& [key, value] : *entries)
                result.entries.push_back(
                    {std::string(key.str()), place(key.source()), node(value, levels - 1)});
            std::sort(result.entries.begin(), result.entries.end(),
                      [](const TomlEntry& a, const TomlEntry& b) {
                          return std::tie(a.place.line, a.place.column) <
                                 std::tie(b.place.line, b.place.column);
                      });
        }
        return result;
    }

    Place place(const toml::source_region& region) const {
        Place result;
        result.line = static_cast<std::uint32_t>(region.begin.line);
        result.column = static_cast<std::uint32_t>(region.begin.column);
        const std::uint32_t end = region.end.line == region.begin.line
                                      ? static_cast<std::uint32_t>(region.end.column)
                                      : code_point_count(source_.line(result.line)) + 1;
        result.length = end > result.column ? end - result.column : 1;
        return result;
    }

  private:
    static TomlNode scalar(const toml::node& from) {
        TomlNode result;
        result.kind = TomlNode::Kind::date;
        if (const auto* text = from.as_string()) {
            result.kind = TomlNode::Kind::string;
            result.text = text->get();
        } else if (const auto* integer = from.as_integer()) {
            result.kind = TomlNode::Kind::integer;
            result.integer = integer->get();
        } else if (const auto* number = from.as_floating_point()) {
            result.kind = TomlNode::Kind::number;
            result.number = number->get();
        } else if (const auto* boolean = from.as_boolean()) {
            result.kind = TomlNode::Kind::boolean;
            result.integer = boolean->get() ? 1 : 0;
        }
        return result;
    }

    const Source& source_;
};

}  // namespace

const TomlEntry* TomlNode::find(std::string_view key) const {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const TomlEntry& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &*found;
}

TomlEntry* TomlNode::find(std::string_view key) {
    return const_cast<TomlEntry*>(static_cast<const TomlNode*>(this)->find(key));
}

std::string_view kind_name(TomlNode::Kind kind) {
    switch (kind) {
        case TomlNode::Kind::string:
            return "a string";
        case TomlNode::Kind::integer:
            return "an integer";
        case TomlNode::Kind::number:
            return "a float";
        case TomlNode::Kind::boolean:
            return "a boolean";
        case TomlNode::Kind::date:
            return "a date or time";
        case TomlNode::Kind::array:
            return "a list";
        case TomlNode::Kind::table:
            return "a table";
        case TomlNode::Kind::unreadable:
            return "no TOML value";
        case TomlNode::Kind::broken:
            break;
    }
    return "nothing";
}

std::variant<TomlNode, TomlSyntaxError> parsed_toml(const Source& source) {
    const Converter converter(source);
    if (const auto deep = too_deep_key(source.text()))
        return TomlSyntaxError{source.place(*deep, *deep + 1),
                               fmt::format("a key has more than {} parts", most_key_parts), true};
    try {
        const toml::table table = toml::parse(std::string_view(source.text()));
        return converter.node(table);
    } catch (const NestedTooDeep& nested) {
        return TomlSyntaxError{
            nested.place,
            fmt::format("tables and lists are nested more than {} deep", most_levels - 1), true};
    } catch (const toml::parse_error& error) {
        return toml_syntax_error(source, converter.place(error.source()), error.description());
    }
}

std::variant<TomlNode, TomlSyntaxError> parsed_toml_value(std::string_view text) {
    static constexpr std::string_view lead = "x = ";
    const auto shift = [](Place& place) {
        place.column =
            place.column > lead.size() ? place.column - static_cast<std::uint32_t>(lead.size()) : 1;
    };
    const Source source("", std::string(lead) + std::string(text), false);
    auto parsed = parsed_toml(source);
    if (auto* error = std::get_if<TomlSyntaxError>(&parsed)) {
        shift(error->place);
        return *error;
    }
    TomlNode& table = std::get<TomlNode>(parsed);
    if (table.entries.size() != 1 || table.entries.front().key != "x")
        return TomlSyntaxError{Place{0, 1, 1, 1}, "this is more than one value"};
    TomlNode value = std::move(table.entries.front().value);
    shift(value.place);
    for (TomlNode& item : value.items) shift(item.place);
    return value;
}

}  // namespace palimpsest::core
