#include "unit_text.hpp"

#include <algorithm>
#include <memory>

#include "hashing.hpp"
#include "tokenized.hpp"

namespace palimpsest::duplicates {
namespace {

/// The first segment that ends after the projected byte `position`.
std::uint64_t segment_at(const ProjectedView& projection, std::uint64_t position) {
    std::uint64_t low = 0;
    std::uint64_t high = projection.segment_count();
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        if (projection.projected_segment(middle).end <= position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/// The hash of the original text that the projection kept: units that differ only in what was left
/// out have the same.
std::uint64_t wording_of(const Document& document, const ProjectedView& projection, Span within) {
    struct Free {
        void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
    };
    const std::unique_ptr<XXH3_state_t, Free> state(XXH3_createState());
    XXH3_64bits_reset(state.get());
    for (std::uint64_t i = segment_at(projection, within.begin); i < projection.segment_count();
         ++i) {
        const Span segment = projection.projected_segment(i);
        if (segment.begin >= within.end) break;
        const bool is_whole = within.begin <= segment.begin && segment.end <= within.end;
        const std::string_view kept =
            document.text(is_whole ? projection.original_segment(i)
                                   : projection.original({std::max(segment.begin, within.begin),
                                                          std::min(segment.end, within.end)}));
        XXH3_64bits_update(state.get(), kept.data(), kept.size());
    }
    return XXH3_64bits_digest(state.get());
}

}  // namespace

std::vector<std::uint64_t> gaps(const ProjectedView& projection, Span within) {
    std::vector<std::uint64_t> result;
    for (std::uint64_t i = segment_at(projection, within.begin) + 1; i < projection.segment_count();
         ++i) {
        const std::uint64_t begin = projection.projected_segment(i).begin;
        if (begin >= within.end) break;
        if (projection.original_segment(i - 1).end < projection.original_segment(i).begin)
            result.push_back(begin);
    }
    return result;
}

Content content_of(std::span<const std::uint64_t> shingles) {
    const XXH128_hash_t hash = XXH3_128bits(shingles.data(), shingles.size_bytes());
    return {hash.high64, hash.low64};
}

UnitText unit_text(const Document& document, const Place& place, std::uint32_t shingle_length) {
    const ProjectedView projection = document.projection();
    const Span kept = projection.projected(place.span());
    std::vector<std::uint64_t> cuts = gaps(projection, kept);
    for (std::uint64_t& cut : cuts) cut -= kept.begin;
    const Tokenized text = tokenized(projection.text().substr(kept.begin, kept.size()), cuts);
    const std::vector<std::uint64_t> shingles = shingles_of(text.tokens, shingle_length);
    return {{place, content_of(shingles), wording_of(document, projection, kept)},
            shingle_set(shingles)};
}

}  // namespace palimpsest::duplicates
