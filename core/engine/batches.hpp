#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_set>

#include "core/engine/document_store.hpp"
#include "core/engine/run.hpp"
#include "core/engine/stage.hpp"
#include "core/io/reader.hpp"

namespace palimpsest::core {

/// Where the first stage's batches come from: the reader's items, up to the run's limit.
/// Threads: one at a time.
class ReadBatches {
  public:
    ReadBatches(Reader& reader, const RunOptions& options) : reader_(reader), options_(options) {}

    /// Null at the end.
    std::unique_ptr<Batch> next();

    /// Of the items given, without those that the reader rejected.
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

  private:
    Reader& reader_;
    const RunOptions& options_;
    std::uint64_t taken_ = 0;
    std::uint64_t bytes_ = 0;
};

/// Where a later stage's batches come from: the store's documents. Threads: one at a time.
class StoredBatches {
  public:
    /// `gone`: numbers of documents that are in quarantine by now.
    StoredBatches(const DocumentStore& store, std::unordered_set<std::uint64_t> gone,
                  const RunOptions& options)
        : store_(store), gone_(std::move(gone)), options_(options) {}

    /// Null at the end.
    std::unique_ptr<Batch> next();

  private:
    const DocumentStore& store_;
    const std::unordered_set<std::uint64_t> gone_;
    const RunOptions& options_;
    std::size_t next_ = 0;
};

}  // namespace palimpsest::core
