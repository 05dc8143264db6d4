#pragma once

#include "held_documents.hpp"
#include "palimpsest/corpus.hpp"
#include "text_cache.hpp"

namespace palimpsest::duplicates {

/// Reads the texts of units and documents that the records of one call name.
/// Memory: of the documents, those in use and a part of what the analyzer may keep; see TextCache.
/// Lifetime: the call. Threads: for the calling thread alone.
class UnitReader {
  public:
    using UsedDocument = HeldDocuments<Records>::Use;

    UnitReader(const Records& records, TextCaches& caches, std::uint32_t shingle_length)
        : records_(records),
          caches_(caches),
          shingle_length_(shingle_length),
          documents_(records, records.memory() / 8) {}

    UsedDocument document(std::uint64_t number) const { return {documents_, number}; }

    /// Throws Cancelled when the run is ending early.
    std::shared_ptr<const UnitText> text(const Place& place) const {
        if (records_.cancelled()) throw Cancelled();
        return caches_.units.text(place, records_.memory() / 2, [&] {
            return unit_text(*document(place.document), place, shingle_length_);
        });
    }
    std::shared_ptr<const TokenText> tokens(std::uint64_t number) const {
        if (records_.cancelled()) throw Cancelled();
        return caches_.documents.text(number, records_.memory() / 2,
                                      [&] { return token_text(*document(number)); });
    }

    double similarity(const Place& a, const Place& b) const {
        return overlap(text(a)->shingles, text(b)->shingles).similarity();
    }

  private:
    const Records& records_;
    TextCaches& caches_;
    std::uint32_t shingle_length_;
    mutable HeldDocuments<Records> documents_;
};

}  // namespace palimpsest::duplicates
