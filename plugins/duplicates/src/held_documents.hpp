#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <utility>

#include "palimpsest/corpus.hpp"

namespace palimpsest::duplicates {

/// The documents that one call looks at, one after the other: those that are in use, and of the
/// others those that were used last, two at least. The rest is released, so that what a call takes
/// does not grow with the documents that it looks at.
/// `Source`: asks the host for documents and releases them, as Records does.
/// Lifetime: the call. Threads: for the calling thread alone.
template <class Source>
class HeldDocuments {
  public:
    /// `budget`: bytes of text that may be kept and not in use.
    HeldDocuments(const Source& source, std::uint64_t budget) : source_(source), budget_(budget) {}
    HeldDocuments(const HeldDocuments&) = delete;
    HeldDocuments& operator=(const HeldDocuments&) = delete;

    /// A document in use, as long as this lives.
    class Use {
      public:
        Use(HeldDocuments& all, std::uint64_t number) : all_(all), entry_(all.take(number)) {}
        ~Use() { all_.give_back(entry_); }
        Use(const Use&) = delete;
        Use& operator=(const Use&) = delete;

        [[nodiscard]] const auto& operator*() const noexcept { return entry_.document; }
        [[nodiscard]] const auto* operator->() const noexcept { return &entry_.document; }

      private:
        HeldDocuments& all_;
        typename HeldDocuments::Entry& entry_;
    };

  private:
    using DocumentType = decltype(std::declval<const Source&>().document(0));
    using Numbers = std::list<std::uint64_t>;
    struct Entry {
        DocumentType document;
        std::uint32_t uses = 0;
        typename Numbers::iterator place{};  ///< In `used_` or `idle_`.
    };

    Entry& take(std::uint64_t number) {
        auto found = entries_.find(number);
        if (found == entries_.end()) {
            make_room();
            found = entries_.emplace(number, Entry{source_.document(number)}).first;
            found->second.place = used_.insert(used_.end(), number);
        } else if (found->second.uses == 0) {
            idle_bytes_ -= found->second.document.text().size();
            used_.splice(used_.end(), idle_, found->second.place);
        }
        ++found->second.uses;
        return found->second;
    }

    void give_back(Entry& entry) noexcept {
        if (--entry.uses > 0) return;
        idle_bytes_ += entry.document.text().size();
        idle_.splice(idle_.end(), used_, entry.place);
    }

    void make_room() {
        constexpr std::size_t fewest = 2;
        while (idle_bytes_ > budget_ && idle_.size() > fewest) {
            const auto oldest = entries_.find(idle_.front());
            idle_bytes_ -= oldest->second.document.text().size();
            source_.release(oldest->first);
            entries_.erase(oldest);
            idle_.pop_front();
        }
    }

    const Source& source_;
    std::uint64_t budget_;
    std::map<std::uint64_t, Entry> entries_;
    Numbers used_;
    Numbers idle_;  // The first was used longest ago.
    std::uint64_t idle_bytes_ = 0;
};

}  // namespace palimpsest::duplicates
