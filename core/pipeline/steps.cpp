#include <algorithm>
#include <map>

#include "core/pipeline/draft.hpp"
#include "core/pipeline/suggestion.hpp"

namespace palimpsest::core {

namespace {

constexpr std::size_t longest_name = 64;

bool has_form_of_name(const std::string& name) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !name.empty() && name.size() <= longest_name && name[0] >= 'a' && name[0] <= 'z' &&
           std::all_of(name.begin(), name.end(), allowed);
}

bool is_taken(const std::string& name) {
    return name == "read" || name == "write" || name == "step" || name == "version";
}

/// The value of a key that must be a string; null when it is absent, or wrong and reported.
const TomlNode* string_at(const TomlNode& table, std::string_view key, std::string_view owner,
                          const CheckContext& context) {
    const TomlEntry* entry = table.find(key);
    if (entry == nullptr || entry->value.kind == TomlNode::Kind::broken) return nullptr;
    if (entry->value.kind == TomlNode::Kind::string) return &entry->value;
    context.report.error(codes::wrong_type, entry->value.place,
                         "`" + std::string(key) + "` of " + std::string(owner) +
                             " must be a string, found " +
                             std::string(kind_name(entry->value.kind)),
                         "write it as " + std::string(key) + " = \"text\"");
    return nullptr;
}

std::string searched_folders(const Registry& registry) {
    if (registry.folders().empty())
        return "no folder was searched: give one with --plugin-dir or PALIMPSEST_PLUGIN_PATH";
    std::string text = "searched: ";
    for (std::size_t i = 0; i < registry.folders().size(); ++i)
        text += (i == 0 ? "" : ", ") + registry.folders()[i].string();
    return text;
}

void refuse_unknown_analyzer(const std::string& use, const Place& place,
                             const CheckContext& context) {
    const Registry& registry = context.registry;
    std::string help = suggestion(use, registry.analyzer_ids(), "there are");
    for (const PluginProblem& problem : registry.problems())
        if (problem.file.stem() == use)
            help += (help.empty() ? "" : "\n") + problem.code + ": " + printed(problem);
    help += (help.empty() ? "" : "\n") + searched_folders(registry);
    context.report.error(codes::unknown_analyzer, place, "no plugin has the analyzer `" + use + "`",
                         help);
}

void read_name(const TomlNode& table, StepDraft& draft, const CheckContext& context) {
    const std::string owner = "step `" + draft.step.use + "`";
    draft.step.name = draft.step.use;
    const TomlNode* name = string_at(table, "name", owner, context);
    if (name == nullptr) return;
    draft.step.name = name->text;
    if (is_taken(name->text))
        context.report.error(
            codes::bad_name, name->place,
            "a step cannot be called `" + name->text + "`: `--set` would not know what is meant");
    else if (!has_form_of_name(name->text))
        context.report.error(codes::bad_name, name->place,
                             "`" + name->text + "` is no name for a step",
                             "names are lower-case letters, digits and `_`, begin with a letter, "
                             "and have at most 64 of them");
}

void read_step_options(const TomlNode& table, StepDraft& draft, const CheckContext& context) {
    const OptionContext option_context{context.report, "step `" + draft.step.name + "`",
                                       context.folder};
    const KeyTable keys{draft.step.analyzer.analyzer->options, {"use", "name"}, draft.use_place};
    for (ReadOption& option : read_options(table, keys, option_context)) {
        draft.step.options.push_back(std::move(option.resolved));
        draft.values.push_back(option.node);
    }
}

StepDraft read_step(const TomlNode& table, const CheckContext& context) {
    StepDraft draft;
    draft.use_place = table.place;
    const TomlNode* use = string_at(table, "use", "a step", context);
    if (use != nullptr) {
        draft.use_place = use->place;
        draft.step.use = use->text;
    } else if (table.find("use") == nullptr) {
        context.report.error(codes::missing_key, table.place, "a step needs `use`",
                             suggestion("", context.registry.analyzer_ids(), "there are"));
    }
    read_name(table, draft, context);
    if (use == nullptr) return draft;
    draft.step.analyzer = context.registry.find(use->text);
    if (draft.step.analyzer.analyzer == nullptr)
        refuse_unknown_analyzer(use->text, use->place, context);
    else
        read_step_options(table, draft, context);
    return draft;
}

void check_names(const std::vector<const TomlNode*>& tables, const std::vector<StepDraft>& steps,
                 const CheckContext& context) {
    std::map<std::string, std::size_t> first;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const ResolvedStep& step = steps[i].step;
        if (step.name.empty()) continue;
        const auto [found, fresh] = first.emplace(step.name, i);
        if (fresh) continue;
        const StepDraft& other = steps[found->second];
        const TomlEntry* name = tables[i]->find("name");
        const bool twins = name == nullptr && other.step.use == step.use;
        const Place& place = name == nullptr ? steps[i].use_place : name->value.place;
        context.report.error(
            twins ? codes::nameless_twin : codes::duplicate_name, place,
            twins ? "`" + step.use + "` is used twice, and this step has no `name`"
                  : "a second step is called `" + step.name + "`",
            "the other one: " + context.report.shown(other.use_place) +
                (twins ? "\ngive this step a name: name = \"" + step.name + "_2\"" : ""));
    }
}

}  // namespace

std::vector<const TomlNode*> tables_of(const TomlNode& root, std::string_view key,
                                       const CheckContext& context) {
    std::vector<const TomlNode*> tables;
    const TomlEntry* entry = root.find(key);
    if (entry == nullptr || entry->value.kind == TomlNode::Kind::broken) return tables;
    const std::string name(key);
    const std::string help = "write [[" + name + "]], with two brackets, once for each";
    if (entry->value.kind != TomlNode::Kind::array) {
        context.report.error(codes::wrong_type, entry->place,
                             "`" + name + "` must be a list of tables, found " +
                                 std::string(kind_name(entry->value.kind)),
                             help);
        return tables;
    }
    for (const TomlNode& item : entry->value.items) {
        if (item.kind == TomlNode::Kind::table) {
            tables.push_back(&item);
        } else {
            context.report.error(codes::wrong_type, item.place,
                                 "`" + name + "` must be a list of tables, found " +
                                     std::string(kind_name(item.kind)) + " in it",
                                 help);
            break;
        }
    }
    return tables;
}

std::vector<StepDraft> read_steps(const TomlNode& root, const CheckContext& context) {
    const std::vector<const TomlNode*> tables = tables_of(root, "step", context);
    std::vector<StepDraft> steps;
    for (const TomlNode* table : tables) steps.push_back(read_step(*table, context));
    check_names(tables, steps, context);
    if (root.find("step") == nullptr)
        context.report.warning(codes::no_step, Place{},
                               "the pipeline has no step: no document gets a layer",
                               "a step is written as [[step]] with use = \"...\" below it; "
                               "`palimpsest plugins` lists what there is");
    return steps;
}

}  // namespace palimpsest::core
