#pragma once

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "choices.hpp"
#include "document_tokens.hpp"
#include "palimpsest/corpus.hpp"
#include "text_cache.hpp"

namespace palimpsest::duplicates {

/// The units of a kind in a document.
using UnitsOfKind = std::pair<UnitKind, std::vector<Span>>;

/// `map`, for units: one record a unit and band to round_candidates. Key: kind, band, hash of the
/// band. Value: hashes of its content and of its document's, place.
void emit_units(const Choices& choices, const Document& document,
                std::span<const UnitsOfKind> units, const DocumentTokens& tokens,
                const Emitter& emitter);

/// `map`, for passages and for documents that stand in longer ones: one record a part of the seeds
/// to round_seeds, and one to round_samples. Key: the part. Value: what DocumentSeeds has of it.
void emit_seeds(const Choices& choices, const Document& document, const DocumentTokens& tokens,
                const Emitter& emitter);

/// round_candidates: the pairs of a bucket, to round_verification. Key: both documents. Value:
/// kind, two places.
void propose(const Choices& choices, std::string_view key, Records& records,
             const Emitter& emitter);

/// round_samples: the documents that share seeds, to round_inclusions. Key: both documents. Value:
/// their places, how many samples the shorter one has, how many of these both have.
void pair_samples(Records& records, const Emitter& emitter);

/// round_inclusions: two documents of which the one may stand in the other, to round_verification.
void propose_inclusion(const Choices& choices, std::string_view key, Records& records,
                       const Emitter& emitter);

/// round_seeds: the seeds of a part that stand more than once. To round_passages, by two documents,
/// as anchors; to round_boilerplate, by a document, where they stand in too many.
void link_seeds(const Choices& choices, Records& records, const Emitter& emitter);

/// round_boilerplate: the seeds of a document that stand in too many others, as rows of the table.
void write_boilerplate(const Choices& choices, std::string_view key, TextCaches& caches,
                       Records& records, Sink& sink);

/// round_passages: the passages that two documents have in common, to round_places, by each of the
/// documents.
void find_passages(const Choices& choices, std::string_view key, TextCaches& caches,
                   Records& records, const Emitter& emitter);

/// round_places: which passages of a document are the same one; to round_meetings, by the match.
/// Chooses the rows of the document's copies and addresses them to it.
void settle_places(std::string_view key, Records& records, const Emitter& emitter);

/// round_meetings: a match with its settled places, to round_verification.
void meet(std::string_view key, Records& records, const Emitter& emitter);

/// round_verification: the pairs of two documents, compared on their texts; those that are at least
/// `threshold` alike become edges. Value: kind, two units, their overlap, whether it is a part.
/// A document that stands in a longer one is listed, and addressed to itself.
void verify(const Choices& choices, TextCaches& caches, Records& records, const Emitter& emitter,
            Sink& sink);

/// round_clusters: the clusters of a component, as rows, and the partners of its units, as records
/// to their documents.
void cluster(const Choices& choices, TextCaches& caches, Records& records, const Emitter& emitter,
             Sink& sink);

/// `label`: the rows of a document's copies.
void write_copies(Records& records, Sink& sink);

}  // namespace palimpsest::duplicates
