#include "core/pipeline/bounds.hpp"

#include <optional>
#include <variant>

#include "core/pipeline/quantity.hpp"
#include "palimpsest/abi.h"

namespace palimpsest::core {

namespace {

/// A bound, as the kind of number that the option's values are.
std::optional<Value> bound(const OptionInfo& option, const std::string& literal) {
    Value result;
    auto parsed = parsed_toml_value(literal);
    const auto* node = std::get_if<TomlNode>(&parsed);
    if (node == nullptr) return std::nullopt;
    if (node->kind == TomlNode::Kind::string) {
        const auto quantity = option.type == PLM_OPTION_DURATION ? parsed_duration(node->text)
                                                                 : parsed_size(node->text);
        const auto* exact = std::get_if<std::int64_t>(&quantity);
        if (exact == nullptr) return std::nullopt;
        result.integer = *exact;
    } else if (node->kind == TomlNode::Kind::integer) {
        result.integer = node->integer;
    } else if (node->kind != TomlNode::Kind::number) {
        return std::nullopt;
    }
    result.number =
        node->kind == TomlNode::Kind::number ? node->number : static_cast<double>(result.integer);
    if (node->kind == TomlNode::Kind::number && option.type != PLM_OPTION_FLOAT)
        return std::nullopt;
    return result;
}

bool is_below(const OptionInfo& option, const Value& a, const Value& b) {
    return option.type == PLM_OPTION_FLOAT ? a.number < b.number : a.integer < b.integer;
}

std::string without_quotes(std::string_view literal) {
    if (literal.size() >= 2 && (literal.front() == '"' || literal.front() == '\''))
        literal = literal.substr(1, literal.size() - 2);
    return std::string(literal);
}

}  // namespace

std::string shown_bounds(const OptionInfo& option) {
    const std::string minimum = without_quotes(option.minimum);
    const std::string maximum = without_quotes(option.maximum);
    const std::string unit = option.unit.empty() ? "" : " " + option.unit;
    if (!minimum.empty() && !maximum.empty()) return minimum + " to " + maximum + unit;
    if (!minimum.empty()) return "at least " + minimum + unit;
    if (!maximum.empty()) return "at most " + maximum + unit;
    return {};
}

bool within_bounds(const OptionInfo& option, const Value& value, const TomlNode& node,
                   const OptionContext& context) {
    for (const std::string* literal : {&option.minimum, &option.maximum}) {
        if (literal->empty()) continue;
        const auto limit = bound(option, *literal);
        if (!limit) {
            context.report.error(codes::faulty_option_table, node.place,
                                 "the bound " + *literal + " of `" + option.name +
                                     "` does not fit the option's type",
                                 "the plugin is to blame, not the pipeline: tell its author");
            return false;
        }
        const bool low = literal == &option.minimum;
        if (low ? is_below(option, value, *limit) : is_below(option, *limit, value)) {
            context.report.error(codes::out_of_range, node.place,
                                 "`" + option.name + "` of " + context.owner + " is too " +
                                     (low ? "small" : "large"),
                                 "allowed: " + shown_bounds(option));
            return false;
        }
    }
    return true;
}

}  // namespace palimpsest::core
