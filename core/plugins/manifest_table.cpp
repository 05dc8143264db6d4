#include "core/plugins/manifest_table.hpp"

#include <fmt/format.h>

#include <limits>

#include "core/plugins/plugin_error.hpp"
#include "core/plugins/problem_codes.hpp"

namespace palimpsest::core::detail {
namespace {

constexpr std::string_view remedy = "build the plugin again, or correct the manifest";

std::string_view type_of(const toml::node& node) {
    switch (node.type()) {
        case toml::node_type::string:
            return "a string";
        case toml::node_type::integer:
            return "an integer";
        case toml::node_type::floating_point:
            return "a float";
        case toml::node_type::boolean:
            return "a boolean";
        case toml::node_type::array:
            return "an array";
        case toml::node_type::table:
            return "a table";
        default:
            return "a date or time";
    }
}

}  // namespace

void ManifestTable::refuse_key(std::string_view key, std::string_view why) const {
    const toml::node* node = table_->get(key);
    const auto& source = node != nullptr ? node->source() : table_->source();
    refuse(problem::manifest_malformed, source_->file,
           fmt::format("key '{}' of {} {}; {}", key, title_, why, remedy), source.begin.line);
}

const toml::node& ManifestTable::need(std::string_view key, std::string_view example) {
    const toml::node* node = table_->get(key);
    if (node == nullptr) refuse_key(key, fmt::format("is missing, as in: {} = {}", key, example));
    read_.emplace(key);
    return *node;
}

std::string ManifestTable::text(std::string_view key) {
    const toml::node& node = need(key, "\"...\"");
    if (const auto* value = node.as_string()) return value->get();
    refuse_key(key, fmt::format("is {}, but a string is needed", type_of(node)));
}

bool ManifestTable::boolean(std::string_view key) {
    const toml::node& node = need(key, "false");
    if (const auto* value = node.as_boolean()) return value->get();
    refuse_key(key, fmt::format("is {}, but true or false is needed", type_of(node)));
}

std::uint32_t ManifestTable::number(std::string_view key) {
    const toml::node& node = need(key, "1");
    const auto* value = node.as_integer();
    if (value == nullptr)
        refuse_key(key, fmt::format("is {}, but an integer is needed", type_of(node)));
    if (value->get() < 0 || value->get() > std::numeric_limits<std::uint32_t>::max())
        refuse_key(key, fmt::format("is {}, but must be from 0 to 4294967295", value->get()));
    return static_cast<std::uint32_t>(value->get());
}

std::vector<std::string> ManifestTable::texts(std::string_view key) {
    const toml::node& node = need(key, "[]");
    const auto* array = node.as_array();
    if (array == nullptr)
        refuse_key(key, fmt::format("is {}, but an array of strings is needed", type_of(node)));
    std::vector<std::string> texts;
    for (const toml::node& entry : *array) {
        const auto* text = entry.as_string();
        if (text == nullptr)
            refuse_key(key, fmt::format("holds {}, but only strings can be", type_of(entry)));
        texts.push_back(text->get());
    }
    return texts;
}

std::uint32_t ManifestTable::word(std::string_view key, std::span<const NamedValue> words) {
    const std::string given = text(key);
    if (const auto value = value_of(words, given)) return *value;
    std::string allowed;
    for (const NamedValue& named : words)
        allowed += fmt::format("{}{}", allowed.empty() ? "" : ", ", named.name);
    refuse_key(key, fmt::format("is \"{}\", but must be one of {}{}", given, allowed,
                                source_->other_abi
                                    ? " (the plugin is built for another version of the ABI: "
                                      "update palimpsest if the plugin is newer)"
                                    : ""));
}

ManifestTable ManifestTable::table(std::string_view key) {
    const toml::node& node = need(key, "{ ... }");
    const auto* found = node.as_table();
    if (found == nullptr)
        refuse_key(key, fmt::format("is {}, but a table is needed", type_of(node)));
    return {*found, fmt::format("[{}]", child_title(key)), *source_};
}

std::vector<ManifestTable> ManifestTable::tables(std::string_view key) {
    std::vector<ManifestTable> tables;
    const toml::node* node = table_->get(key);
    if (node == nullptr) return tables;
    read_.emplace(key);
    const auto* array = node->as_array();
    if (array == nullptr)
        refuse_key(key, fmt::format("is {}, but an array of tables is needed", type_of(*node)));
    for (const toml::node& entry : *array) {
        const auto* found = entry.as_table();
        if (found == nullptr)
            refuse_key(key, fmt::format("holds {}, but only tables can be", type_of(entry)));
        tables.emplace_back(*found, fmt::format("[[{}]]", child_title(key)), *source_);
    }
    return tables;
}

std::string ManifestTable::child_title(std::string_view key) const {
    if (title_.front() != '[') return std::string(key);
    const std::size_t brackets = title_.find_first_not_of('[');
    return fmt::format("{}.{}", title_.substr(brackets, title_.size() - 2 * brackets), key);
}

void ManifestTable::finish() const {
    if (source_->other_abi) return;
    for (const auto& [key, node] : *table_)
        if (!read_.contains(key.str())) refuse_key(key.str(), "is unknown");
}

}  // namespace palimpsest::core::detail
