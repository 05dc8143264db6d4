#include <algorithm>

#include "core/pipeline/draft.hpp"
#include "core/pipeline/input_pattern.hpp"
#include "core/pipeline/suggestion.hpp"
#include "core/text/decode.hpp"
#include "palimpsest/ext/draft/writer.h"

namespace palimpsest::core {

namespace {

void read_paths(const ReadOption& paths, ReadOptions& result, const CheckContext& context) {
    if (!paths.good || paths.node == nullptr) return;
    Report& report = context.report;
    if (paths.node->items.empty())
        report.error(codes::bad_path, paths.node->place, "`paths` of [read] names nothing to read",
                     "for example: paths = [\"reports/**/*.txt\"]");
    for (const TomlNode& item : paths.node->items) {
        if (item.text.empty() || item.text.find('\0') != std::string::npos)
            report.error(
                codes::bad_path, item.place,
                item.text.empty() ? "this path is empty" : "this path has a NUL character in it");
        else if (item.text == "-" && paths.node->items.size() > 1)
            report.error(codes::bad_path, item.place,
                         "standard input (`-`) cannot be read beside other paths");
        else
            result.paths.push_back(absolute_pattern(item.text, context.folder));
    }
}

void read_encoding(const ReadOption& option, ReadOptions& result, const CheckContext& context) {
    if (!option.good || option.node == nullptr) return;
    const std::string& name = option.resolved.value.text;
    if (const auto canonical = canonical_encoding(name)) {
        result.encoding = *canonical;
        return;
    }
    static const std::vector<std::string> common{
        "auto",       "UTF-8",    "UTF-16", "UTF-16LE",   "UTF-16BE",     "GB18030",
        "GBK",        "GB2312",   "Big5",   "Shift_JIS",  "EUC-JP",       "EUC-KR",
        "ISO-8859-1", "US-ASCII", "UTF-32", "HZ-GB-2312", "windows-1252", "windows-1251"};
    context.report.error(codes::unknown_encoding, option.node->place,
                         "there is no encoding `" + name + "`",
                         suggestion(name, common, "for example"));
}

void note_origins(const std::string& owner, std::span<const OptionInfo> keys,
                  const std::vector<ReadOption>& options, const CheckContext& context) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const ResolvedOption& option = options[i].resolved;
        context.origins[owner + "." + keys[i].name] =
            option.origin == ResolvedOption::Origin::plugin_default ? "default" : option.place;
    }
}

/// `output` replaces the folder, when it is given.
void read_path(WriteDraft& draft, const std::string& owner, const CheckContext& context) {
    std::filesystem::path& path = draft.target.path;
    const WriterInfo* writer = draft.target.writer.writer;
    const bool folder = writer != nullptr && writer->output == PLM_WRITES_FOLDER;
    if (folder && !path.has_filename()) path = path.parent_path();
    if (const auto& output = context.overrides.output) {
        context.origins[owner + ".path"] += ", --output";
        path = std::filesystem::absolute(*output / path.filename()).lexically_normal();
    }
    if (path.has_filename()) return;
    context.report.error(codes::bad_path, draft.place,
                         folder ? "`path` of [[write]] is the root of all folders"
                                : "`path` of [[write]] is a folder; name the file in it",
                         "for example: path = \"out/annotations.jsonl\"");
    draft.good = false;
}

/// The writer that `use` names; null, and reported, when there is none.
Registry::FoundWriter read_writer(const TomlNode& table, const CheckContext& context) {
    const TomlEntry* use = table.find("use");
    if (use == nullptr) {
        context.report.error(codes::missing_key, table.place, "[[write]] needs `use`",
                             "use = \"jsonl\"");
        return {};
    }
    if (use->value.kind == TomlNode::Kind::broken) return {};
    Registry::FoundWriter found;
    if (use->value.kind == TomlNode::Kind::string)
        found = context.registry.find_writer(use->value.text);
    if (found.writer == nullptr)
        context.report.error(
            codes::unknown_writer, use->value.place,
            use->value.kind == TomlNode::Kind::string
                ? "there is no writer `" + use->value.text + "`"
                : "`use` of [[write]] must be the name of a writer",
            suggestion(use->value.text, context.registry.writer_ids(), "there is"));
    return found;
}

