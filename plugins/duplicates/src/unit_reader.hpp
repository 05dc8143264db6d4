#pragma once

#include "palimpsest/draft/corpus.hpp"
#include "text_cache.hpp"

namespace palimpsest::duplicates {

/// Reads the texts of units and documents that the records of one call name.
/// Lifetime: the call.
class UnitReader {
  public:
    UnitReader(const Records& records, TextCaches& caches, std::uint32_t shingle_length)
        : records_(records), caches_(caches), shingle_length_(shingle_length) {}

    /// Throws Cancelled when the run is ending early.
    std::shared_ptr<const UnitText> text(const Place& place) const {
        if (records_.cancelled()) throw Cancelled();
        return caches_.units.text(place, records_.memory() / 2, [&] {
            return unit_text(records_.document(place.document), place, shingle_length_);
        });
    }
    std::shared_ptr<const TokenText> tokens(std::uint64_t document) const {
        if (records_.cancelled()) throw Cancelled();
        return caches_.documents.text(document, records_.memory() / 2,
                                      [&] { return token_text(records_.document(document)); });
    }

    double similarity(const Place& a, const Place& b) const {
        return overlap(text(a)->shingles, text(b)->shingles).similarity();
    }

  private:
    const Records& records_;
    TextCaches& caches_;
    std::uint32_t shingle_length_;
};

}  // namespace palimpsest::duplicates
