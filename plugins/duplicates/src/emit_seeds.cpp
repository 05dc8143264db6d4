#include <algorithm>

#include "bytes.hpp"
#include "duplicates.hpp"
#include "hash_sort.hpp"
#include "sightings.hpp"
#include "steps.hpp"

namespace palimpsest::duplicates {
namespace {

std::uint64_t hash_in(std::uint64_t hash) { return hash; }
std::uint64_t hash_in(const SeedSighting& sighting) { return sighting.hash; }

/// Calls `use(key, first, last)` for each part of the seeds, which are ascending by their hashes;
/// a part has the first `bits` of these in common.
template <class Seeds, class Use>
void for_each_part(const Seeds& seeds, int bits, const Use& use) {
    for (auto begin = seeds.begin(); begin != seeds.end();) {
        const std::uint64_t part = hash_in(*begin) >> (64 - bits);
        const auto end = std::find_if(begin, seeds.end(), [&](const auto& seed) {
            return hash_in(seed) >> (64 - bits) != part;
        });
        ByteWriter key;
        key.put8(static_cast<std::uint8_t>(part));
        use(key.view(), begin, end);
        begin = end;
    }
}

/// `content`: a hash of the document's tokens.
void emit_sightings(const DocumentSeeds& seeds, std::uint64_t content, std::uint64_t document,
                    const Emitter& emitter) {
    ByteWriter value;
    for_each_part(seeds.sightings, seed_part_bits, [&](std::string_view key, auto begin, auto end) {
        value.clear();
        value.put64(content).put32(seeds.affinity);
        for (; begin != end; ++begin) put_sighting(*begin, value.bytes());
        emitter.emit(round_seeds, key, value.view(), {document});
    });
}

/// The seeds that are samples, each once, ascending.
std::vector<std::uint64_t> samples(std::span<const Seed> seeds) {
    std::vector<std::uint64_t> hashes;
    for (const Seed& seed : seeds)
        if (is_sample(seed.hash)) hashes.push_back(seed.hash);
    sort_hashes(hashes);
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    return hashes;
}

void emit_samples(const std::vector<std::uint64_t>& hashes, std::uint64_t content,
                  std::size_t tokens, const Document& document, const Emitter& emitter) {
    const Place place{document.number(), 0, document.text().size()};
    ByteWriter value;
    for_each_part(hashes, sample_part_bits, [&](std::string_view key, auto begin, auto end) {
        value.clear();
        value.put64(content).put(place).put64(tokens).put64(hashes.size());
        for (; begin != end; ++begin) value.put64(*begin);
        emitter.emit(round_samples, key, value.view(), {place.document});
    });
}

/// The first tokens of the works, ascending.
std::vector<std::uint64_t> work_begins(const Document& document, const DocumentTokens& tokens) {
    std::vector<std::uint64_t> begins;
    const LayerView works = document.layer("works");
    for (std::uint64_t row = 0; row < works.size(); ++row)
        begins.push_back(tokens.tokens_of(works.span(row)).begin);
    std::sort(begins.begin(), begins.end());
    return begins;
}

}  // namespace

void emit_seeds(const Choices& choices, const Document& document, const DocumentTokens& tokens,
                const Emitter& emitter) {
    const std::vector<Seed> seeds = winnowed(tokens.all(), choices.rules.seeds);
    document.stop_if_cancelled();
    const std::uint64_t content = content_hash(tokens.all());
    if (choices.inclusions)
        emit_samples(samples(seeds), content, tokens.all().size(), document, emitter);
    if (!choices.passages) return;
    const DocumentSeeds sighted =
        document_seeds(tokens.all(), seeds, choices.rules.seeds, work_begins(document, tokens));
    emit_sightings(sighted, content, document.number(), emitter);
    document.count("seeds", static_cast<std::int64_t>(sighted.sightings.size()));
}

}  // namespace palimpsest::duplicates
