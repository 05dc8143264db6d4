#include <map>

#include "bytes.hpp"
#include "candidates.hpp"
#include "duplicates.hpp"
#include "label_record.hpp"
#include "nesting.hpp"
#include "steps.hpp"
#include "unit_reader.hpp"

namespace palimpsest::duplicates {
namespace {

/// A pair of round 1.
struct Pair {
    UnitKind kind = UnitKind::document;
    Place a;
    Place b;

    friend bool operator==(const Pair&, const Pair&) = default;
};

/// The pairs of a key, each once.
std::vector<Pair> pairs_of(Records& records) {
    std::vector<Pair> pairs;
    RecordView record;
    while (records.next(record)) {
        ByteReader reader(record.bytes);
        Pair pair;
        pair.kind = static_cast<UnitKind>(reader.read8());
        pair.a = reader.read_place();
        pair.b = reader.read_place();
        if (pairs.empty() || !(pairs.back() == pair)) pairs.push_back(pair);
    }
    return pairs;
}

struct Verified {
    Pair pair;
    Unit a;
    Unit b;
    Overlap overlap;
};

void emit(const Verified& match, bool is_part, const Emitter& emitter) {
    const auto kind = static_cast<std::uint8_t>(match.pair.kind);
    ByteWriter node_a;
    node_a.put8(kind).put(match.pair.a);
    ByteWriter node_b;
    node_b.put8(kind).put(match.pair.b);
    ByteWriter value;
    value.put8(kind).put(match.a).put(match.b);
    value.put64(match.overlap.shared).put64(match.overlap.united).put8(is_part ? 1 : 0);
    emitter.emit_edge(round_clusters, node_a.view(), node_b.view(), value.view(),
                      {match.pair.a.document, match.pair.b.document});
}

/// A document that stands in a longer one: it belongs to no cluster with it.
void report_inclusion(const Verified& match, bool a_is_shorter, double containment,
                      const Emitter& emitter, Sink& sink) {
    const Place& a = match.pair.a;
    const Place& b = match.pair.b;
    sink.layer("copy_edges")
        .add_record(std::nullopt, name_of(match.pair.kind), match.overlap.similarity(), containment,
                    a.document, a.begin, a.end, b.document, b.begin, b.end);
    LabelRecord record;
    record.kind = match.pair.kind;
    record.place = a_is_shorter ? a : b;
    record.partner = a_is_shorter ? b : a;
    record.similarity = match.overlap.similarity();
    record.containment = containment;
    emitter.address(record.place.document, as_bytes(record).view(), {record.partner.document});
}

/// Sends the matches of one kind on; returns how many are news. A part goes on as well: units equal
/// to these may stand in documents that have nothing else in common.
std::int64_t emit_matches(std::span<const Verified> matches, const Emitter& emitter) {
    std::vector<Match> plain;
    for (const Verified& match : matches)
        plain.push_back({match.pair.a, match.pair.b, match.overlap.similarity()});
    const std::vector<Standing> standing = standings(plain);
    std::int64_t news = 0;
    for (std::size_t i = 0; i < matches.size(); ++i) {
        news += standing[i] == Standing::news;
        if (standing[i] != Standing::rival)
            emit(matches[i], standing[i] == Standing::part, emitter);
    }
    return news;
}

}  // namespace

void propose(const Choices& choices, std::string_view key, Records& records,
             const Emitter& emitter) {
    ByteReader key_reader(key);
    const std::uint8_t kind = key_reader.read8();
    const std::uint32_t band = key_reader.read8();
    std::vector<Sighting> sightings;
    RecordView record;
    while (records.next(record)) {
        ByteReader reader(record.bytes);
        Sighting sighting;
        sighting.content = reader.read64();
        sighting.document = reader.read64();
        sighting.place = reader.read_place();
        sightings.push_back(sighting);
    }
    if (sightings.size() < 2) return;
    const Candidates found = candidates(sightings, band, {choices.window, choices.bands.bands});
    ByteWriter value;
    for (const auto& [a, b] : found.pairs) {
        value.clear();
        value.put8(kind).put(a).put(b);
        emitter.emit(round_verification, document_pair_key(a.document, b.document), value.view(),
                     {a.document, b.document});
    }
    if (found.left_out > 0)
        records.count("pairs_not_compared", static_cast<std::int64_t>(found.left_out));
}

void verify(const Choices& choices, TextCaches& caches, Records& records, const Emitter& emitter,
            Sink& sink) {
    const std::vector<Pair> pairs = pairs_of(records);
    const UnitReader reader(records, caches, choices.shingle);
    std::map<UnitKind, std::vector<Verified>> matches;
    for (const Pair& pair : pairs) {
        const auto a = reader.text(pair.a);
        const auto b = reader.text(pair.b);
        const Overlap shared = overlap(a->shingles, b->shingles);
        const Verified found{pair, a->unit, b->unit, shared};
        const double contained = containment(shared, a->shingles.size(), b->shingles.size());
        if (shared.similarity() >= choices.threshold)
            matches[pair.kind].push_back(found);
        else if (pair.kind == UnitKind::document && contained >= choices.containment)
            report_inclusion(found, a->shingles.size() <= b->shingles.size(), contained, emitter,
                             sink);
    }
    std::int64_t verified = 0;
    std::int64_t news = 0;
    for (const auto& [kind, list] : matches) {
        verified += static_cast<std::int64_t>(list.size());
        news += emit_matches(list, emitter);
    }
    records.count("candidates", static_cast<std::int64_t>(pairs.size()));
    records.count("matches", verified);
    records.count("matches_inside_others", verified - news);
}

}  // namespace palimpsest::duplicates
