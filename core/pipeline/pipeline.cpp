#include "core/pipeline/pipeline.hpp"

#include <cstdlib>
#include <map>
#include <set>

#include "core/pipeline/canonical.hpp"
#include "core/pipeline/draft.hpp"
#include "core/pipeline/file_text.hpp"
#include "core/pipeline/named_files.hpp"
#include "core/pipeline/overrides.hpp"
#include "core/pipeline/plugin_check.hpp"
#include "core/pipeline/suggestion.hpp"
#include "core/pipeline/variables.hpp"
#include "core/plugins/instance.hpp"
#include "core/text/utf8.hpp"

namespace palimpsest::core {

namespace {

Checked refused(const std::filesystem::path& file, const CodeInfo& code, std::string message,
                std::string help) {
    Report report(Source(file.string(), "", true));
    report.error(code, Place{}, std::move(message), std::move(help));
    return {std::nullopt, report.diagnostics()};
}

Checked refused_encoding(std::string_view bytes, const std::filesystem::path& file) {
    const auto offset = static_cast<std::size_t>(first_invalid_utf8(bytes).value_or(0));
    std::string text(bytes.substr(0, bytes.find('\n', offset)));
    for (std::size_t at = offset; at < text.size(); ++at)
        if ((text[at] & '\x80') != 0) text[at] = '?';
    Report report(Source(file.string(), text, true));
    report.error(codes::not_utf8, report.source(0).place(offset, offset + 1),
                 "the file is not UTF-8: byte " + std::to_string(offset) + " cannot stand there",
                 "save it as UTF-8; `read.encoding` is about the documents, not about this file");
    return {std::nullopt, report.diagnostics()};
}

void check_version(const TomlNode& root, Report& report) {
    const TomlEntry* entry = root.find("version");
    if (entry == nullptr)
        report.error(codes::version, Place{0, 1, 0, 1}, "the pipeline does not say its version",
                     "put this at the top of the file: version = 1");
    else if (entry->value.kind != TomlNode::Kind::integer || entry->value.integer != 1)
        report.error(codes::version, entry->value.place,
                     "this program knows version 1 of pipeline files", "version = 1");
}

void check_top_keys(const TomlNode& root, Report& report) {
    static const std::vector<std::string> known{"version", "read", "step", "write"};
    for (const TomlEntry& entry : root.entries) {
        if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
        const bool table =
            entry.value.kind == TomlNode::Kind::table || entry.value.kind == TomlNode::Kind::array;
        report.error(codes::unknown_key, entry.place,
                     std::string("unknown ") + (table ? "table" : "key") + " `" + entry.key + "`",
                     suggestion(entry.key, known, "at the top of a file are allowed"));
    }
}

Pipeline assembled(const std::filesystem::path& file, std::vector<StepDraft> steps,
                   std::vector<WriteDraft> writes) {
    Pipeline pipeline;
    pipeline.file = file;
    for (StepDraft& draft : steps) pipeline.steps.push_back(std::move(draft.step));
    for (WriteDraft& draft : writes) pipeline.writes.push_back(std::move(draft.target));
    return pipeline;
}

}  // namespace

bool WriteTarget::is_folder() const { return writer.writer->output == PLM_WRITES_FOLDER; }

std::vector<std::filesystem::path> WriteTarget::files() const {
    std::vector<std::filesystem::path> result;
    if (!is_folder()) result.push_back(path);
    for (const std::string& name : names)
        result.push_back((is_folder() ? path : path.parent_path()) / name);
    return result;
}

Environment process_environment() {
    return [](const std::string& name) -> std::optional<std::string> {
        const char* value = std::getenv(name.c_str());
        return value == nullptr ? std::nullopt : std::optional<std::string>(value);
    };
}

Checked load_pipeline_text(std::string_view bytes, const std::filesystem::path& file,
                           const Registry& registry, const Overrides& overrides,
                           const Environment& environment, const OptionCheck& check) {
    if (bytes.size() > largest_pipeline_file)
        return refused(file, codes::file_too_large, "the file is larger than 1 MiB", "");
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
    if (!is_valid_utf8(bytes)) return refused_encoding(bytes, file);
    Report report(Source(file.string(), std::string(bytes), true));
    auto parsed = parsed_toml(report.source(0));
    if (const auto* error = std::get_if<TomlSyntaxError>(&parsed)) {
        report.error(
            error->too_deep ? codes::file_too_large : codes::syntax, error->place, error->message,
            error->too_deep
                ? "a pipeline needs no key of more than two parts and no list inside a list"
                : "");
        return {std::nullopt, report.diagnostics()};
    }
    TomlNode& root = std::get<TomlNode>(parsed);
    std::map<std::string, std::string> origins;
    const CheckContext context{report, registry, overrides,
                               std::filesystem::absolute(file).parent_path().lexically_normal(),
                               origins};
    fill_in_variables(root, environment, report);
    apply_overrides(root, overrides, report);
    check_version(root, report);
    check_top_keys(root, report);
    ReadOptions read = read_read_table(root, context);
    std::vector<StepDraft> steps = read_steps(root, context);
    std::vector<WriteDraft> writes = read_writes(root, context);
    std::vector<LayerFlow> layers = checked_flow(steps, context);
    const std::vector<NamedFile> named = named_files(file, steps, writes);
    check_outputs(writes, read, named, context);
    if (!report.has_errors()) {
        ask_plugins(steps, writes, check, report);
        // Once more, with the files that the writers have named.
        if (!report.has_errors()) check_outputs(writes, read, named, context);
    }
    if (report.has_errors()) return {std::nullopt, report.diagnostics()};
    Pipeline pipeline = assembled(file, std::move(steps), std::move(writes));
    pipeline.read = std::move(read);
    pipeline.layers = std::move(layers);
    for (const NamedFile& one : named) pipeline.named_files.push_back(one.path);
    pipeline.origins = std::move(origins);
    pipeline.canonical = canonical_text(pipeline);
    return {std::move(pipeline), report.diagnostics()};
}

Checked load_pipeline(const std::filesystem::path& file, const Registry& registry,
                      const Overrides& overrides, const Environment& environment,
                      const OptionCheck& check) {
    FileText text = file_text(file);
    if (text.code != nullptr)
        return refused(file, *text.code, std::move(text.message), std::move(text.help));
    return load_pipeline_text(text.bytes, file, registry, overrides, environment, check);
}

}  // namespace palimpsest::core
