#include "core/pipeline/plugin_check.hpp"

#include <map>
#include <memory>

#include "core/plugins/instance.hpp"
#include "core/plugins/library.hpp"

namespace palimpsest::core {

namespace {

Place place_of(const OptionFinding& finding, const StepDraft& draft, const Report& report) {
    if (finding.option >= draft.values.size() || draft.values[finding.option] == nullptr)
        return draft.use_place;
    const TomlNode* node = draft.values[finding.option];
    if (node->kind == TomlNode::Kind::array && finding.item < node->items.size())
        node = &node->items[finding.item];
    const bool exact =
        finding.position && !node->substituted && node->kind == TomlNode::Kind::string;
    if (!exact) return node->place;
    return place_inside_string(report.source(node->place), node->place,
                               static_cast<std::size_t>(*finding.position));
}

void report_finding(const OptionFinding& finding, const StepDraft& draft, Report& report) {
    const auto& options = draft.step.analyzer.analyzer->options;
    const std::string option =
        finding.option < options.size() ? "`" + options[finding.option].name + "` of " : "";
    report.error(codes::refused_option, place_of(finding, draft, report),
                 option + "step `" + draft.step.name + "`: " + finding.message);
}

void report_problem(const PluginProblem& problem, const StepDraft& draft, Report& report) {
    report.error(problem.code, draft.use_place,
                 "the plugin of `" + draft.step.use + "` cannot be used: " + problem.message,
                 "the file: " + problem.file.string());
}

}  // namespace

void ask_plugins(std::vector<StepDraft>& steps, const OptionCheck& check, Report& report) {
    for (StepDraft& draft : steps) {
        try {
            for (const OptionFinding& finding : check(draft.step))
                report_finding(finding, draft, report);
        } catch (const PluginError& error) {
            report_problem(error.problem(), draft, report);
        }
    }
}

OptionCheck no_option_check() {
    return [](ResolvedStep&) { return std::vector<OptionFinding>{}; };
}

OptionCheck loading_option_check() {
    using Loaded = std::map<const FoundPlugin*, std::shared_ptr<const Library>>;
    return [loaded = std::make_shared<Loaded>()](ResolvedStep& step) {
        auto& library = (*loaded)[step.analyzer.plugin];
        if (!library) library = Library::load(*step.analyzer.plugin);
        step.library = library;
        std::vector<Value> values;
        for (const ResolvedOption& option : step.options) values.push_back(option.value);
        return check_options(library, library->analyzer(step.use), values);
    };
}

}  // namespace palimpsest::core
