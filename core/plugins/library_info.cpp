#include "core/plugins/library_info.hpp"

#include <fmt/format.h>

#include "core/plugins/info_checks.hpp"
#include "core/plugins/plugin_error.hpp"
#include "core/plugins/problem_codes.hpp"
#include "core/plugins/table_reader.hpp"

namespace palimpsest::core::detail {
namespace {

// What a table must hold at least: all that ABI 1.0 has of it. Later fields are optional for ever.
#define PALIMPSEST_UP_TO(type, field) (offsetof(type, field) + sizeof(type::field))
constexpr std::uint64_t plugin_least = PALIMPSEST_UP_TO(plm_plugin_table, license);
constexpr std::uint64_t analyzers_least = PALIMPSEST_UP_TO(plm_analyzer_table, analyzer_count);
constexpr std::uint64_t analyzer_least = PALIMPSEST_UP_TO(plm_analyzer, analyze);
constexpr std::uint64_t corpora_least = PALIMPSEST_UP_TO(plm_corpus_table, analyzer_count);
constexpr std::uint64_t corpus_least = PALIMPSEST_UP_TO(plm_corpus_analyzer, label);
constexpr std::uint64_t writers_least = PALIMPSEST_UP_TO(plm_writer_table, writer_count);
constexpr std::uint64_t writer_least = PALIMPSEST_UP_TO(plm_writer, finish);
constexpr std::uint64_t descriptor_least = PALIMPSEST_UP_TO(plm_descriptor, destroy);
constexpr std::uint64_t option_least = PALIMPSEST_UP_TO(plm_option, since);
constexpr std::uint64_t layer_least = PALIMPSEST_UP_TO(plm_layer, doc);
constexpr std::uint64_t column_least = PALIMPSEST_UP_TO(plm_column_declaration, doc);
constexpr std::uint64_t projection_least = PALIMPSEST_UP_TO(plm_projection, fold);
constexpr std::uint64_t round_least = PALIMPSEST_UP_TO(plm_round, iterations);
#undef PALIMPSEST_UP_TO

OptionInfo option_of(const TableReader& reader, const plm_option& table, const std::string& what) {
    OptionInfo option;
    option.name = reader.text(table.name, "name", what);
    option.type = table.type;
    option.list = reader.boolean(table.is_list, "is_list", what);
    option.by_default = reader.text(table.default_value, "default_value", what);
    option.minimum = reader.text(table.minimum, "minimum", what);
    option.maximum = reader.text(table.maximum, "maximum", what);
    reader.expect_count(table.choices, table.choice_count, "choice", what);
    for (std::uint64_t i = 0; i < table.choice_count; ++i)
        option.choices.push_back(reader.text(table.choices[i], fmt::format("choice {}", i), what));
    option.unit = reader.text(table.unit, "unit", what);
    option.doc = reader.text(table.doc, "doc", what);
    option.since = reader.text(table.since, "since", what);
    return option;
}

ColumnInfo column_of(const TableReader& reader, const plm_column_declaration& table,
                     const std::string& what) {
    ColumnInfo column;
    column.name = reader.text(table.name, "name", what);
    column.type = table.type;
    column.nullable = reader.boolean(table.nullable, "nullable", what);
    column.target = reader.text(table.target, "target", what);
    column.doc = reader.text(table.doc, "doc", what);
    return column;
}

LayerInfo layer_of(const TableReader& reader, const plm_layer& table, const std::string& what) {
    constexpr std::uint32_t known = PLM_LAYER_ADDITIVE | PLM_LAYER_TABLE;
    if ((table.flags & ~known) != 0)
        refuse(problem::value_unknown, reader.file(),
               fmt::format("{} has unknown PLM_LAYER bits {:#x}; correct the plugin, or update "
                           "palimpsest if the plugin is newer",
                           what, table.flags & ~known));
    LayerInfo layer;
    layer.name = reader.text(table.name, "name", what);
    layer.access = table.access;
    layer.additive = (table.flags & PLM_LAYER_ADDITIVE) != 0;
    layer.table = (table.flags & PLM_LAYER_TABLE) != 0;
    layer.schema = table.schema;
    layer.parent = reader.text(table.parent, "parent", what);
    layer.field = reader.text(table.field, "field", what);
    layer.doc = reader.text(table.doc, "doc", what);
    reader.each(table.columns, table.column_count, column_least, "column", what,
                [&](const plm_column_declaration& column, const std::string& name) {
                    layer.columns.push_back(column_of(reader, column, name));
                });
    return layer;
}

AnalyzerInfo analyzer_of(const TableReader& reader, const plm_descriptor& table,
                         const std::string& what) {
    AnalyzerInfo analyzer;
    analyzer.id = reader.text(table.id, "id", what);
    analyzer.summary = reader.text(table.summary, "summary", what);
    analyzer.doc = reader.text(table.doc, "doc", what);
    analyzer.threading = table.threading;
    reader.each(table.options, table.option_count, option_least, "option", what,
                [&](const plm_option& option, const std::string& name) {
                    analyzer.options.push_back(option_of(reader, option, name));
                });
    reader.each(table.layers, table.layer_count, layer_least, "layer", what,
                [&](const plm_layer& layer, const std::string& name) {
                    analyzer.layers.push_back(layer_of(reader, layer, name));
                });
    reader.each(table.projections, table.projection_count, projection_least, "projection", what,
                [&](const plm_projection& projection, const std::string&) {
                    analyzer.projections.push_back({projection.drop, projection.fold});
                });
    reader.expect_function(table.create != nullptr, "create", what);
    reader.expect_function(table.destroy != nullptr, "destroy", what);
    return analyzer;
}

void read_identity(const TableReader& reader, const plm_entry_table& entry, PluginInfo& info) {
    const auto* found = static_cast<const plm_plugin_table*>(entry.extension(PLM_EXT_PLUGIN));
    if (found == nullptr)
        refuse(problem::identity_absent, reader.file(),
               "has no extension plm.plugin/1, which says its name and version; return a "
               "plm_plugin_table for that id");
    const auto& table = reader.table(found, plugin_least, PLM_EXT_PLUGIN);
    info.name = reader.text(table.name, "name", PLM_EXT_PLUGIN);
    info.version = reader.text(table.version, "version", PLM_EXT_PLUGIN);
    info.sdk_version = reader.text(table.sdk_version, "sdk_version", PLM_EXT_PLUGIN);
    info.summary = reader.text(table.summary, "summary", PLM_EXT_PLUGIN);
    info.license = reader.text(table.license, "license", PLM_EXT_PLUGIN);
}

void read_document_analyzers(const TableReader& reader, const plm_entry_table& entry,
                             LibraryInfo& library) {
    const auto* found = static_cast<const plm_analyzer_table*>(entry.extension(PLM_EXT_ANALYZER));
    if (found == nullptr) return;
    const auto& table = reader.table(found, analyzers_least, PLM_EXT_ANALYZER);
    reader.each(table.analyzers, table.analyzer_count, analyzer_least, "analyzer", PLM_EXT_ANALYZER,
                [&](const plm_analyzer& analyzer, const std::string& what) {
                    const plm_descriptor& descriptor = reader.table(
                        analyzer.descriptor, descriptor_least, "the descriptor of " + what);
                    reader.expect_function(analyzer.analyze != nullptr, "analyze", what);
                    library.info.analyzers.push_back(analyzer_of(reader, descriptor, what));
                    library.analyzers.push_back({&descriptor, &analyzer, nullptr});
                });
}

void read_corpus_analyzers(const TableReader& reader, const plm_entry_table& entry,
                           LibraryInfo& library) {
    const auto* found = static_cast<const plm_corpus_table*>(entry.extension(PLM_EXT_CORPUS));
    if (found == nullptr) return;
    const auto& table = reader.table(found, corpora_least, PLM_EXT_CORPUS);
    reader.each(table.analyzers, table.analyzer_count, corpus_least, "analyzer", PLM_EXT_CORPUS,
                [&](const plm_corpus_analyzer& analyzer, const std::string& what) {
                    const plm_descriptor& descriptor = reader.table(
                        analyzer.descriptor, descriptor_least, "the descriptor of " + what);
                    reader.expect_function(analyzer.map != nullptr, "map", what);
                    reader.expect_function(analyzer.reduce != nullptr, "reduce", what);
                    reader.expect_function(analyzer.label != nullptr, "label", what);
                    AnalyzerInfo info = analyzer_of(reader, descriptor, what);
                    info.kind = AnalyzerKind::corpus;
                    reader.each(analyzer.rounds, analyzer.round_count, round_least, "round", what,
                                [&](const plm_round& round, const std::string& name) {
                                    info.rounds.push_back({reader.text(round.name, "name", name),
                                                           round.key, round.iterations});
                                });
                    library.info.analyzers.push_back(std::move(info));
                    library.analyzers.push_back({&descriptor, nullptr, &analyzer});
                });
}

// A writer sees all layers and projects nothing, so its descriptor declares neither.
void expect_no_layers(const TableReader& reader, const plm_descriptor& table,
                      const std::string& what) {
    if (table.layer_count != 0 || table.projection_count != 0)
        refuse(problem::declaration_contradictory, reader.file(),
               fmt::format("{} declares layers or projections, but a writer has none: it sees all "
                           "layers there are; correct the declaration in the plugin",
                           what));
}

WriterInfo writer_of(const TableReader& reader, const plm_writer& table, const std::string& what) {
    const plm_descriptor& descriptor =
        reader.table(table.descriptor, descriptor_least, "the descriptor of " + what);
    expect_no_layers(reader, descriptor, what);
    const AnalyzerInfo described = analyzer_of(reader, descriptor, what);
    reader.expect_function(table.begin != nullptr, "begin", what);
    reader.expect_function(table.finish != nullptr, "finish", what);
    return {described.id,        described.summary, described.doc,
            described.threading, table.output,      described.options};
}

void read_writers(const TableReader& reader, const plm_entry_table& entry, LibraryInfo& library) {
    const auto* found = static_cast<const plm_writer_table*>(entry.extension(PLM_EXT_WRITER));
    if (found == nullptr) return;
    const auto& table = reader.table(found, writers_least, PLM_EXT_WRITER);
    reader.each(table.writers, table.writer_count, writer_least, "writer", PLM_EXT_WRITER,
                [&](const plm_writer& writer, const std::string& what) {
                    library.info.writers.push_back(writer_of(reader, writer, what));
                    library.writers.push_back(&writer);
                });
}

}  // namespace

LibraryInfo library_info(const std::filesystem::path& file, const plm_entry_table& entry) {
    const TableReader reader(file);
    LibraryInfo library;
    library.info.abi_major = entry.abi_major;
    library.info.abi_minor = entry.abi_minor;
    read_identity(reader, entry, library.info);
    read_document_analyzers(reader, entry, library);
    read_corpus_analyzers(reader, entry, library);
    read_writers(reader, entry, library);
    if (library.analyzers.empty() && library.writers.empty())
        refuse(problem::no_analyzers, file,
               fmt::format("brings no analyzer and no writer: it has none under {}, {} or {}; if "
                           "it uses another extension, or another draft, it needs another "
                           "palimpsest",
                           PLM_EXT_ANALYZER, PLM_EXT_CORPUS, PLM_EXT_WRITER));
    if (const auto fault = fault_of(library.info)) refuse(fault->code, file, fault->message);
    return library;
}

}  // namespace palimpsest::core::detail
