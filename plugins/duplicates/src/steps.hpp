#pragma once

#include "choices.hpp"
#include "palimpsest/draft/corpus.hpp"
#include "text_cache.hpp"

namespace palimpsest::duplicates {

/// `map`: one record a unit and band. Key: kind, band, hash of the band. Value: hashes of its
/// content and of its document's, place.
void emit_units(const Choices& choices, const Document& document, const Emitter& emitter);

/// Round 0: the pairs of a bucket. Key: both documents. Value: kind, two places.
void propose(const Choices& choices, std::string_view key, Records& records,
             const Emitter& emitter);

/// Round 1: the pairs of two documents, compared on their texts; those that are at least
/// `threshold` alike become edges. Value: kind, two units, their overlap, whether it is a part.
void verify(const Choices& choices, TextCache& cache, Records& records, const Emitter& emitter);

/// Round 2: the clusters of a component, as rows, and the partners of its units, as records to
/// their documents.
void cluster(const Choices& choices, TextCache& cache, Records& records, const Emitter& emitter,
             Sink& sink);

/// `label`: the rows of a document's copies.
void write_copies(Records& records, Sink& sink);

}  // namespace palimpsest::duplicates
