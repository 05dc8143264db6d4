#pragma once

#include <atomic>
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
#include "core/engine/unnamed_file.hpp"

namespace palimpsest::core {

/// The documents of a stage, in the reader's order: in memory as far as that goes, the others on
/// disk, compressed. The file has no name: it goes with the process, however that ends.
/// Threads: `keeps` from any, `add` from one at a time; after that const calls are safe
/// concurrently.
class DocumentStore {
  public:
    /// `folder`: where the file lives. `memory`: bytes that documents may take, half of it those
    /// that stay, half of it those that were unpacked last (four in any case). Throws Error when
    /// the file cannot be made.
    DocumentStore(const std::filesystem::path& folder, std::uint64_t memory);

    /// Whether there is room for the document in memory, which is taken then: it is to be added as
    /// it is, and packed otherwise.
    bool keeps(const Document& document);
    /// Adds a document that there is room for; numbers ascend.
    void add(Document document);
    /// Adds a document that `packed` has made bytes of; numbers ascend.
    void add(std::uint64_t number, std::uint64_t text_size, std::string_view bytes);

    std::size_t size() const { return entries_.size(); }
    /// Greater than the number of every document.
    std::uint64_t end_number() const { return entries_.empty() ? 0 : entries_.back().number + 1; }
    /// A copy of the document at place `i` of the order: for passing over all of them.
    Document load(std::size_t i) const;
    std::uint64_t number(std::size_t i) const { return entries_[i].number; }
    /// Of its text, in bytes.
    std::uint64_t text_size(std::size_t i) const { return entries_[i].text_size; }

    /// The document of that number, through the cache; null when it is not in the store.
    std::shared_ptr<const Document> find(std::uint64_t number) const;

    /// Size of the file.
    std::uint64_t bytes() const { return file_.size(); }

  private:
    struct Entry {
        std::uint64_t number = 0;
        std::uint64_t begin = 0;
        std::uint64_t size = 0;
        std::uint64_t text_size = 0;
        std::shared_ptr<const Document> kept;  ///< Null when it is in the file.
    };
    struct Cached {
        std::shared_ptr<const Document> document;
        std::uint64_t cost = 0;
        std::list<std::uint64_t>::iterator age;
    };

    UnnamedFile file_;
    std::vector<Entry> entries_;
    const std::uint64_t kept_budget_;
    std::atomic<std::uint64_t> kept_size_{0};
    const std::uint64_t cache_budget_;
    mutable std::mutex mutex_;
    mutable std::unordered_map<std::uint64_t, Cached> cache_;
    mutable std::list<std::uint64_t> ages_;  // Most recently used first.
    mutable std::uint64_t cache_size_ = 0;
};

}  // namespace palimpsest::core
