#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "palimpsest/text/utf8.hpp"

namespace palimpsest::placeholders {

/// Words that a text is compared with, each with a value; built once from lists that people can
/// read. Looking one up takes a few binary searches.
/// Threads: const calls are safe concurrently.
template <typename Value>
class WordTable {
  public:
    /// `words`: separated by single blanks. A word that is added twice keeps its last value.
    void add(std::string_view words, Value value) {
        while (!words.empty()) {
            const std::size_t blank = std::min(words.find(' '), words.size());
            if (blank > 0) entries_.push_back({words.substr(0, blank), value});
            words.remove_prefix(std::min(blank + 1, words.size()));
        }
    }

    /// To be called after the last `add`.
    void finish() {
        std::stable_sort(entries_.begin(), entries_.end(),
                         [](const Entry& a, const Entry& b) { return a.word < b.word; });
        for (const Entry& entry : entries_) longest_ = std::max(longest_, entry.word.size());
    }

    struct Found {
        std::uint64_t size = 0;  ///< Bytes of the word; 0: none.
        Value value{};
    };

    /// The longest word that begins at `at`.
    [[nodiscard]] Found at(std::string_view text, std::uint64_t at) const {
        std::string_view rest = text.substr(at, longest_);
        while (!rest.empty()) {
            const Entry* entry = last_up_to(rest);
            if (entry == nullptr) break;
            const auto differs =
                std::mismatch(rest.begin(), rest.end(), entry->word.begin(), entry->word.end());
            if (differs.second == entry->word.end()) return {entry->word.size(), entry->value};
            // Every word that `rest` begins with stands before `entry`, which begins with it too.
            rest = rest.substr(0, static_cast<std::size_t>(differs.first - rest.begin()));
        }
        return {};
    }

    /// The longest word that ends at `end`.
    [[nodiscard]] Found before(std::string_view text, std::uint64_t end) const {
        const std::string_view head = text.substr(0, end);
        for (std::size_t size = std::min(longest_, head.size()); size > 0; --size) {
            if (!is_boundary(head, head.size() - size)) continue;
            const std::string_view tail = head.substr(head.size() - size);
            const Entry* entry = last_up_to(tail);
            if (entry != nullptr && entry->word == tail) return {size, entry->value};
        }
        return {};
    }

  private:
    struct Entry {
        std::string_view word;
        Value value;
    };

    /// The last entry that is not greater than `word`.
    [[nodiscard]] const Entry* last_up_to(std::string_view word) const {
        const auto after =
            std::upper_bound(entries_.begin(), entries_.end(), word,
                             [](std::string_view w, const Entry& e) { return w < e.word; });
        return after == entries_.begin() ? nullptr : &*std::prev(after);
    }

    std::vector<Entry> entries_;
    std::size_t longest_ = 0;
};

}  // namespace palimpsest::placeholders
