#include <algorithm>
#include <set>

#include "bytes.hpp"
#include "duplicates.hpp"
#include "shingles.hpp"
#include "sketch.hpp"
#include "steps.hpp"
#include "unit_text.hpp"

namespace palimpsest::duplicates {
namespace {

/// The paragraphs (lines) or sentences of a text; a sentence ends a line at the latest.
std::vector<Span> text_spans(std::string_view text, bool sentences) {
    constexpr std::string_view ends[] = {"\xE3\x80\x82", "\xEF\xBC\x81", "\xEF\xBC\x9F",
                                         "\xEF\xBC\x9B"};  // 。！？；
    std::vector<Span> spans;
    std::uint64_t begin = 0;
    const auto end_at = [&](std::uint64_t end) {
        if (end > begin) spans.push_back({begin, end});
        begin = end;
    };
    for (std::uint64_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' || text[i] == '\r') {
            end_at(i);
            begin = i + 1;
        } else if (sentences && static_cast<unsigned char>(text[i]) >= 0xE3 &&
                   std::find(std::begin(ends), std::end(ends), text.substr(i, 3)) !=
                       std::end(ends)) {
            end_at(i + 3);
        }
    }
    end_at(text.size());
    return spans;
}

/// The spans of the units of a kind, as their layer or the text has them.
std::vector<Span> spans_of(UnitKind kind, const Document& document) {
    if (kind == UnitKind::paragraph) return text_spans(document.text(), false);
    if (kind == UnitKind::sentence) return text_spans(document.text(), true);
    std::vector<Span> spans;
    if (kind == UnitKind::section) {
        const LayerView sections = document.layer("sections");
        for (std::uint64_t row = 0; row < sections.size(); ++row)
            spans.push_back(sections.span(row));
    }
    if (spans.empty()) spans.push_back({0, document.text().size()});
    return spans;
}

/// A document's shingles, and where its units lie among its tokens.
class TokenMap {
  public:
    TokenMap(const ProjectedView& projection, const std::vector<Span>& units,
             std::uint32_t shingle) {
        cuts_ = gaps(projection, {0, projection.text().size()});
        for (const Span unit : units) {
            const Span kept = projection.projected(unit);
            cuts_.push_back(kept.begin);
            cuts_.push_back(kept.end);
        }
        std::sort(cuts_.begin(), cuts_.end());
        cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
        text_ = shingled(projection.text(), cuts_, shingle);
    }

    /// The tokens of a projected span that ends at cuts.
    Span tokens(Span kept) const { return {tokens_before(kept.begin), tokens_before(kept.end)}; }

    std::span<const std::uint64_t> shingles() const { return text_.shingles; }
    std::span<const std::uint64_t> shingles(Span tokens, std::uint32_t shingle) const {
        return std::span(text_.shingles).subspan(tokens.begin, tokens.size() - shingle + 1);
    }

  private:
    std::uint64_t tokens_before(std::uint64_t cut) const {
        const auto found = std::lower_bound(cuts_.begin(), cuts_.end(), cut);
        return text_.tokens_before[static_cast<std::size_t>(found - cuts_.begin())];
    }

    std::vector<std::uint64_t> cuts_;
    ShingledText text_;
};

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

void emit_units(const Choices& choices, const Document& document, const Emitter& emitter) {
    const ProjectedView projection = document.projection();
    std::vector<Span> all;
    for (const UnitKind kind : choices.kinds)
        for (const Span span : spans_of(kind, document)) all.push_back(span);
    const TokenMap map(projection, all, choices.shingle);
    const std::uint64_t content = content_of(map.shingles()).high;

    std::int64_t compared = 0;
    std::int64_t too_short = 0;
    for (const UnitKind kind : choices.kinds) {
        // Sections of the same tokens are one: the first, which is the longest.
        std::set<std::pair<std::uint64_t, std::uint64_t>> seen;
        for (const Span span : spans_of(kind, document)) {
            document.stop_if_cancelled();
            const Span tokens = map.tokens(projection.projected(span));
            if (tokens.size() < std::max<std::uint64_t>(choices.min_tokens, choices.shingle)) {
                ++too_short;
                continue;
            }
            if (!seen.emplace(tokens.begin, tokens.end).second) continue;
            emit_bands(choices, kind, content, {document.number(), span.begin, span.end},
                       map.shingles(tokens, choices.shingle), emitter);
            ++compared;
        }
    }
    document.count("units", compared);
    document.count("units_too_short", too_short);
}

}  // namespace palimpsest::duplicates
