#include "core/pipeline/overrides.hpp"

#include <algorithm>
#include <filesystem>
#include <variant>

#include "core/pipeline/code_points.hpp"
#include "core/pipeline/input_pattern.hpp"
#include "core/pipeline/suggestion.hpp"
#include "core/text/utf8.hpp"

namespace palimpsest::core {

namespace {

/// What may be shown in a terminal of bytes that need not be UTF-8.
std::string shown_bytes(const std::string& bytes) {
    if (is_valid_utf8(bytes)) return bytes;
    std::string text = bytes;
    std::replace_if(
        text.begin(), text.end(), [](char c) { return (c & '\x80') != 0; }, '?');
    return text;
}

std::string text_of(const TomlNode& table, std::string_view key) {
    const TomlEntry* entry = table.find(key);
    return entry == nullptr || entry->value.kind != TomlNode::Kind::string ? "" : entry->value.text;
}

std::vector<TomlNode*> tables_of(TomlNode& root, std::string_view key) {
    std::vector<TomlNode*> tables;
    TomlEntry* entry = root.find(key);
    if (entry == nullptr) return tables;
    for (TomlNode& item : entry->value.items)
        if (item.kind == TomlNode::Kind::table) tables.push_back(&item);
    return tables;
}

/// The table [read], made where the file has none; null when `read` is something else.
TomlNode* read_table(TomlNode& root, const Place& place) {
    if (root.find("read") == nullptr) {
        TomlEntry entry{"read", place, {}};
        entry.value.kind = TomlNode::Kind::table;
        entry.value.place = place;
        root.entries.push_back(std::move(entry));
    }
    TomlNode& table = root.find("read")->value;
    return table.kind == TomlNode::Kind::table ? &table : nullptr;
}

void put(TomlNode& table, TomlEntry entry) {
    if (TomlEntry* old = table.find(entry.key))
        *old = std::move(entry);
    else
        table.entries.push_back(std::move(entry));
}

/// One `--set STEP.OPTION=VALUE`.
class Setting {
  public:
    Setting(std::string text, std::size_t source, Report& report)
        : text_(std::move(text)), source_(source), report_(report) {}

    void apply(TomlNode& root) {
        const std::size_t equals = text_.find('=');
        const std::size_t dot = text_.substr(0, equals).find('.');
        if (equals == std::string::npos || dot == std::string::npos || dot == 0 ||
            dot + 1 == equals)
            return fail(0, text_.size(), "this is not of the form STEP.OPTION=VALUE",
                        "for example: --set years.threshold=0.5, --set read.encoding=GBK");
        const std::string owner = text_.substr(0, dot);
        TomlEntry entry;
        entry.key = text_.substr(dot + 1, equals - dot - 1);
        entry.place = place(dot + 1, equals);
        if (entry.key == "use" || entry.key == "name")
            return fail(dot + 1, equals, "`" + entry.key + "` can be said in the file only", "");
        const std::vector<TomlNode*> tables = owners(root, owner, place(0, dot));
        if (tables.empty() || !read_value(entry.value, equals + 1)) return;
        for (TomlNode* table : tables) put(*table, entry);
    }

  private:
    Place place(std::size_t begin, std::size_t end) const {
        Place result = report_.source(source_).place(begin, end);
        result.source = source_;
        return result;
    }

    void fail(std::size_t begin, std::size_t end, std::string message, std::string help) const {
        report_.error(codes::bad_override, place(begin, end), std::move(message), std::move(help));
    }

