#include "core/pipeline/option_value.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "core/pipeline/bounds.hpp"
#include "core/pipeline/code_points.hpp"
#include "core/pipeline/pattern_fault.hpp"
#include "core/pipeline/quantity.hpp"
#include "core/pipeline/suggestion.hpp"
#include "palimpsest/abi.h"

namespace palimpsest::core {

namespace {

bool is_text(const OptionInfo& option) {
    return option.type == PLM_OPTION_STRING || option.type == PLM_OPTION_CHOICE ||
           option.type == PLM_OPTION_PATTERN || option.type == PLM_OPTION_PATH;
}

std::string example(const OptionInfo& option) {
    if (option.type == PLM_OPTION_BOOL) return "true";
    if (option.type == PLM_OPTION_INT) return "3";
    if (option.type == PLM_OPTION_FLOAT) return "0.5";
    if (option.type == PLM_OPTION_SIZE) return "\"64 KiB\"";
    if (option.type == PLM_OPTION_DURATION) return "\"10s\"";
    if (option.type == PLM_OPTION_CHOICE && !option.choices.empty())
        return "\"" + option.choices.front() + "\"";
    if (option.type == PLM_OPTION_PATTERN) return "'[0-9]+'";
    return "\"text\"";
}

std::string_view scalar_form(const OptionInfo& option) {
    switch (option.type) {
        case PLM_OPTION_BOOL:
            return "true or false";
        case PLM_OPTION_INT:
            return "an integer";
        case PLM_OPTION_FLOAT:
            return "a number";
        case PLM_OPTION_SIZE:
            return "a size";
        case PLM_OPTION_DURATION:
            return "a duration";
        case PLM_OPTION_PATTERN:
            return "a pattern (a string)";
        case PLM_OPTION_PATH:
            return "a path (a string)";
        default:
            return "a string";
    }
}

/// Turns one node, no list, into a value.
class ScalarReader {
  public:
    ScalarReader(const OptionInfo& option, const TomlNode& node, const OptionContext& context)
        : option_(option), node_(node), context_(context) {}

    std::optional<Value> value() {
        value_.type = option_.type;
        value_.is_set = true;
        if (!read()) return std::nullopt;
        return value_;
    }

  private:
    bool read() {
        if (node_.kind == TomlNode::Kind::broken) return false;
        if (is_text(option_)) return read_text();
        switch (option_.type) {
            case PLM_OPTION_BOOL:
                return read_bool();
            case PLM_OPTION_FLOAT:
                return read_float();
            case PLM_OPTION_SIZE:
            case PLM_OPTION_DURATION:
                return read_quantity() && bounded();
            default:
                return read_integer() && bounded();
        }
    }

    bool bounded() const { return within_bounds(option_, value_, node_, context_); }

    bool refuse_type() const {
        std::string found(kind_name(node_.kind));
        if (node_.kind == TomlNode::Kind::unreadable) found = "`" + node_.text + "`";
        std::string help = "write it as " + option_.name + " = " +
                           (option_.list ? "[" + example(option_) + "]" : example(option_));
        if (node_.kind == TomlNode::Kind::string && !is_text(option_)) help += ", without quotes";
        if (node_.kind == TomlNode::Kind::array) help = "it takes one value, no list";
        context_.report.error(codes::wrong_type, node_.place,
                              "`" + option_.name + "` of " + context_.owner + " must be " +
                                  std::string(scalar_form(option_)) + ", found " + found,
                              help);
        return false;
    }

    bool read_bool() {
        if (node_.kind != TomlNode::Kind::boolean) return refuse_type();
        value_.integer = node_.integer;
        return true;
    }

    bool read_integer() {
        if (node_.kind != TomlNode::Kind::integer) return refuse_type();
        value_.integer = node_.integer;
        return true;
    }

    bool read_float() {
        if (node_.kind == TomlNode::Kind::integer)
            value_.number = static_cast<double>(node_.integer);
        else if (node_.kind == TomlNode::Kind::number)
            value_.number = node_.number;
        else
            return refuse_type();
        if (std::isnan(value_.number)) {
            context_.report.error(codes::out_of_range, node_.place,
                                  "`" + option_.name + "` of " + context_.owner +
                                      " must be a number, and nan is none");
            return false;
        }
        return bounded();
    }

    bool read_quantity() {
        const bool size = option_.type == PLM_OPTION_SIZE;
        if (node_.kind == TomlNode::Kind::integer && (size || node_.integer == 0)) {
            value_.integer = node_.integer;
            if (value_.integer >= 0) return true;
            context_.report.error(codes::out_of_range, node_.place,
                                  "`" + option_.name + "` of " + context_.owner +
                                      " is a size and cannot be negative");
            return false;
        }
        if (node_.kind != TomlNode::Kind::string && node_.kind != TomlNode::Kind::integer)
            return refuse_type();
        const std::string text =
            node_.kind == TomlNode::Kind::string ? node_.text : std::to_string(node_.integer);
        const auto parsed = size ? parsed_size(text) : parsed_duration(text);
        if (const auto* error = std::get_if<QuantityError>(&parsed)) {
            context_.report.error(
                codes::bad_quantity, inside(error->position, error->length),
                "`" + option_.name + "` of " + context_.owner + ": " + error->message);
            return false;
        }
        value_.integer = std::get<std::int64_t>(parsed);
        return true;
    }

