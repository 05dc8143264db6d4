#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/engine/run.hpp"
#include "core/engine/schema.hpp"
#include "core/engine/stage.hpp"
#include "core/engine/writer.hpp"

namespace palimpsest::core {

/// The files of a run: those of the writers, one writer a `[[write]]`; quarantine.jsonl and
/// run.json beside the first one's path. Errors: all functions throw Error, and Interrupted.
/// Threads: `render` from any; the others one at a time. Lifetime: pipeline, schema and services
/// must outlive it.
class OutputFiles {
  public:
    /// Creates the files and lets the writers begin. Throws PluginError too.
    OutputFiles(const Pipeline& pipeline, const Schema& schema, const RunServices& services);

    /// See OutputSet::keep_off.
    void keep_off(ReadFiles read) { files_->keep_off(std::move(read)); }

    /// `write_document` does something: documents are needed until then.
    bool takes_documents() const;

    /// Appends what becomes of a document, the next one of its batch.
    void render(const Document& document, const DocumentNames& names, Rendered& rendered) const;
    /// Writes what a batch was rendered to.
    void write(const Rendered& rendered);
    /// `kept`: of this document.
    void write_document(const Document& document, const DocumentNames& names,
                        const std::vector<std::string>& kept);
    void write_tables(const std::vector<Rows>& tables, const DocumentNames& names);
    void write_quarantine(const std::vector<Rejection>& rejections);
    void finish(const Writer::RunFacts& facts);
    /// Puts all files in place; `run_json` is told what the others hold. Returns what an earlier
    /// run has left beside them.
    std::vector<std::filesystem::path> commit(
        const std::function<std::string(std::span<const WrittenFile>)>& run_json);
    /// What is written, for people: folders for writers that fill one, else files; run.json last.
    const std::vector<std::filesystem::path>& shown() const { return shown_; }

  private:
    struct Part {
        std::unique_ptr<Writer> writer;
        std::size_t first_file = 0;
        std::size_t file_count = 0;
    };

    std::vector<std::filesystem::path> shown_;
    std::size_t quarantine_file_ = 0;
    std::unique_ptr<OutputSet> files_;
    std::vector<Part> parts_;  // Goes before the files, which writers may have open.
};

}  // namespace palimpsest::core
