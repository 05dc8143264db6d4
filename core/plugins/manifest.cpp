#include "core/plugins/manifest.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <sstream>

#include "core/plugins/info_checks.hpp"
#include "core/plugins/manifest_table.hpp"
#include "core/plugins/plugin_error.hpp"
#include "core/plugins/problem_codes.hpp"

namespace palimpsest::core {
namespace {

using detail::ManifestSource;
using detail::ManifestTable;

constexpr std::uint32_t manifest_format = 1;
constexpr std::uintmax_t most_bytes = 16 << 20;

OptionInfo option_of(ManifestTable& table) {
    OptionInfo option;
    option.name = table.text("name");
    option.type = table.word("type", option_types);
    option.list = table.boolean("list");
    option.by_default = table.text("default");
    option.minimum = table.text("minimum");
    option.maximum = table.text("maximum");
    option.choices = table.texts("choices");
    option.unit = table.text("unit");
    option.doc = table.text("doc");
    option.since = table.text("since");
    table.finish();
    return option;
}

ColumnInfo column_of(ManifestTable& table) {
    ColumnInfo column;
    column.name = table.text("name");
    column.type = table.word("type", column_types);
    column.nullable = table.boolean("nullable");
    column.target = table.text("target");
    column.doc = table.text("doc");
    table.finish();
    return column;
}

LayerInfo layer_of(ManifestTable& table) {
    LayerInfo layer;
    layer.name = table.text("name");
    layer.access = table.word("access", layer_accesses);
    layer.additive = table.boolean("additive");
    layer.table = table.boolean("table");
    layer.schema = table.number("schema");
    layer.parent = table.text("parent");
    layer.field = table.text("field");
    layer.doc = table.text("doc");
    for (ManifestTable& column : table.tables("column")) layer.columns.push_back(column_of(column));
    table.finish();
    return layer;
}

ProjectionInfo projection_of(ManifestTable& table) {
    ProjectionInfo projection;
    projection.drop = table.number("drop");
    projection.fold = table.number("fold");
    table.finish();
    return projection;
}

RoundInfo round_of(ManifestTable& table) {
    RoundInfo round;
    round.name = table.text("name");
    round.key = table.word("key", round_keys);
    round.iterations = table.number("iterations");
    table.finish();
    return round;
}

AnalyzerInfo analyzer_of(ManifestTable& table) {
    constexpr NamedValue kinds[] = {{"document", 0}, {"corpus", 1}};
    AnalyzerInfo analyzer;
    analyzer.id = table.text("id");
    analyzer.kind = table.word("kind", kinds) == 0 ? AnalyzerKind::document : AnalyzerKind::corpus;
    analyzer.summary = table.text("summary");
    analyzer.doc = table.text("doc");
    analyzer.threading = table.word("threading", threadings);
    for (ManifestTable& option : table.tables("option"))
        analyzer.options.push_back(option_of(option));
    for (ManifestTable& layer : table.tables("layer")) analyzer.layers.push_back(layer_of(layer));
    for (ManifestTable& projection : table.tables("projection"))
        analyzer.projections.push_back(projection_of(projection));
    for (ManifestTable& round : table.tables("round")) analyzer.rounds.push_back(round_of(round));
    table.finish();
    return analyzer;
}

WriterInfo writer_of(ManifestTable& table) {
    WriterInfo writer;
    writer.id = table.text("id");
    writer.summary = table.text("summary");
    writer.doc = table.text("doc");
    writer.threading = table.word("threading", threadings);
    writer.output = table.word("output", writer_outputs);
    for (ManifestTable& option : table.tables("option"))
        writer.options.push_back(option_of(option));
    table.finish();
    return writer;
}

PluginInfo plugin_of(ManifestTable& root, ManifestSource& source) {
    const std::uint32_t format = root.number("manifest");
    if (format != manifest_format)
        root.refuse_key("manifest", fmt::format("is {}, but this palimpsest reads manifests of "
                                                "format {} alone",
                                                format, manifest_format));
    PluginInfo info;
    ManifestTable plugin = root.table("plugin");
    info.abi_major = plugin.number("abi_major");
    info.abi_minor = plugin.number("abi_minor");
    source.other_abi = info.abi_major != PLM_ABI_MAJOR || info.abi_minor > PLM_ABI_MINOR;
    info.name = plugin.text("name");
    info.version = plugin.text("version");
    info.sdk_version = plugin.text("sdk_version");
    info.summary = plugin.text("summary");
    info.license = plugin.text("license");
    plugin.finish();
    // What stands in a manifest for another major version is not for this program to judge.
    if (info.abi_major != PLM_ABI_MAJOR) return info;
    for (ManifestTable& analyzer : root.tables("analyzer"))
        info.analyzers.push_back(analyzer_of(analyzer));
    for (ManifestTable& writer : root.tables("writer")) info.writers.push_back(writer_of(writer));
    root.finish();
    return info;
}

}  // namespace

PluginInfo parsed_manifest(std::string_view text, const std::filesystem::path& file) {
    ManifestSource source{file};
    PluginInfo info;
    try {
        const toml::table document = toml::parse(text);
        ManifestTable root(document, "the manifest", source);
        info = plugin_of(root, source);
    } catch (const toml::parse_error& error) {
        refuse(problem::manifest_unreadable, file,
               fmt::format("is not TOML: {}; build the plugin again, or correct the manifest",
                           error.description()),
               error.source().begin.line);
    }
    if (const auto fault = fault_of(info)) refuse(fault->code, file, fault->message);
    return info;
}

PluginInfo read_manifest(const std::filesystem::path& file) {
    std::error_code failure;
    const std::uintmax_t size = std::filesystem::file_size(file, failure);
    if (!failure && size > most_bytes)
        refuse(problem::manifest_unreadable, file,
               fmt::format("is {} bytes long, which no manifest is; build the plugin again", size));
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    if (failure || !stream || (size > 0 && !(text << stream.rdbuf())))
        refuse(problem::manifest_unreadable, file,
               fmt::format("cannot be read: {}; check that it is a file and its permissions",
                           failure ? failure.message() : std::strerror(errno)));
    return parsed_manifest(text.view(), file);
}

}  // namespace palimpsest::core
