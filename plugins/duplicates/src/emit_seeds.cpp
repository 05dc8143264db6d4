#include <algorithm>

#include "bytes.hpp"
#include "duplicates.hpp"
#include "sightings.hpp"
#include "steps.hpp"

namespace palimpsest::duplicates {
namespace {

using Sightings = std::vector<SeedSighting>;

/// Calls `use(key, first, last)` for the sightings of each part of the seeds.
template <class Use>
void for_each_part(const Sightings& sightings, const Use& use) {
    for (auto begin = sightings.begin(); begin != sightings.end();) {
        const std::uint8_t part = part_of(begin->hash);
        const auto end = std::find_if(begin, sightings.end(), [&](const SeedSighting& sighting) {
            return part_of(sighting.hash) != part;
        });
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
void emit_samples(const DocumentSeeds& seeds, const Document& document, std::size_t tokens,
                  const Emitter& emitter) {
    Sightings samples;
    for (const SeedSighting& sighting : seeds.sightings)
        if (is_sample(sighting.hash) && (samples.empty() || samples.back().hash != sighting.hash))
            samples.push_back(sighting);
    const Place place{document.number(), 0, document.text().size()};
    ByteWriter value;
    for_each_part(samples, [&](std::string_view key, auto begin, auto end) {
        value.clear();
        value.put64(seeds.content).put(place).put64(tokens).put64(samples.size());
        for (; begin != end; ++begin) value.put64(begin->hash);
        emitter.emit(round_samples, key, value.view(), {place.document});
    });
}

}  // namespace

void emit_seeds(const Choices& choices, const Document& document, const Emitter& emitter) {
    const TokenText text = token_text(document);
    const DocumentSeeds seeds = document_seeds(text, choices.rules.seeds);
    document.stop_if_cancelled();
    if (choices.passages) emit_sightings(seeds, document.number(), emitter);
    if (choices.inclusions) emit_samples(seeds, document, text.size(), emitter);
    document.count("seeds", static_cast<std::int64_t>(seeds.sightings.size()));
}

}  // namespace palimpsest::duplicates
