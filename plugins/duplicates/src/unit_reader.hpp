#pragma once

#include "palimpsest/draft/corpus.hpp"
#include "text_cache.hpp"

namespace palimpsest::duplicates {

/// Reads the texts of units that the records of one call name.
/// Lifetime: the call.
class UnitReader {
  public:
    UnitReader(const Records& records, TextCache& cache, std::uint32_t shingle_length)
        : records_(records), cache_(cache), shingle_length_(shingle_length) {}

    /// Throws Cancelled when the run is ending early.
    std::shared_ptr<const UnitText> text(const Place& place) const {
        if (records_.cancelled()) throw Cancelled();
        return cache_.text(place, [&] {
            return unit_text(records_.document(place.document), place, shingle_length_);
        });
    }

    double similarity(const Place& a, const Place& b) const {
        return overlap(text(a)->shingles, text(b)->shingles).similarity();
    }

  private:
    const Records& records_;
    TextCache& cache_;
    std::uint32_t shingle_length_;
};

}  // namespace palimpsest::duplicates
