// Documents that stand in longer ones: they share few of the longer one's shingles, so that
// sketches do not propose them, and many of their own seeds.

#include <algorithm>
#include <tuple>

#include "bytes.hpp"
#include "duplicates.hpp"
#include "hash_sort.hpp"
#include "sightings.hpp"
#include "steps.hpp"

namespace palimpsest::duplicates {
namespace {

/// A seed that stands in more documents than this says little of any two.
constexpr std::size_t most_sharing = 64;
/// Documents nearer in length than this are alike or not: sketches find them.
constexpr double longest_share = 0.8;
/// So much of what is asked for must be seen in the samples, which know runs and no edits.
constexpr double seen_share = 0.4;

struct SampledDocument {
    std::uint64_t content = 0;
    Place place;
    std::uint64_t tokens = 0;
    std::uint64_t samples = 0;
};

/// The samples of a part: hash, and the index of the document.
struct SamplePart {
    std::vector<SampledDocument> documents;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> samples;
};

SamplePart sample_part(Records& records) {
    SamplePart part;
    RecordView record;
    while (records.next(record)) {
        ByteReader reader(record.bytes);
        SampledDocument document;
        document.content = reader.read64();
        document.place = reader.read_place();
        document.tokens = reader.read64();
        document.samples = reader.read64();
        // Values come in the order of their bytes, so equal documents follow one another.
        if (!part.documents.empty() && part.documents.back().content == document.content) continue;
        const auto index = static_cast<std::uint32_t>(part.documents.size());
        part.documents.push_back(document);
        while (!reader.rest().empty()) part.samples.emplace_back(reader.read64(), index);
    }
    // All of a part begin with the same bits.
    sort_by_hash(part.samples, [](const auto& sample) { return sample.first << sample_part_bits; });
    return part;
}

using SharedPair = std::pair<std::uint32_t, std::uint32_t>;  // The shorter document, the longer.

void pair_up(const SamplePart& part, std::size_t begin, std::size_t end,
             std::vector<SharedPair>& pairs) {
    for (std::size_t i = begin; i < end; ++i)
        for (std::size_t j = i + 1; j < end; ++j) {
            std::uint32_t shorter = part.samples[i].second;
            std::uint32_t longer = part.samples[j].second;
            if (part.documents[shorter].tokens > part.documents[longer].tokens)
                std::swap(shorter, longer);
            if (static_cast<double>(part.documents[shorter].tokens) <
                longest_share * static_cast<double>(part.documents[longer].tokens))
                pairs.emplace_back(shorter, longer);
        }
}

}  // namespace

void pair_samples(Records& records, const Emitter& emitter) {
    const SamplePart part = sample_part(records);
    std::vector<SharedPair> pairs;
    std::int64_t too_frequent = 0;
    for (std::size_t begin = 0; begin < part.samples.size();) {
        std::size_t end = begin;
        while (end < part.samples.size() && part.samples[end].first == part.samples[begin].first)
            ++end;
        if (end - begin <= most_sharing)
            pair_up(part, begin, end, pairs);
        else
            ++too_frequent;
        begin = end;
    }
    std::sort(pairs.begin(), pairs.end());
    ByteWriter value;
    for (auto begin = pairs.begin(); begin != pairs.end();) {
        const auto end = std::upper_bound(begin, pairs.end(), *begin);
        const SampledDocument& shorter = part.documents[begin->first];
        const SampledDocument& longer = part.documents[begin->second];
        value.clear();
        value.put(shorter.place).put(longer.place).put64(shorter.samples);
        value.put64(static_cast<std::uint64_t>(end - begin));
        emitter.emit(round_inclusions,
                     document_pair_key(shorter.place.document, longer.place.document), value.view(),
                     {shorter.place.document, longer.place.document});
        begin = end;
    }
    records.count("samples_too_frequent", too_frequent);
}

void propose_inclusion(const Choices& choices, std::string_view key, Records& records,
                       const Emitter& emitter) {
    Place shorter;
    Place longer;
    std::uint64_t samples = 0;
    std::uint64_t shared = 0;
    RecordView record;
    while (records.next(record)) {
        ByteReader reader(record.bytes);
        shorter = reader.read_place();
        longer = reader.read_place();
        samples = reader.read64();
        shared += reader.read64();
    }
    if (static_cast<double>(shared) <
        seen_share * choices.containment * static_cast<double>(samples))
        return;
    ByteWriter pair;
    pair.put8(static_cast<std::uint8_t>(UnitKind::document));
    pair.put(std::min(shorter, longer)).put(std::max(shorter, longer));
    emitter.emit(round_verification, key, pair.view(), {shorter.document, longer.document});
}

}  // namespace palimpsest::duplicates
