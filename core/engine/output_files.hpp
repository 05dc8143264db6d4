#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/engine/run.hpp"
#include "core/engine/schema.hpp"
#include "core/io/jsonl.hpp"
#include "core/io/output.hpp"

namespace palimpsest::core {

/// The files of a run: annotations, one a `[[write]]`; corpus tables; quarantine.jsonl; run.json.
/// The latter three stand beside the first `[[write]]`'s file.
/// Threads: `render` from any; the others one at a time.
class OutputFiles {
  public:
    /// Throws Error when a file cannot be created.
    OutputFiles(const Pipeline& pipeline, const Schema& schema);

    /// The lines of a document, one entry a `[[write]]`, appended.
    void render(const Document& document, const DocumentNames& names,
                std::vector<std::string>& lines) const;
    void write(const std::vector<std::string>& lines);
    void write_tables(const std::vector<Rows>& tables, const DocumentNames& names);
    void write_quarantine(const std::vector<Rejection>& rejections);
    /// Puts all files in place; `run_json` is told what the others hold. Returns their paths,
    /// run.json last.
    std::vector<std::filesystem::path> commit(
        const std::function<std::string(std::span<const WrittenFile>)>& run_json);

  private:
    const Schema& schema_;
    std::vector<DocumentRenderer> renderers_;
    std::vector<std::size_t> shown_tables_;  // Tables that have a file of their own.
    std::vector<std::filesystem::path> paths_;
    std::unique_ptr<OutputSet> files_;
};

}  // namespace palimpsest::core
