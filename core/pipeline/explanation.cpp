#include <algorithm>

#include "core/pipeline/code_points.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/pipeline/quantity.hpp"
#include "core/pipeline/value_text.hpp"

namespace palimpsest::core {

namespace {

std::string padded(std::string text, std::size_t width) {
    const std::size_t taken = terminal_width(text);
    if (taken < width) text.append(width - taken, ' ');
    return text;
}

/// Lines of "name = value   # where it came from", aligned.
class Lines {
  public:
    void add(std::string name, std::string value, std::string origin) {
        rows_.push_back({std::move(name), std::move(value), std::move(origin)});
    }

    std::string text() const {
        static constexpr std::size_t widest = 40;
        std::size_t names = 0, values = 0;
        for (const Row& row : rows_) {
            names = std::max(names, std::size_t{terminal_width(row.name)});
            values = std::max(values, std::min<std::size_t>(terminal_width(row.value), widest));
        }
        std::string result;
        for (const Row& row : rows_) {
            result += "    " + padded(row.name, names) + " = ";
            result +=
                row.origin.empty() ? row.value : padded(row.value, values) + "   # " + row.origin;
            result += "\n";
        }
        return result;
    }

  private:
    struct Row {
        std::string name, value, origin;
    };
    std::vector<Row> rows_;
};

std::string origin_text(const ResolvedOption& option) {
    return option.origin == ResolvedOption::Origin::plugin_default ? "default" : option.place;
}

std::string names(const std::vector<std::size_t>& steps, const Pipeline& pipeline) {
    std::string text;
    for (const std::size_t step : steps)
        text += (text.empty() ? "" : ", ") + pipeline.steps[step].name;
    return text;
}

std::string read_text(const Pipeline& pipeline) {
    const ReadOptions& read = pipeline.read;
    Lines lines;
    const auto add = [&](const std::string& name, const std::string& value) {
        lines.add(name, value, pipeline.origins.at("read." + name));
    };
    for (const std::string& path : read.paths)
        lines.add("paths", path, pipeline.origins.at("read.paths"));
    add("format", read.format);
    add("encoding", read.encoding);
    add("on_invalid", read.replace_invalid ? "replace" : "quarantine");
    add("max_document", shown_size(static_cast<std::int64_t>(read.max_document)));
    if (read.format == "jsonl") {
        add("text_field", read.text_field);
        add("id_field", read.id_field);
    }
    return "read\n" + lines.text();
}

/// What a step takes and gives, by the flow of layers.
std::string flow_of_step(const Pipeline& pipeline, std::size_t step) {
    std::string takes, gives;
    for (const LayerFlow& flow : pipeline.layers) {
        const auto has = [step](const std::vector<std::size_t>& steps) {
            return std::find(steps.begin(), steps.end(), step) != steps.end();
        };
        if (has(flow.readers)) takes += (takes.empty() ? "" : ", ") + flow.layer;
        if (has(flow.producers))
            gives += (gives.empty() ? "" : ", ") + flow.layer + (flow.table ? " (table)" : "");
    }
    std::string text;
    if (!takes.empty()) text += "    reads    " + takes + "\n";
    if (!gives.empty()) text += "    produces " + gives + "\n";
    return text;
}

std::string step_text(const Pipeline& pipeline, std::size_t index,
                      const std::filesystem::path& folder) {
    const ResolvedStep& step = pipeline.steps[index];
    const AnalyzerInfo& analyzer = *step.analyzer.analyzer;
    std::string text = "\nstep " + std::to_string(index + 1) + ": " + step.name;
    if (step.name != step.use) text += " (" + step.use + ")";
    text += analyzer.kind == AnalyzerKind::corpus ? ", sees the whole collection\n" : "\n";
    if (!analyzer.summary.empty()) text += "    " + analyzer.summary + "\n";
    text += "    plugin   " + step.analyzer.plugin->info.name + " " +
            step.analyzer.plugin->info.version + ", " + step.analyzer.plugin->library.string() +
            "\n";
    text += flow_of_step(pipeline, index);
    Lines lines;
    for (std::size_t i = 0; i < analyzer.options.size(); ++i)
        lines.add(analyzer.options[i].name, value_text(step.options[i].value, folder),
                  origin_text(step.options[i]));
    return text + lines.text();
}

std::string write_text(const Pipeline& pipeline, std::size_t index,
                       const std::filesystem::path& folder) {
    const WriteTarget& write = pipeline.writes[index];
    const WriterInfo& writer = *write.writer.writer;
    std::string text = "\nwrite " + write.use + "\n";
    const FoundPlugin& plugin = *write.writer.plugin;
    if (!writer.summary.empty()) text += "    " + writer.summary + "\n";
    if (plugin.built_in == nullptr)
        text += "    plugin   " + plugin.info.name + " " + plugin.info.version + ", " +
                plugin.library.string() + "\n";
    Lines lines;
    lines.add("path", write.path.string(),
              pipeline.origins.at("write " + std::to_string(index + 1) + ".path"));
    for (std::size_t i = 0; i < writer.options.size(); ++i)
        lines.add(writer.options[i].name, value_text(write.options[i].value, folder),
                  origin_text(write.options[i]));
    return text + lines.text();
}

std::string layers_text(const Pipeline& pipeline) {
    if (pipeline.layers.empty()) return {};
    std::size_t width = 0;
    for (const LayerFlow& flow : pipeline.layers) width = std::max(width, flow.layer.size());
    std::string text = "\nlayers\n";
    for (const LayerFlow& flow : pipeline.layers) {
        text += "    " + padded(flow.layer, width) + "   " + names(flow.producers, pipeline);
        text +=
            " -> " + (flow.readers.empty() ? std::string() : names(flow.readers, pipeline) + ", ");
        text += "output\n";
    }
    return text;
}

}  // namespace

std::string explanation(const Pipeline& pipeline) {
    const std::filesystem::path folder =
        std::filesystem::absolute(pipeline.file).parent_path().lexically_normal();
    std::string text = "pipeline " + pipeline.file.string() + "\n\n" + read_text(pipeline);
    for (std::size_t i = 0; i < pipeline.steps.size(); ++i) text += step_text(pipeline, i, folder);
    for (std::size_t i = 0; i < pipeline.writes.size(); ++i)
        text += write_text(pipeline, i, folder);
    return text + layers_text(pipeline);
}

}  // namespace palimpsest::core
