#pragma once

#include <cstdint>
#include <filesystem>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/document/document.hpp"
#include "core/io/jsonl.hpp"

namespace palimpsest::core {

/// The documents of a stage on disk, compressed, in the reader's order. The file has no name: it
/// goes with the process, however that ends.
/// Threads: `add` from one at a time; after that const calls are safe concurrently.
class DocumentStore {
  public:
    /// `folder`: where the file lives. `cache`: memory that unpacked documents may take, in bytes.
    /// Throws Error when the file cannot be made.
    DocumentStore(const std::filesystem::path& folder, std::uint64_t cache);
    ~DocumentStore();
    DocumentStore(const DocumentStore&) = delete;
    DocumentStore& operator=(const DocumentStore&) = delete;

    /// Adds a document that `packed` has made bytes of; numbers ascend.
    void add(std::uint64_t number, std::uint64_t text_size, std::string_view bytes);

    std::size_t size() const { return entries_.size(); }
    /// The document at place `i` of the order, read anew: for passing over all of them.
    Document load(std::size_t i) const;
    std::uint64_t number(std::size_t i) const { return entries_[i].number; }
    /// Of its text, in bytes.
    std::uint64_t text_size(std::size_t i) const { return entries_[i].text_size; }

    /// The document of that number, through the cache; null when it is not in the store.
    std::shared_ptr<const Document> find(std::uint64_t number) const;

    std::uint64_t bytes() const { return end_; }

  private:
    struct Entry {
        std::uint64_t number = 0;
        std::uint64_t begin = 0;
        std::uint64_t size = 0;
        std::uint64_t text_size = 0;
    };
    struct Cached {
        std::shared_ptr<const Document> document;
        std::uint64_t cost = 0;
        std::list<std::uint64_t>::iterator age;
    };

    int file_ = -1;
    std::uint64_t end_ = 0;
    std::vector<Entry> entries_;
    std::uint64_t cache_budget_;
    mutable std::mutex mutex_;
    mutable std::unordered_map<std::uint64_t, Cached> cache_;
    mutable std::list<std::uint64_t> ages_;  // Most recently used first.
    mutable std::uint64_t cache_size_ = 0;
};

}  // namespace palimpsest::core
