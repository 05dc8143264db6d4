#include <algorithm>

#include "bytes.hpp"
#include "duplicates.hpp"
#include "sightings.hpp"
#include "steps.hpp"

namespace palimpsest::duplicates {

void emit_seeds(const Choices& choices, const Document& document, const Emitter& emitter) {
    const DocumentSeeds seeds = document_seeds(token_text(document), choices.rules.seeds);
    document.stop_if_cancelled();
    ByteWriter key;
    ByteWriter value;
    for (auto begin = seeds.sightings.begin(); begin != seeds.sightings.end();) {
        const std::uint8_t part = part_of(begin->hash);
        key.clear();
        key.put8(part);
        value.clear();
        value.put64(seeds.content).put32(seeds.affinity);
        for (; begin != seeds.sightings.end() && part_of(begin->hash) == part; ++begin)
            put_sighting(*begin, value.bytes());
        emitter.emit(round_seeds, key.view(), value.view(), {document.number()});
    }
    document.count("seeds", static_cast<std::int64_t>(seeds.sightings.size()));
}

}  // namespace palimpsest::duplicates