    /// The tables that a name before the dot stands for; none when that was reported, or when what
    /// stands there in the file is no table, which is reported elsewhere.
    std::vector<TomlNode*> owners(TomlNode& root, const std::string& name,
                                  const Place& where) const {
        if (name == "write") return tables_of(root, "write");
        if (name == "read") {
            TomlNode* table = read_table(root, where);
            return table == nullptr ? std::vector<TomlNode*>{} : std::vector<TomlNode*>{table};
        }
        std::vector<TomlNode*> named, using_it;
        std::vector<std::string> labels;
        for (TomlNode* step : tables_of(root, "step")) {
            const std::string use = text_of(*step, "use");
            const std::string label = step->find("name") == nullptr ? use : text_of(*step, "name");
            labels.push_back(label);
            if (label == name) named.push_back(step);
            if (use == name) using_it.push_back(step);
        }
        if (!named.empty()) return {named.front()};
        if (using_it.size() == 1) return using_it;
        std::vector<TomlNode*> writing;
        for (TomlNode* write : tables_of(root, "write")) {
            const std::string use = text_of(*write, "use");
            if (use == name) writing.push_back(write);
            if (std::find(labels.begin(), labels.end(), use) == labels.end()) labels.push_back(use);
        }
        if (using_it.empty() && !writing.empty()) return writing;
        labels.insert(labels.end(), {"read", "write"});
        if (using_it.size() > 1)
            report_.error(codes::bad_override, where, "several steps use `" + name + "`",
                          "say which by its name; " + suggestion("", labels, "there are"));
        else
            report_.error(codes::bad_override, where, "no step or writer is called `" + name + "`",
                          suggestion(name, labels, "there are"));
        return {};
    }

    bool read_value(TomlNode& value, std::size_t begin) const {
        const std::string text = text_.substr(begin);
        auto parsed = parsed_toml_value(text);
        if (auto* node = std::get_if<TomlNode>(&parsed)) {
            value = std::move(*node);
            move_places(value, begin);
        } else {
            const char first = text.empty() ? ' ' : text.front();
            if (first == '"' || first == '\'') {
                const auto& error = std::get<TomlSyntaxError>(parsed);
                fail(begin, text_.size(), "the value is no TOML: " + error.message, "");
                return false;
            }
            value.kind =
                first == '[' || first == '{' ? TomlNode::Kind::unreadable : TomlNode::Kind::string;
            value.text = text;
            value.place = place(begin, text_.size());
        }
        value.raw = text;
        return true;
    }

    void move_places(TomlNode& node, std::size_t begin) const {
        node.place.source = source_;
        node.place.column += code_point_count(std::string_view(text_).substr(0, begin));
        for (TomlNode& item : node.items) move_places(item, begin);
    }

    std::string text_;
    std::size_t source_;
    Report& report_;
};

void apply_inputs(TomlNode& root, const std::vector<std::string>& inputs, Report& report) {
    TomlEntry entry;
    entry.key = "paths";
    entry.value.kind = TomlNode::Kind::array;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const std::string shown = shown_bytes(inputs[i]);
        TomlNode item;
        item.kind = TomlNode::Kind::string;
        item.place.source =
            report.add(Source("--input number " + std::to_string(i + 1), shown, false));
        item.place.line = item.place.column = 1;
        item.place.length = std::max(1U, code_point_count(shown));
        item.text = absolute_pattern(inputs[i], std::filesystem::current_path());
        entry.value.items.push_back(std::move(item));
    }
    entry.place = entry.value.place = entry.value.items.front().place;
    if (TomlNode* table = read_table(root, entry.place)) put(*table, std::move(entry));
}

}  // namespace

void apply_overrides(TomlNode& root, const Overrides& overrides, Report& report) {
    for (std::size_t i = 0; i < overrides.set.size(); ++i) {
        const std::string& text = overrides.set[i];
        const std::size_t source =
            report.add(Source("--set number " + std::to_string(i + 1), shown_bytes(text), false));
        if (is_valid_utf8(text)) {
            Setting(text, source, report).apply(root);
        } else {
            report.error(codes::bad_override, Place{source, 1, 1, 1}, "this is not UTF-8",
                         "set the terminal's locale to UTF-8");
        }
    }
    if (!overrides.input.empty()) apply_inputs(root, overrides.input, report);
}

}  // namespace palimpsest::core
