#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "token_text.hpp"
#include "unit_text.hpp"

namespace palimpsest::duplicates {

[[nodiscard]] inline std::uint64_t memory_of(const UnitText& text) noexcept {
    constexpr std::uint64_t bookkeeping = 256;
    return bookkeeping + text.shingles.capacity() * sizeof(std::uint64_t);
}
[[nodiscard]] inline std::uint64_t memory_of(const TokenText& text) noexcept {
    return text.memory();
}

/// Keeps the texts that were compared last, because a text is compared with many.
/// What is found does not depend on it. Threads: safe concurrently.
template <class Key, class Text>
class TextCache {
  public:
    /// The text of `key`, read with `read()` where it is not kept. `budget`: bytes that the kept
    /// texts may take; the last few are kept in any case, so that two long texts are not read
    /// anew for each of their passages.
    template <class Read>
    std::shared_ptr<const Text> text(const Key& key, std::uint64_t budget, Read&& read) {
        if (auto kept = find(key)) return kept;
        auto text = std::make_shared<const Text>(read());
        const std::scoped_lock lock(mutex_);
        if (places_.contains(key)) return text;  // Another thread was faster.
        ages_.emplace_front(key, text);
        places_.emplace(key, ages_.begin());
        size_ += memory_of(*text);
        while (size_ > budget && ages_.size() > least_kept) {
            size_ -= memory_of(*ages_.back().second);
            places_.erase(ages_.back().first);
            ages_.pop_back();
        }
        return text;
    }

  private:
    static constexpr std::size_t least_kept = 4;

    using Ages = std::list<std::pair<Key, std::shared_ptr<const Text>>>;  // The last used first.

    std::shared_ptr<const Text> find(const Key& key) {
        const std::scoped_lock lock(mutex_);
        const auto found = places_.find(key);
        if (found == places_.end()) return nullptr;
        ages_.splice(ages_.begin(), ages_, found->second);
        return ages_.front().second;
    }

    std::mutex mutex_;
    std::uint64_t size_ = 0;
    Ages ages_;
    std::map<Key, typename Ages::iterator> places_;
};

/// What an instance of the analyzer keeps of texts.
struct TextCaches {
    TextCache<Place, UnitText> units;
    TextCache<std::uint64_t, TokenText> documents;
};

}  // namespace palimpsest::duplicates
