#include "core/plugins/info_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>

#include "core/plugins/abi_names.hpp"
#include "core/plugins/problem_codes.hpp"

namespace palimpsest::core {
namespace {

constexpr std::uint32_t known_drops = PLM_DROP_NOISE | PLM_DROP_WHITE_SPACE | PLM_DROP_PUNCTUATION;
constexpr std::uint32_t known_folds =
    PLM_FOLD_WIDTH | PLM_FOLD_CASE | PLM_FOLD_DIGITS | PLM_FOLD_MASKS;

[[noreturn]] void fault(std::string_view code, std::string message) {
    throw InfoFault{code, std::move(message)};
}

void expect_identifier(std::string_view name, const std::string& whose) {
    if (!is_identifier(name))
        fault(problem::identifier_malformed,
              fmt::format("the name '{}' of {} is not of the form [a-z][a-z0-9_]* (at most 128 "
                          "bytes); rename it in the plugin",
                          name.substr(0, 200), whose));
}

// `partner.begin` is a field of a struct in the output.
void expect_dotted(std::string_view name, const std::string& whose) {
    for (std::size_t begin = 0, dot = 0; dot != name.npos; begin = dot + 1) {
        dot = name.find('.', begin);
        if (!is_identifier(name.substr(begin, dot - begin)))
            fault(problem::identifier_malformed,
                  fmt::format("the name '{}' of {} is not of the form [a-z][a-z0-9_]*, or such "
                              "names joined by dots; rename it in the plugin",
                              name.substr(0, 200), whose));
    }
}

void expect_known(std::span<const NamedValue> values, std::uint32_t value, std::string_view what,
                  const std::string& whose) {
    if (name_of(values, value).empty())
        fault(problem::value_unknown,
              fmt::format("{} has the unknown {} {}; correct the plugin, or update palimpsest if "
                          "the plugin is newer",
                          whose, what, value));
}

void expect_bits(std::uint32_t known, std::uint32_t value, std::string_view what,
                 const std::string& whose) {
    if ((value & ~known) != 0)
        fault(problem::value_unknown,
              fmt::format("{} has unknown {} bits {:#x}; correct the plugin, or update palimpsest "
                          "if the plugin is newer",
                          whose, what, value & ~known));
}

[[noreturn]] void contradictory(const std::string& whose, std::string_view why) {
    fault(problem::declaration_contradictory,
          fmt::format("{} {}; correct the declaration in the plugin", whose, why));
}

template <class List, class Key>
void expect_unique(const List& list, Key key, std::string_view what, const std::string& whose) {
    if (list.size() > most_entries)
        fault(problem::count_wild, fmt::format("{} has {} {}s; at most {} can be", whose,
                                               list.size(), what, most_entries));
    std::set<std::string> seen;
    for (const auto& entry : list)
        if (!seen.insert(key(entry)).second)
            fault(problem::duplicate_id,
                  fmt::format("duplicate id: {} has two {}s '{}'; rename one", whose, what,
                              key(entry)));
}

void check_option(const OptionInfo& option, const std::string& analyzer) {
    const std::string whose = fmt::format("option '{}' of {}", option.name, analyzer);
    expect_identifier(option.name, "an option of " + analyzer);
    expect_known(option_types, option.type, "type", whose);
    if ((option.type == PLM_OPTION_CHOICE) == option.choices.empty())
        contradictory(whose, option.choices.empty() ? "is a choice but lists no choices"
                                                    : "lists choices but is no choice");
}

void check_column(const LayerInfo& layer, const ColumnInfo& column, const std::string& owner) {
    const std::string whose = fmt::format("column '{}' of {}", column.name, owner);
    expect_dotted(column.name, "a column of " + owner);
    expect_known(column_types, column.type, "type", whose);
    if (!layer.table && (column.name == "begin" || column.name == "end"))
        contradictory(whose, "is declared, but every layer has it by itself");
    if (column.type == PLM_ROW && !is_identifier(column.target))
        contradictory(whose, "refers to rows but its target names no layer");
    if (column.type != PLM_ROW && column.type != PLM_OFFSET && !column.target.empty())
        contradictory(whose, "has a target but is neither row nor offset");
    if (column.type == PLM_OFFSET && !column.target.empty() && layer.access == PLM_PRODUCES &&
        std::none_of(layer.columns.begin(), layer.columns.end(), [&](const ColumnInfo& other) {
            return other.name == column.target && other.type == PLM_DOC_REF;
        }))
        contradictory(whose, fmt::format("counts in the document '{}', which is no column of type "
                                         "document of the layer",
                                         column.target));
}

void check_layer(const LayerInfo& layer, const std::string& analyzer) {
    const std::string whose = fmt::format("layer '{}' of {}", layer.name, analyzer);
    expect_identifier(layer.name, "a layer of " + analyzer);
    expect_known(layer_accesses, layer.access, "access", whose);
    expect_unique(
        layer.columns, [](const ColumnInfo& column) { return column.name; }, "column", whose);
    for (const ColumnInfo& column : layer.columns) check_column(layer, column, whose);
    if (!layer.parent.empty() && layer.field.empty())
        contradictory(whose, "names a parent but not the field that it fills there");
    // A table's field may also be the name that its file has.
    if (layer.parent.empty() && !layer.field.empty() && !layer.table)
        contradictory(whose, "names a field but not the parent that has it");
    if (!layer.parent.empty() && (layer.columns.empty() || layer.columns[0].type != PLM_ROW ||
                                  layer.columns[0].target != layer.parent))
        contradictory(whose, fmt::format("is a child of '{}', so its first column must refer to a "
                                         "row of it",
                                         layer.parent));
}

void check_analyzer(const AnalyzerInfo& analyzer) {
    const std::string whose = fmt::format("analyzer '{}'", analyzer.id.substr(0, 200));
    expect_identifier(analyzer.id, "an analyzer");
    expect_known(threadings, analyzer.threading, "threading", whose);
    expect_unique(
        analyzer.options, [](const OptionInfo& option) { return option.name; }, "option", whose);
    for (const OptionInfo& option : analyzer.options) check_option(option, whose);
    const auto layer_key = [](const LayerInfo& layer) {
        return fmt::format("{} {}", name_of(layer_accesses, layer.access), layer.name);
    };
    expect_unique(analyzer.layers, layer_key, "layer", whose);
    for (const LayerInfo& layer : analyzer.layers) check_layer(layer, whose);
    for (const ProjectionInfo& projection : analyzer.projections) {
        expect_bits(known_drops, projection.drop, "PLM_DROP", "a projection of " + whose);
        expect_bits(known_folds, projection.fold, "PLM_FOLD", "a projection of " + whose);
    }
    expect_unique(
        analyzer.rounds, [](const RoundInfo& round) { return round.name; }, "round", whose);
    for (const RoundInfo& round : analyzer.rounds) {
        const std::string round_name = fmt::format("round '{}' of {}", round.name, whose);
        expect_known(round_keys, round.key, "key", round_name);
        if (round.iterations == 0) contradictory(round_name, "has 0 iterations");
    }
    if (analyzer.kind == AnalyzerKind::document && !analyzer.rounds.empty())
        contradictory(whose, "is a document analyzer but has rounds");
}

void check_writer(const WriterInfo& writer) {
    const std::string whose = fmt::format("writer '{}'", writer.id.substr(0, 200));
    expect_identifier(writer.id, "a writer");
    expect_known(threadings, writer.threading, "threading", whose);
    if (writer.threading == PLM_PER_WORKER)
        contradictory(whose, "is per_worker, but one instance of a writer sees the whole run");
    expect_known(writer_outputs, writer.output, "output", whose);
    expect_unique(
        writer.options, [](const OptionInfo& option) { return option.name; }, "option", whose);
    for (const OptionInfo& option : writer.options) {
        check_option(option, whose);
        if (option.name == "use" || option.name == "path" || option.name == "name")
            contradictory(fmt::format("option '{}' of {}", option.name, whose),
                          "has a name that every [[write]] has for the program itself");
    }
}

}  // namespace

bool is_identifier(std::string_view text) {
    const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
    return !text.empty() && text.size() <= 128 && is_lower(text[0]) &&
           std::all_of(text.begin(), text.end(),
                       [&](char c) { return is_lower(c) || (c >= '0' && c <= '9') || c == '_'; });
}

std::string other_major_message(const PluginInfo& info) {
    return fmt::format(
        "is for ABI {}.{}, this palimpsest speaks ABI {}.{}; get the plugin in a "
        "version for ABI {}, or {} palimpsest",
        info.abi_major, info.abi_minor, PLM_ABI_MAJOR, PLM_ABI_MINOR, PLM_ABI_MAJOR,
        info.abi_major > PLM_ABI_MAJOR ? "update" : "use an older");
}

std::optional<InfoFault> fault_of(const PluginInfo& info) {
    try {
        expect_identifier(info.name, "the plugin");
        expect_unique(
            info.analyzers, [](const AnalyzerInfo& analyzer) { return analyzer.id; }, "analyzer",
            "the plugin");
        for (const AnalyzerInfo& analyzer : info.analyzers) check_analyzer(analyzer);
        expect_unique(
            info.writers, [](const WriterInfo& writer) { return writer.id; }, "writer",
            "the plugin");
        for (const WriterInfo& writer : info.writers) check_writer(writer);
        return std::nullopt;
    } catch (InfoFault& fault) {
        return std::move(fault);
    }
}

}  // namespace palimpsest::core
