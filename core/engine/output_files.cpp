#include "core/engine/output_files.hpp"

#include <algorithm>

#include "core/io/rejection_line.hpp"

namespace palimpsest::core {

OutputFiles::OutputFiles(const Pipeline& pipeline, const Schema& schema,
                         const RunServices& services) {
    std::vector<std::filesystem::path> paths, folders;
    for (const WriteTarget& target : pipeline.writes) {
        const std::vector<std::filesystem::path> files = target.files();
        parts_.push_back({nullptr, paths.size(), files.size()});
        paths.insert(paths.end(), files.begin(), files.end());
        if (target.is_folder()) {
            shown_.push_back(target.path);
            folders.push_back(target.path);
        } else {
            shown_.insert(shown_.end(), files.begin(), files.end());
        }
    }
    const std::filesystem::path folder = pipeline.writes.front().path.parent_path();
    quarantine_file_ = paths.size();
    paths.push_back(folder / "quarantine.jsonl");
    shown_.insert(shown_.end(), {folder / "quarantine.jsonl", folder / "run.json"});
    files_ = std::make_unique<OutputSet>(folder / "run.json", std::move(paths), std::move(folders));
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const WriteTarget& target = pipeline.writes[i];
        const WriterFiles files(*files_, parts_[i].first_file, parts_[i].file_count);
        parts_[i].writer = std::make_unique<Writer>(target, schema, services, files);
    }
}

bool OutputFiles::takes_documents() const {
    return std::any_of(parts_.begin(), parts_.end(),
                       [](const Part& part) { return part.writer->takes_documents(); });
}

void OutputFiles::render(const Document& document, const DocumentNames& names,
                         Rendered& rendered) const {
    rendered.files.resize(quarantine_file_);
    auto& kept = rendered.kept.emplace_back(parts_.size());
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const Part& part = parts_[i];
        if (!part.writer->renders_in_parallel()) continue;
        part.writer->render(document, names,
                            std::span(rendered.files).subspan(part.first_file, part.file_count),
                            kept[i]);
    }
}

void OutputFiles::write(const Rendered& rendered) {
    for (std::size_t i = 0; i < rendered.files.size(); ++i)
        if (!rendered.files[i].empty()) files_->file(i).append(rendered.files[i]);
}

void OutputFiles::write_document(const Document& document, const DocumentNames& names,
                                 const std::vector<std::string>& kept) {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const Part& part = parts_[i];
        if (!part.writer->takes_documents()) continue;
        std::string own = kept[i];
        if (!part.writer->renders_in_parallel()) {
            std::vector<std::string> files(part.file_count);
            part.writer->render(document, names, files, own);
            for (std::size_t file = 0; file < files.size(); ++file)
                if (!files[file].empty()) files_->file(part.first_file + file).append(files[file]);
        }
        part.writer->document(document, names, own);
    }
}

void OutputFiles::write_tables(const std::vector<Rows>& tables, const DocumentNames& names) {
    for (const Part& part : parts_) part.writer->tables(tables, names);
}

void OutputFiles::write_quarantine(const std::vector<Rejection>& rejections) {
    for (const Rejection& rejection : rejections) {
        std::string line;
        render_rejection(rejection, line);
        files_->file(quarantine_file_).append(line);
        for (const Part& part : parts_) part.writer->rejection(rejection);
    }
}

void OutputFiles::finish(const Writer::RunFacts& facts) {
    for (const Part& part : parts_) part.writer->finish(facts);
}

std::vector<std::filesystem::path> OutputFiles::commit(
    const std::function<std::string(std::span<const WrittenFile>)>& run_json) {
    // Writers end first: one that wrote a file by itself may have it open until then.
    parts_.clear();
    return files_->commit(run_json);
}

}  // namespace palimpsest::core