    bool read_text() {
        value_.text = node_.text;
        if (node_.kind != TomlNode::Kind::string) {
            // On the command line nobody quotes a word for TOML's sake.
            if (node_.raw.empty()) return refuse_type();
            value_.text = node_.raw;
        }
        if (option_.type == PLM_OPTION_CHOICE) return check_choice();
        if (option_.type == PLM_OPTION_PATTERN) return check_pattern();
        if (option_.type == PLM_OPTION_PATH) return resolve_path();
        return true;
    }

    bool check_choice() const {
        const auto& choices = option_.choices;
        if (std::find(choices.begin(), choices.end(), value_.text) != choices.end()) return true;
        std::string help = suggestion(value_.text, choices, "allowed");
        if (help.rfind("did you mean", 0) == 0) help += "\n" + suggestion("", choices, "allowed");
        context_.report.error(
            codes::not_a_choice, node_.place,
            "`" + value_.text + "` is no value for `" + option_.name + "` of " + context_.owner,
            help);
        return false;
    }

    bool check_pattern() const {
        const auto fault = pattern_fault(value_.text);
        if (!fault) return true;
        const Place place = fault->length == 0 ? node_.place : inside(fault->begin, fault->length);
        context_.report.error(codes::bad_pattern, place,
                              "the pattern in `" + option_.name + "` of " + context_.owner +
                                  " does not compile: " + fault->message,
                              "patterns follow RE2 (no look-around, no references back); single "
                              "quotes keep backslashes as they are");
        return false;
    }

    bool resolve_path() {
        if (value_.text.empty() || value_.text.find('\0') != std::string::npos) {
            context_.report.error(
                codes::bad_path, node_.place,
                "`" + option_.name + "` of " + context_.owner +
                    (value_.text.empty() ? " is an empty path" : " has a NUL character in it"));
            return false;
        }
        value_.text = (context_.folder / value_.text).lexically_normal().string();
        return true;
    }

    /// The place of `length` bytes of the text at `position`.
    Place inside(std::size_t position, std::size_t length) const {
        if (node_.substituted || node_.kind != TomlNode::Kind::string) return node_.place;
        const Source& source = context_.report.source(node_.place);
        Place place = place_inside_string(source, node_.place, position);
        if (place == node_.place) return place;
        const auto part = std::string_view(node_.text).substr(position, length);
        place.length = std::max(1U, code_point_count(part));
        return place;
    }

    const OptionInfo& option_;
    const TomlNode& node_;
    const OptionContext& context_;
    Value value_;
};

void refuse_scalar(const OptionInfo& option, const TomlNode& node, const OptionContext& context) {
    const Source& source = context.report.source(node.place);
    const std::size_t begin = source.offset(node.place);
    const std::string_view rest = std::string_view(source.text()).substr(begin);
    const std::string given(rest.substr(0, code_point_offset(rest, node.place.length)));
    const bool fits = !node.substituted && (node.kind == TomlNode::Kind::string) == is_text(option);
    context.report.error(
        codes::wrong_type, node.place,
        "`" + option.name + "` of " + context.owner + " must be a list, found " +
            std::string(kind_name(node.kind)),
        "put it in brackets: " + option.name + " = [" + (fits ? given : example(option)) + "]");
}

}  // namespace

std::string wanted_form(const OptionInfo& option) {
    if (!option.list) return std::string(scalar_form(option));
    return "a list: " + option.name + " = [" + example(option) + "]";
}

std::optional<Value> option_value(const OptionInfo& option, const TomlNode& node,
                                  const OptionContext& context) {
    if (!option.list) return ScalarReader(option, node, context).value();
    if (node.kind == TomlNode::Kind::broken) return std::nullopt;
    if (node.kind != TomlNode::Kind::array) {
        refuse_scalar(option, node, context);
        return std::nullopt;
    }
    Value list;
    list.type = option.type;
    list.is_set = true;
    list.list = true;
    bool good = true;
    for (const TomlNode& item : node.items) {
        auto value = ScalarReader(option, item, context).value();
        good = good && value.has_value();
        if (value) list.items.push_back(*std::move(value));
    }
    return good ? std::optional<Value>(std::move(list)) : std::nullopt;
}

std::optional<Value> default_value(const OptionInfo& option, const Place& place,
                                   const OptionContext& context) {
    if (option.by_default.empty()) {
        Value value;
        value.type = option.type;
        value.list = option.list;
        return value;
    }
    Report scratch(Source("", option.by_default, false));
    const OptionContext inner{scratch, context.owner, context.folder};
    auto parsed = parsed_toml_value(option.by_default);
    const auto* node = std::get_if<TomlNode>(&parsed);
    auto value = node == nullptr ? std::nullopt : option_value(option, *node, inner);
    if (!value) {
        const std::string why =
            scratch.has_errors() ? ": " + scratch.diagnostics().front().message : "";
        context.report.error(codes::faulty_option_table, place,
                             "the default " + option.by_default + " of `" + option.name + "` of " +
                                 context.owner + " is no value for it" + why,
                             "the plugin is to blame, not the pipeline: tell its author");
    }
    return value;
}

}  // namespace palimpsest::core
