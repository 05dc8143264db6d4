#include "core/engine/output_files.hpp"

namespace palimpsest::core {

OutputFiles::OutputFiles(const Pipeline& pipeline, const Schema& schema) : schema_(schema) {
    for (const WriteTarget& target : pipeline.writes) {
        renderers_.emplace_back(schema.layers, target.covered_text);
        paths_.push_back(target.path);
    }
    const std::filesystem::path folder = pipeline.writes.front().path.parent_path();
    for (std::size_t table = 0; table < schema.tables.size(); ++table) {
        const LayerInfo& info = schema.tables[table];
        if (!info.parent.empty()) continue;
        shown_tables_.push_back(table);
        paths_.push_back(folder / ((info.field.empty() ? info.name : info.field) + ".jsonl"));
    }
    paths_.push_back(folder / "quarantine.jsonl");
    files_ = std::make_unique<OutputSet>(folder / "run.json", paths_);
    paths_.push_back(folder / "run.json");
}

void OutputFiles::render(const Document& document, const DocumentNames& names,
                         std::vector<std::string>& lines) const {
    lines.resize(renderers_.size());
    for (std::size_t i = 0; i < renderers_.size(); ++i)
        renderers_[i].render(document, names, lines[i]);
}

void OutputFiles::write(const std::vector<std::string>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) files_->file(i).append(lines[i]);
}

void OutputFiles::write_tables(const std::vector<Rows>& tables, const DocumentNames& names) {
    std::vector<ChildTable> children;
    for (std::size_t table = 0; table < tables.size(); ++table)
        if (!schema_.tables[table].parent.empty())
            children.push_back({&schema_.tables[table], &tables[table]});
    for (std::size_t i = 0; i < shown_tables_.size(); ++i) {
        const std::size_t table = shown_tables_[i];
        std::string lines;
        render_table(schema_.tables[table], tables[table], children, names, lines);
        files_->file(renderers_.size() + i).append(lines);
    }
}

void OutputFiles::write_quarantine(const std::vector<Rejection>& rejections) {
    OutputFile& file = files_->file(renderers_.size() + shown_tables_.size());
    for (const Rejection& rejection : rejections) {
        std::string line;
        render_rejection(rejection, line);
        file.append(line);
    }
}

std::vector<std::filesystem::path> OutputFiles::commit(
    const std::function<std::string(std::span<const WrittenFile>)>& run_json) {
    files_->commit(run_json);
    return paths_;
}

}  // namespace palimpsest::core
