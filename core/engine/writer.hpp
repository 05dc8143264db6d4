#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.hpp"
#include "core/io/jsonl.hpp"
#include "core/io/output.hpp"
#include "core/io/rejection.hpp"

namespace palimpsest::core {

/// What a `[[write]]` does with what a run found. Its files are entries of the run's OutputSet.
/// Errors: every function throws Error, or Interrupted, and the run ends.
/// Threads: `render` from any number at once where `renders_in_parallel`; the others, and `render`
/// elsewhere, one at a time, in the order of the contract (palimpsest/ext/draft/writer.h).
class Writer {
  public:
    virtual ~Writer() = default;

    virtual bool renders_in_parallel() const { return true; }
    /// `document` does something.
    virtual bool takes_documents() const { return false; }

    /// Appends what becomes of a document: `files`, one entry a file of this writer, to be written
    /// in the reader's order; `kept`, for `document`.
    virtual void render(const Document& document, const DocumentNames& names,
                        std::span<std::string> files, std::string& kept) = 0;
    virtual void document(const Document& document, const DocumentNames& names,
                          std::string_view kept) = 0;
    /// All rows of the schema's tables.
    virtual void tables(std::span<const Rows> tables, const DocumentNames& names) = 0;
    virtual void rejection(const Rejection& rejection) = 0;

    /// What a run did, as writers see it.
    struct RunFacts {
        std::uint64_t documents = 0;
        std::uint64_t quarantined = 0;
        std::string run_json;  ///< Without its `outputs`.
    };
    virtual void finish(const RunFacts& facts) = 0;
};

/// The files of one writer: some entries of the run's OutputSet.
class WriterFiles {
  public:
    WriterFiles(OutputSet& set, std::size_t first, std::size_t count)
        : set_(set), first_(first), count_(count) {}

    std::size_t size() const { return count_; }
    OutputFile& operator[](std::size_t index) const { return set_.file(first_ + index); }

  private:
    OutputSet& set_;
    std::size_t first_;
    std::size_t count_;
};

}  // namespace palimpsest::core
