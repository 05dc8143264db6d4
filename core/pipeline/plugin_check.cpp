#include "core/pipeline/plugin_check.hpp"

#include <map>
#include <memory>

#include "core/pipeline/analyzer_layers.hpp"
#include "core/plugins/instance.hpp"
#include "core/plugins/library.hpp"
#include "core/plugins/run_schema.hpp"
#include "core/plugins/writer_files.hpp"

namespace palimpsest::core {

namespace {

/// A step or a write that is asked about its options.
struct Asked {
    std::string owner;  ///< "step `years`", "writer `sqlite`"
    std::string use;
    const Place& use_place;
    const std::vector<const TomlNode*>& values;
    const std::vector<OptionInfo>& options;
};

Place place_of(const OptionFinding& finding, const Asked& asked, const Report& report) {
    if (finding.option >= asked.values.size() || asked.values[finding.option] == nullptr)
        return asked.use_place;
    const TomlNode* node = asked.values[finding.option];
    if (node->kind == TomlNode::Kind::array && finding.item < node->items.size())
        node = &node->items[finding.item];
    const bool exact =
        finding.position && !node->substituted && node->kind == TomlNode::Kind::string;
    if (!exact) return node->place;
    return place_inside_string(report.source(node->place), node->place,
                               static_cast<std::size_t>(*finding.position));
}

void report_finding(const OptionFinding& finding, const Asked& asked, Report& report) {
    const std::string option = finding.option < asked.options.size()
                                   ? "`" + asked.options[finding.option].name + "` of "
                                   : "";
    report.error(codes::refused_option, place_of(finding, asked, report),
                 option + asked.owner + ": " + finding.message);
}

void report_problem(const PluginProblem& problem, const Asked& asked, Report& report) {
    report.error(problem.code, asked.use_place,
                 "the plugin of `" + asked.use + "` cannot be used: " + problem.message,
                 "the file: " + problem.file.string());
}

template <class Ask>
void report_answers(const Asked& asked, Report& report, Ask&& ask) {
    try {
        for (const OptionFinding& finding : ask()) report_finding(finding, asked, report);
    } catch (const PluginError& error) {
        report_problem(error.problem(), asked, report);
    }
}

/// The libraries of the plugins that were asked.
class Loaded {
  public:
    const std::shared_ptr<const Library>& library(const FoundPlugin& plugin) {
        auto& library = libraries_[&plugin];
        if (!library) library = Library::load(plugin);
        return library;
    }

  private:
    std::map<const FoundPlugin*, std::shared_ptr<const Library>> libraries_;
};

std::vector<Value> values_of(const std::vector<ResolvedOption>& options) {
    std::vector<Value> values;
    for (const ResolvedOption& option : options) values.push_back(option.value);
    return values;
}

}  // namespace

void ask_plugins(std::vector<StepDraft>& steps, std::vector<WriteDraft>& writes,
                 const OptionCheck& check, Report& report) {
    ProducedLayers produced;
    for (StepDraft& draft : steps) {
        ResolvedStep& step = draft.step;
        const AnalyzerInfo& analyzer = *step.analyzer.analyzer;
        produced.add(analyzer);
        const Asked asked{"step `" + step.name + "`", step.use, draft.use_place, draft.values,
                          analyzer.options};
        report_answers(asked, report, [&] { return check.step(step); });
    }
    const MarshalledSchema schema(produced.layers, produced.tables);
    for (WriteDraft& draft : writes) {
        WriteTarget& target = draft.target;
        const Asked asked{"writer `" + target.use + "`", target.use, draft.use_place, draft.values,
                          target.writer.writer->options};
        report_answers(asked, report, [&] { return check.write(target, schema.get()); });
    }
}

OptionCheck no_option_check() {
    const auto all = loading_option_check();
    return {[](ResolvedStep&) { return std::vector<OptionFinding>{}; },
            [all](WriteTarget& write, const plm_run_schema* schema) {
                return write.writer.plugin->built_in == nullptr ? std::vector<OptionFinding>{}
                                                                : all.write(write, schema);
            }};
}

OptionCheck loading_option_check() {
    const auto loaded = std::make_shared<Loaded>();
    const auto check_step = [loaded](ResolvedStep& step) {
        step.library = loaded->library(*step.analyzer.plugin);
        return check_options(step.library, step.library->analyzer(step.use),
                             values_of(step.options));
    };
    const auto check_write = [loaded](WriteTarget& write, const plm_run_schema* schema) {
        write.library = loaded->library(*write.writer.plugin);
        const LoadedWriter writer = write.library->writer(write.use);
        const std::vector<Value> values = values_of(write.options);
        std::vector<OptionFinding> findings = check_options(write.library, writer, values);
        // Options that the writer refuses may be what the names hang on.
        if (findings.empty()) write.names = writer_files(*write.library, writer, values, schema);
        return findings;
    };
    return {check_step, check_write};
}

}  // namespace palimpsest::core
