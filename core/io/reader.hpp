#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "core/document/document.hpp"
#include "core/io/rejection.hpp"

namespace palimpsest::core {

struct ReadOptions;

/// A document that a reader has found and not yet read.
struct Item {
    std::uint64_t number = 0;    ///< Ascending from 0 in the reader's order; rejected items count.
    std::string id;              ///< See document_id.hpp.
    std::string source;          ///< For people: a path, or path:line.
    std::filesystem::path file;  ///< What `load` opens; empty when `bytes` holds the document.
    std::string bytes;           ///< JSON Lines: the line; standard input: all of it.
    std::uint64_t size = 0;      ///< Bytes of input, for batching and progress.
    std::uint64_t offset = 0;    ///< Where the document begins in its file, in bytes.
    std::uint64_t replaced = 0;  ///< Ill-formed sequences of `bytes` that became U+FFFD already.
    std::optional<Rejection> rejection;  ///< Set: it goes to quarantine and is not loaded.
};

/// Finds the documents that a pipeline reads, in an order that depends on their names alone.
///   auto reader = Reader::open(options);
///   while (auto item = reader->next()) {
///       if (item->rejection) { ...quarantine... continue; }
///       auto loaded = reader->load(std::move(*item));  // on any thread
///   }
/// What is wrong with one document is a Rejection; what is wrong with the request is an Error.
class Reader {
  public:
    /// Lists the files that `options.paths` name, without opening them.
    /// `cancelled` is polled while standard input is waited for; true makes `next` return nothing.
    /// Errors: throws Error naming every path that leads to no file, and an unknown encoding.
    static std::unique_ptr<Reader> open(const ReadOptions& options,
                                        std::function<bool()> cancelled = {});

    virtual ~Reader();

    /// The next document, or nothing at the end. Threads: one at a time.
    virtual std::optional<Item> next() = 0;

    /// Reads and decodes an item that this reader gave out and that has no rejection.
    /// Memory: at most six times the document's size while it runs.
    /// Threads: safe concurrently, and beside `next`.
    virtual std::variant<SourceDocument, Rejection> load(Item item) const = 0;

    /// Calls `visit` with the path of every file that `next` reads, or gives out to be read.
    virtual void each_file(
        const std::function<void(const std::filesystem::path&)>& visit) const = 0;

    /// The sum of all sizes that `next` will give out; nothing where that is not known.
    virtual std::optional<std::uint64_t> total_bytes() const { return std::nullopt; }

    /// How many items `next` will give out; nothing where that is not known.
    virtual std::optional<std::uint64_t> total_documents() const { return std::nullopt; }
};

}  // namespace palimpsest::core
