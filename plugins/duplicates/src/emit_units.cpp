#include <algorithm>
#include <set>

#include "bytes.hpp"
#include "duplicates.hpp"
#include "shingles.hpp"
#include "sketch.hpp"
#include "steps.hpp"

namespace palimpsest::duplicates {
namespace {

/// `document`: a hash of the document's content.
void emit_bands(const Choices& choices, UnitKind kind, std::uint64_t document, const Place& place,
                std::span<const std::uint64_t> shingles, const Emitter& emitter) {
    const Sketch unit_sketch = sketch(shingles);
    ByteWriter value;
    value.put64(content_of(shingles).high).put64(document).put(place);
    ByteWriter key;
    for (std::uint32_t band = 0; band < choices.bands.bands; ++band) {
        key.clear();
        key.put8(static_cast<std::uint8_t>(kind)).put8(static_cast<std::uint8_t>(band));
        key.put64(band_hash(unit_sketch, choices.bands, band));
        emitter.emit(round_candidates, key.view(), value.view());
    }
}

}  // namespace

void emit_units(const Choices& choices, const Document& document,
                std::span<const UnitsOfKind> units, const DocumentTokens& tokens,
                const Emitter& emitter) {
    const std::vector<std::uint64_t> shingles = shingles_of(tokens.all(), choices.shingle);
    const std::uint64_t content = content_of(shingles).high;
    std::int64_t compared = 0;
    std::int64_t too_short = 0;
    for (const auto& [kind, spans] : units) {
        // Sections of the same tokens are one: the first, which is the longest.
        std::set<std::pair<std::uint64_t, std::uint64_t>> seen;
        for (const Span span : spans) {
            document.stop_if_cancelled();
            const Span inside = tokens.tokens_of(span);
            if (inside.size() < std::max<std::uint64_t>(choices.min_tokens, choices.shingle)) {
                ++too_short;
                continue;
            }
            if (!seen.emplace(inside.begin, inside.end).second) continue;
            emit_bands(
                choices, kind, content, {document.number(), span.begin, span.end},
                std::span(shingles).subspan(inside.begin, inside.size() - choices.shingle + 1),
                emitter);
            ++compared;
        }
    }
    document.count("units", compared);
    document.count("units_too_short", too_short);
}

}  // namespace palimpsest::duplicates