/// Without a writer nobody knows which keys are right: `path` alone is looked at.
std::vector<ReadOption> read_write_keys(const TomlNode& table, const std::vector<OptionInfo>& keys,
                                        const WriteDraft& draft, const CheckContext& context) {
    std::vector<std::string> others{"use"};
    if (draft.target.writer.writer == nullptr)
        for (const TomlEntry& entry : table.entries)
            if (entry.key != "path") others.push_back(entry.key);
    const OptionContext option_context{context.report, "[[write]]", context.folder};
    return read_options(table, {keys, others, table.place}, option_context);
}

WriteDraft read_write(const TomlNode& table, const std::string& owner,
                      const CheckContext& context) {
    WriteDraft draft;
    draft.target.writer = read_writer(table, context);
    const TomlEntry* use = table.find("use");
    draft.use_place = use == nullptr ? table.place : use->value.place;
    if (use != nullptr) draft.target.use = use->value.text;
    const std::vector<OptionInfo> keys = write_keys(draft.target.writer.writer);
    std::vector<ReadOption> options = read_write_keys(table, keys, draft, context);
    note_origins(owner, keys, options, context);
    const ReadOption& path = options.front();
    draft.place = path.node == nullptr ? table.place : path.node->place;
    draft.target.path = path.resolved.value.text;
    draft.good = path.good;
    if (path.good) read_path(draft, owner, context);
    for (std::size_t i = 1; i < options.size(); ++i) {
        draft.values.push_back(options[i].node);
        draft.target.options.push_back(std::move(options[i].resolved));
    }
    return draft;
}

}  // namespace

ReadOptions read_read_table(const TomlNode& root, const CheckContext& context) {
    ReadOptions result;
    const TomlEntry* entry = root.find("read");
    const Place place = entry == nullptr ? Place{} : entry->place;
    if (entry == nullptr || entry->value.kind != TomlNode::Kind::table) {
        const bool array = entry != nullptr && entry->value.kind == TomlNode::Kind::array;
        context.report.error(entry == nullptr ? codes::missing_key : codes::wrong_type, place,
                             entry == nullptr ? "the pipeline has no [read]: what is to be read?"
                             : array          ? "there is one [read], written with one bracket"
                                              : "`read` must be a table",
                             "[read]\npaths = [\"reports/**/*.txt\"]");
        return result;
    }
    const OptionContext option_context{context.report, "[read]", context.folder};
    const auto options = read_options(entry->value, {read_keys(), {}, place}, option_context);
    note_origins("read", read_keys(), options, context);
    const auto option = [&](std::string_view name) -> const ReadOption& {
        return option_named(read_keys(), options, name);
    };
    const auto value = [&](std::string_view name) -> const Value& {
        return option(name).resolved.value;
    };
    read_paths(option("paths"), result, context);
    read_encoding(option("encoding"), result, context);
    result.format = value("format").text;
    result.replace_invalid = value("on_invalid").text == "replace";
    result.max_document = static_cast<std::uint64_t>(value("max_document").integer);
    result.text_field = value("text_field").text;
    result.id_field = value("id_field").text;
    return result;
}

std::vector<WriteDraft> read_writes(const TomlNode& root, const CheckContext& context) {
    std::vector<WriteDraft> writes;
    const auto tables = tables_of(root, "write", context);
    for (const TomlNode* table : tables)
        writes.push_back(read_write(*table, "write " + std::to_string(writes.size() + 1), context));
    if (root.find("write") == nullptr)
        context.report.error(codes::no_write, Place{}, "the pipeline has no [[write]]",
                             "[[write]]\nuse  = \"jsonl\"\npath = \"out/annotations.jsonl\"");
    return writes;
}

}  // namespace palimpsest::core
