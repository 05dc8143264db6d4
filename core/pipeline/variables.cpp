#include "core/pipeline/variables.hpp"

#include <algorithm>

#include "core/text/utf8.hpp"

namespace palimpsest::core {

namespace {

/// Fills in one string. `position` counts bytes of the string as it was.
class Filling {
  public:
    Filling(TomlNode& node, const Environment& environment, Report& report)
        : node_(node), environment_(environment), report_(report) {}

    void run() {
        std::string_view rest = node_.text;
        while (!rest.empty()) {
            const std::size_t dollar = std::min(rest.find('$'), rest.size());
            filled_ += rest.substr(0, dollar);
            rest.remove_prefix(dollar);
            if (!rest.empty()) rest.remove_prefix(take_dollar(rest));
        }
        if (failed_)
            node_.kind = TomlNode::Kind::broken;
        else if (changed_)
            node_.text = std::move(filled_), node_.substituted = true;
    }

  private:
    /// Handles what `rest`, a dollar first, begins with; returns how much of it that is.
    std::size_t take_dollar(std::string_view rest) {
        static constexpr std::string_view lead = "${env:";
        if (rest.substr(0, 3) == "$${") {
            filled_ += "${";
            changed_ = true;
            return 3;
        }
        if (rest.substr(0, 2) != "${") {
            filled_ += '$';
            return 1;
        }
        const std::size_t end = rest.find('}');
        if (rest.substr(0, lead.size()) != lead || end == std::string_view::npos) {
            fail(rest, "`${` begins a variable, and this one is not of the form `${env:NAME}`",
                 "write `$${` for the two characters `${` themselves");
            return 2;
        }
        substitute(rest, std::string(rest.substr(lead.size(), end - lead.size())));
        return end + 1;
    }

    void substitute(std::string_view rest, const std::string& name) {
        if (name.empty())
            return fail(rest, "`${env:}` names no variable", "write it as ${env:NAME}");
        const auto value = environment_(name);
        if (!value)
            return fail(rest, "the environment variable `" + name + "` is not set",
                        "set it before the run: export " + name + "=...");
        if (!is_valid_utf8(*value))
            return fail(rest, "the environment variable `" + name + "` does not hold UTF-8", "");
        filled_ += *value;
        changed_ = true;
    }

    void fail(std::string_view rest, std::string message, std::string help) {
        failed_ = true;
        const std::size_t position = node_.text.size() - rest.size();
        Place place = place_inside_string(report_.source(node_.place), node_.place, position);
        if (place != node_.place)
            place.length =
                static_cast<std::uint32_t>(std::min(rest.find('}'), rest.size() - 1) + 1);
        report_.error(codes::bad_variable, place, std::move(message), std::move(help));
    }

    TomlNode& node_;
    const Environment& environment_;
    Report& report_;
    std::string filled_;
    bool changed_ = false;
    bool failed_ = false;
};

}  // namespace

void fill_in_variables(TomlNode& node, const Environment& environment, Report& report) {
    if (node.kind == TomlNode::Kind::string && node.text.find('$') != std::string::npos)
        Filling(node, environment, report).run();
    for (TomlNode& item : node.items) fill_in_variables(item, environment, report);
    for (TomlEntry& entry : node.entries) fill_in_variables(entry.value, environment, report);
}

}  // namespace palimpsest::core
