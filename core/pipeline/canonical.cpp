#include "core/pipeline/canonical.hpp"

#include "core/pipeline/quantity.hpp"
#include "core/pipeline/value_text.hpp"

namespace palimpsest::core {

namespace {

std::string read_text(const ReadOptions& read, const std::filesystem::path& folder) {
    std::string text = "\n[read]\npaths = [";
    for (std::size_t i = 0; i < read.paths.size(); ++i)
        text += (i == 0 ? "" : ", ") + toml_quoted(shown_path(read.paths[i], folder));
    text += "]\nformat = " + toml_quoted(read.format);
    text += "\nencoding = " + toml_quoted(read.encoding);
    text +=
        std::string("\non_invalid = ") + (read.replace_invalid ? "\"replace\"" : "\"quarantine\"");
    text +=
        "\nmax_document = " + toml_quoted(shown_size(static_cast<std::int64_t>(read.max_document)));
    if (read.format == "jsonl") {
        text += "\ntext_field = " + toml_quoted(read.text_field);
        text += "\nid_field = " + toml_quoted(read.id_field);
    }
    return text + "\n";
}

std::string step_text(const ResolvedStep& step, const std::filesystem::path& folder) {
    std::string text =
        "\n[[step]]\nuse = " + toml_quoted(step.use) + "\nname = " + toml_quoted(step.name);
    const auto& options = step.analyzer.analyzer->options;
    for (std::size_t i = 0; i < options.size(); ++i)
        text += "\n" + options[i].name + " = " + value_text(step.options[i].value, folder);
    return text + "\n";
}

std::string write_text(const WriteTarget& write, const std::filesystem::path& folder) {
    std::string text = "\n[[write]]\nuse = " + toml_quoted(write.use) +
                       "\npath = " + toml_quoted(shown_path(write.path.string(), folder));
    const auto& options = write.writer.writer->options;
    for (std::size_t i = 0; i < options.size(); ++i)
        text += "\n" + options[i].name + " = " + value_text(write.options[i].value, folder);
    return text + "\n";
}

}  // namespace

std::string canonical_text(const Pipeline& pipeline) {
    const std::filesystem::path folder =
        std::filesystem::absolute(pipeline.file).parent_path().lexically_normal();
    std::string text = "version = 1\n" + read_text(pipeline.read, folder);
    for (const ResolvedStep& step : pipeline.steps) text += step_text(step, folder);
    for (const WriteTarget& write : pipeline.writes) text += write_text(write, folder);
    return text;
}

}  // namespace palimpsest::core
