#include "core/plugins/info_differences.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>

#include "core/plugins/abi_names.hpp"

namespace palimpsest::core {
namespace {

std::string shown(const std::string& text) {
    constexpr std::size_t most = 80;
    if (text.size() <= most) return fmt::format("\"{}\"", text);
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return fmt::format("\"{}...\" ({} bytes)", text.substr(0, end), text.size());
}
std::string shown(std::uint32_t number) { return std::to_string(number); }
std::string shown(bool value) { return value ? "true" : "false"; }
std::string shown(AnalyzerKind kind) {
    return kind == AnalyzerKind::document ? "document" : "corpus";
}
std::string shown(const std::vector<std::string>& texts) { return fmt::format("{}", texts); }

class Comparison {
  public:
    template <class T>
    void field(std::string_view name, const T& manifest, const T& library) {
        if (manifest != library) report(name, shown(manifest), shown(library));
    }
    void word(std::string_view name, std::span<const NamedValue> names, std::uint32_t manifest,
              std::uint32_t library) {
        if (manifest != library)
            report(name, std::string(name_of(names, manifest)),
                   std::string(name_of(names, library)));
    }
    /// Compares entry by entry, because plugins and host refer to entries by their index.
    template <class T, class Compare>
    void list(std::string_view what, const std::vector<T>& manifest, const std::vector<T>& library,
              Compare compare) {
        if (manifest.size() != library.size())
            report(fmt::format("number of {}s", what), std::to_string(manifest.size()),
                   std::to_string(library.size()));
        const std::string outside = where_;
        for (std::size_t i = 0; i < std::min(manifest.size(), library.size()); ++i) {
            where_ = fmt::format("{} {}{}{}", what, label(manifest[i], i),
                                 outside.empty() ? "" : " of ", outside);
            compare(manifest[i], library[i]);
        }
        where_ = outside;
    }

    std::vector<std::string> found;

  private:
    template <class T>
    static std::string label(const T& entry, std::size_t index) {
        if constexpr (requires { entry.id; }) return fmt::format("'{}'", entry.id);
        if constexpr (requires { entry.name; }) return fmt::format("'{}'", entry.name);
        return std::to_string(index);
    }
    void report(std::string_view name, const std::string& manifest, const std::string& library) {
        found.push_back(fmt::format("{}{}{} is {} in the manifest, {} in the library", where_,
                                    where_.empty() ? "" : ": ", name, manifest, library));
    }

    std::string where_;
};

void compare(Comparison& to, const OptionInfo& manifest, const OptionInfo& library) {
    to.field("name", manifest.name, library.name);
    to.word("type", option_types, manifest.type, library.type);
    to.field("list", manifest.list, library.list);
    to.field("default", manifest.by_default, library.by_default);
    to.field("minimum", manifest.minimum, library.minimum);
    to.field("maximum", manifest.maximum, library.maximum);
    to.field("choices", manifest.choices, library.choices);
    to.field("unit", manifest.unit, library.unit);
    to.field("doc", manifest.doc, library.doc);
    to.field("since", manifest.since, library.since);
}

void compare(Comparison& to, const ColumnInfo& manifest, const ColumnInfo& library) {
    to.field("name", manifest.name, library.name);
    to.word("type", column_types, manifest.type, library.type);
    to.field("nullable", manifest.nullable, library.nullable);
    to.field("target", manifest.target, library.target);
    to.field("doc", manifest.doc, library.doc);
}

void compare(Comparison& to, const LayerInfo& manifest, const LayerInfo& library) {
    to.field("name", manifest.name, library.name);
    to.word("access", layer_accesses, manifest.access, library.access);
    to.field("additive", manifest.additive, library.additive);
    to.field("table", manifest.table, library.table);
    to.field("schema", manifest.schema, library.schema);
    to.field("parent", manifest.parent, library.parent);
    to.field("field", manifest.field, library.field);
    to.field("doc", manifest.doc, library.doc);
    to.list("column", manifest.columns, library.columns,
            [&](const auto& a, const auto& b) { compare(to, a, b); });
}

void compare(Comparison& to, const ProjectionInfo& manifest, const ProjectionInfo& library) {
    to.field("drop", manifest.drop, library.drop);
    to.field("fold", manifest.fold, library.fold);
}

void compare(Comparison& to, const RoundInfo& manifest, const RoundInfo& library) {
    to.field("name", manifest.name, library.name);
    to.word("key", round_keys, manifest.key, library.key);
    to.field("iterations", manifest.iterations, library.iterations);
}

void compare(Comparison& to, const AnalyzerInfo& manifest, const AnalyzerInfo& library) {
    const auto each = [&](const auto& a, const auto& b) { compare(to, a, b); };
    to.field("id", manifest.id, library.id);
    to.field("kind", manifest.kind, library.kind);
    to.field("summary", manifest.summary, library.summary);
    to.field("doc", manifest.doc, library.doc);
    to.word("threading", threadings, manifest.threading, library.threading);
    to.list("option", manifest.options, library.options, each);
    to.list("layer", manifest.layers, library.layers, each);
    to.list("projection", manifest.projections, library.projections, each);
    to.list("round", manifest.rounds, library.rounds, each);
}

void compare(Comparison& to, const WriterInfo& manifest, const WriterInfo& library) {
    to.field("id", manifest.id, library.id);
    to.field("summary", manifest.summary, library.summary);
    to.field("doc", manifest.doc, library.doc);
    to.word("threading", threadings, manifest.threading, library.threading);
    to.word("output", writer_outputs, manifest.output, library.output);
    to.list("option", manifest.options, library.options,
            [&](const auto& a, const auto& b) { compare(to, a, b); });
}

}  // namespace

std::vector<std::string> differences(const PluginInfo& manifest, const PluginInfo& library) {
    Comparison to;
    to.field("name", manifest.name, library.name);
    to.field("version", manifest.version, library.version);
    to.field("sdk_version", manifest.sdk_version, library.sdk_version);
    to.field("summary", manifest.summary, library.summary);
    to.field("license", manifest.license, library.license);
    to.field("abi_major", manifest.abi_major, library.abi_major);
    to.field("abi_minor", manifest.abi_minor, library.abi_minor);
    to.list("analyzer", manifest.analyzers, library.analyzers,
            [&](const auto& a, const auto& b) { compare(to, a, b); });
    to.list("writer", manifest.writers, library.writers,
            [&](const auto& a, const auto& b) { compare(to, a, b); });
    return std::move(to.found);
}

}  // namespace palimpsest::core
