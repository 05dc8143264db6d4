#include <algorithm>

#include "bytes.hpp"
#include "duplicates.hpp"
#include "hash_sort.hpp"
#include "sightings.hpp"
#include "steps.hpp"
#include "unit_text.hpp"

namespace palimpsest::duplicates {
namespace {

std::uint64_t hash_in(std::uint64_t hash) { return hash; }
std::uint64_t hash_in(const SeedSighting& sighting) { return sighting.hash; }

/// Calls `use(key, first, last)` for each part of the seeds, which are ascending by their hashes.
template <class Seeds, class Use>
void for_each_part(const Seeds& seeds, const Use& use) {
    for (auto begin = seeds.begin(); begin != seeds.end();) {
        const std::uint8_t part = part_of(hash_in(*begin));
        const auto end = std::find_if(
            begin, seeds.end(), [&](const auto& seed) { return part_of(hash_in(seed)) != part; });
        ByteWriter key;
        key.put8(part);
        use(key.view(), begin, end);
        begin = end;
    }
}

void emit_sightings(const DocumentSeeds& seeds, std::uint64_t document, const Emitter& emitter) {
    ByteWriter value;
    for_each_part(seeds.sightings, [&](std::string_view key, auto begin, auto end) {
        value.clear();
        value.put64(seeds.content).put32(seeds.affinity);
        for (; begin != end; ++begin) put_sighting(*begin, value.bytes());
        emitter.emit(round_seeds, key, value.view(), {document});
    });
}

/// Every second seed, chosen by its hash, each once.
void emit_samples(std::vector<std::uint64_t> hashes, std::uint64_t content, std::size_t tokens,
                  const Document& document, const Emitter& emitter) {
    std::erase_if(hashes, [](std::uint64_t hash) { return !is_sample(hash); });
    sort_hashes(hashes);
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    const Place place{document.number(), 0, document.text().size()};
    ByteWriter value;
    for_each_part(hashes, [&](std::string_view key, auto begin, auto end) {
        value.clear();
        value.put64(content).put(place).put64(tokens).put64(hashes.size());
        for (; begin != end; ++begin) value.put64(*begin);
        emitter.emit(round_samples, key, value.view(), {place.document});
    });
}

void emit_passages(const Choices& choices, const Document& document, const Emitter& emitter) {
    const TokenText text = token_text(document);
    const DocumentSeeds seeds = document_seeds(text, choices.rules.seeds);
    document.stop_if_cancelled();
    emit_sightings(seeds, document.number(), emitter);
    document.count("seeds", static_cast<std::int64_t>(seeds.sightings.size()));
    if (!choices.inclusions) return;
    std::vector<std::uint64_t> hashes;
    for (const SeedSighting& sighting : seeds.sightings) hashes.push_back(sighting.hash);
    emit_samples(std::move(hashes), seeds.content, text.size(), document, emitter);
}

/// Without passages no place of a token is asked for.
void emit_inclusions(const Choices& choices, const Document& document, const Emitter& emitter) {
    const ProjectedView projection = document.projection();
    std::vector<Token> tokens;
    tokens.reserve(projection.text().size() / 3 + 1);
    for_each_token(projection.text(), gaps(projection, {0, projection.text().size()}),
                   [&](Token token, std::uint64_t, std::uint64_t) { tokens.push_back(token); });
    std::vector<std::uint64_t> hashes;
    for (const Seed& seed : winnowed(tokens, choices.rules.seeds)) hashes.push_back(seed.hash);
    emit_samples(std::move(hashes), content_hash(tokens), tokens.size(), document, emitter);
}

}  // namespace

void emit_seeds(const Choices& choices, const Document& document, const Emitter& emitter) {
    if (choices.passages)
        emit_passages(choices, document, emitter);
    else if (choices.inclusions)
        emit_inclusions(choices, document, emitter);
}

}  // namespace palimpsest::duplicates
