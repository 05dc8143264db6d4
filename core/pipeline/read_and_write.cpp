#include <algorithm>

#include "core/pipeline/draft.hpp"
#include "core/pipeline/input_pattern.hpp"
#include "core/pipeline/suggestion.hpp"
#include "core/text/decode.hpp"

namespace palimpsest::core {

namespace {

const std::vector<std::string> writers{"jsonl"};

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
    if (const auto& output = context.overrides.output) {
        context.origins[owner + ".path"] += ", --output";
        draft.target.path =
            std::filesystem::absolute(*output / draft.target.path.filename()).lexically_normal();
    }
    if (draft.target.path.has_filename()) return;
    context.report.error(codes::bad_path, draft.place,
                         "`path` of [[write]] is a folder; name the file in it",
                         "for example: path = \"out/annotations.jsonl\"");
    draft.good = false;
}

WriteDraft read_write(const TomlNode& table, const std::string& owner,
                      const CheckContext& context) {
    WriteDraft draft;
    const OptionContext option_context{context.report, "[[write]]", context.folder};
    const auto options = read_options(table, {write_keys(), {"use"}, table.place}, option_context);
    note_origins(owner, write_keys(), options, context);
    const ReadOption& path = option_named(write_keys(), options, "path");
    const ReadOption& covered = option_named(write_keys(), options, "covered_text");
    draft.place = path.node == nullptr ? table.place : path.node->place;
    draft.target.path = path.resolved.value.text;
    draft.target.covered_text = covered.resolved.value.integer;
    draft.good = path.good && covered.good;
    const TomlEntry* use = table.find("use");
    if (use == nullptr) {
        context.report.error(codes::missing_key, table.place, "[[write]] needs `use`",
                             "use = \"jsonl\"");
    } else if (use->value.kind != TomlNode::Kind::string ||
               std::find(writers.begin(), writers.end(), use->value.text) == writers.end()) {
        if (use->value.kind == TomlNode::Kind::broken) return draft;
        context.report.error(codes::unknown_writer, use->value.place,
                             use->value.kind == TomlNode::Kind::string
                                 ? "there is no writer `" + use->value.text + "`"
                                 : "`use` of [[write]] must be the name of a writer",
                             suggestion(use->value.text, writers, "there is"));
    } else {
        draft.target.use = use->value.text;
    }
    if (path.good) read_path(draft, owner, context);
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
