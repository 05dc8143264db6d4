#include "core/pipeline/key_table.hpp"

#include <algorithm>
#include <cstdlib>

#include "core/pipeline/suggestion.hpp"
#include "palimpsest/ext/draft/writer.h"

namespace palimpsest::core {

namespace {

void refuse_unknown_keys(const TomlNode& table, const KeyTable& keys,
                         const OptionContext& context) {
    std::vector<std::string> known;
    for (const OptionInfo& option : keys.options) known.push_back(option.name);
    for (const std::string& key : keys.other_keys) known.push_back(key);
    for (const TomlEntry& entry : table.entries) {
        if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
        context.report.error(codes::unknown_key, entry.place,
                             "unknown key `" + entry.key + "` in " + context.owner,
                             suggestion(entry.key, known, "allowed"));
    }
}

OptionInfo key(std::string name, std::uint32_t type, std::string by_default, std::string doc) {
    OptionInfo info;
    info.name = std::move(name);
    info.type = type;
    info.by_default = std::move(by_default);
    info.doc = std::move(doc);
    return info;
}

std::vector<OptionInfo> made_read_keys() {
    std::vector<OptionInfo> keys{
        key("paths", PLM_OPTION_STRING, "",
            "Files to read: patterns (`*`, `?`, `[...]`, and `**` for folders of any depth) or "
            "folders, relative to the pipeline file; or [\"-\"] for standard input."),
        key("format", PLM_OPTION_CHOICE, "\"text\"",
            "`text`: a file is a document. `jsonl`: a line is a JSON object with a document."),
        key("encoding", PLM_OPTION_STRING, "\"auto\"",
            "`auto` decides for each file; or a name such as UTF-8, GB18030, Big5, UTF-16."),
        key("on_invalid", PLM_OPTION_CHOICE, "\"quarantine\"",
            "What becomes of a document with bytes that its encoding does not allow: "
            "`quarantine` sets it aside, `replace` puts U+FFFD in their place."),
        key("max_document", PLM_OPTION_SIZE, "\"256 MB\"",
            "Larger documents go to quarantine unread."),
        key("text_field", PLM_OPTION_STRING, "\"text\"",
            "The field of a JSON line that holds the text."),
        key("id_field", PLM_OPTION_STRING, "\"id\"",
            "The field of a JSON line that holds the document's id.")};
    keys[0].list = true;
    keys[1].choices = {"text", "jsonl"};
    keys[3].choices = {"quarantine", "replace"};
    keys[4].minimum = "1";
    return keys;
}

}  // namespace

std::vector<ReadOption> read_options(const TomlNode& table, const KeyTable& keys,
                                     const OptionContext& context) {
    refuse_unknown_keys(table, keys, context);
    std::vector<ReadOption> result;
    for (const OptionInfo& option : keys.options) {
        ReadOption& read = result.emplace_back();
        const TomlEntry* entry = table.find(option.name);
        if (entry == nullptr && option.by_default.empty()) {
            context.report.error(codes::missing_key, keys.place,
                                 context.owner + " needs `" + option.name + "`",
                                 option.name + ": " + wanted_form(option) +
                                     (option.doc.empty() ? "" : "; " + option.doc));
            continue;
        }
        std::optional<Value> value;
        if (entry == nullptr) {
            value = default_value(option, keys.place, context);
        } else {
            value = option_value(option, entry->value, context);
            read.node = &entry->value;
            const Place& place = entry->place;
            read.resolved.origin = context.report.source(place).is_file()
                                       ? ResolvedOption::Origin::file
                                       : ResolvedOption::Origin::command_line;
            read.resolved.place = context.report.shown(place);
        }
        read.good = value.has_value();
        if (value) read.resolved.value = *std::move(value);
    }
    return result;
}

const ReadOption& option_named(std::span<const OptionInfo> options,
                               const std::vector<ReadOption>& read, std::string_view name) {
    for (std::size_t i = 0; i < options.size(); ++i)
        if (options[i].name == name) return read[i];
    std::abort();
}

std::span<const OptionInfo> read_keys() {
    static const std::vector<OptionInfo> keys = made_read_keys();
    return keys;
}

std::vector<OptionInfo> write_keys(const WriterInfo* writer) {
    const bool folder = writer != nullptr && writer->output == PLM_WRITES_FOLDER;
    std::vector<OptionInfo> keys{
        key("path", PLM_OPTION_PATH, "",
            folder ? "The folder to write to, relative to the pipeline file."
                   : "The file to write, relative to the pipeline file; everything else that a run "
                     "writes stands beside it.")};
    if (writer != nullptr) keys.insert(keys.end(), writer->options.begin(), writer->options.end());
    return keys;
}

}  // namespace palimpsest::core
