#include "bytes.hpp"
#include "duplicates.hpp"
#include "label_record.hpp"
#include "passage_record.hpp"
#include "places.hpp"
#include "steps.hpp"

namespace palimpsest::duplicates {
namespace {

/// The matches of a document with others, or with itself.
struct DocumentMatches {
    std::vector<PassageRecord> records;
    std::vector<PlacedMatch> matches;

    void add(const PassageRecord& record) {
        records.push_back(record);
        matches.push_back({record.own.span(), record.partner, record.overlap});
    }
};

void address_rows(const DocumentMatches& found, std::span<const Span> settled,
                  const Emitter& emitter) {
    for (const std::size_t i : worth_telling(found.matches)) {
        const PassageRecord& record = found.records[i];
        LabelRecord row;
        row.kind = UnitKind::passage;
        row.place = record.own;
        row.partner = record.partner;
        row.similarity = record.overlap.similarity();
        row.exact = record.exact;
        row.documents = record.documents;
        row.whole = settled[i];
        emitter.address(record.own.document, as_bytes(row).view(), {record.partner.document});
    }
}

/// Both documents of a match send their place under the same key.
ByteWriter meeting_key(const PassageRecord& record) {
    ByteWriter key;
    key.put(std::min(record.own, record.partner)).put(std::max(record.own, record.partner));
    return key;
}

}  // namespace

void settle_places(std::string_view key, Records& records, const Emitter& emitter) {
    const std::uint64_t own = ByteReader(key).read64();
    DocumentMatches elsewhere;
    DocumentMatches inside;
    std::vector<PlacedMatch> all;
    RecordView bytes;
    while (records.next(bytes)) {
        const PassageRecord record = passage_record(bytes.bytes);
        (record.partner.document == own ? inside : elsewhere).add(record);
    }
    for (const DocumentMatches* found : {&elsewhere, &inside})
        all.insert(all.end(), found->matches.begin(), found->matches.end());
    const std::vector<Span> passages = settled(all);
    const std::span<const Span> settled_elsewhere(passages.data(), elsewhere.matches.size());
    const std::span<const Span> settled_inside(passages.data() + elsewhere.matches.size(),
                                               inside.matches.size());
    address_rows(elsewhere, settled_elsewhere, emitter);
    address_rows(inside, settled_inside, emitter);

    ByteWriter value;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const PassageRecord& record = i < elsewhere.records.size()
                                          ? elsewhere.records[i]
                                          : inside.records[i - elsewhere.records.size()];
        value.clear();
        value.put8(record.own < record.partner ? 0 : 1).put64(passages[i].begin);
        value.put64(passages[i].end);
        emitter.emit(round_meetings, meeting_key(record).view(), value.view(),
                     {record.own.document, record.partner.document});
    }
}

void meet(std::string_view key, Records& records, const Emitter& emitter) {
    ByteReader reader(key);
    Place first = reader.read_place();
    Place second = reader.read_place();
    RecordView record;
    while (records.next(record)) {
        ByteReader value(record.bytes);
        Place& place = value.read8() == 0 ? first : second;
        place.begin = value.read64();
        place.end = value.read64();
    }
    // Two passages that overlap once they are settled say nothing of each other.
    if (overlaps(first, second)) return;
    ByteWriter pair;
    pair.put8(static_cast<std::uint8_t>(UnitKind::passage));
    pair.put(std::min(first, second)).put(std::max(first, second));
    emitter.emit(round_verification, document_pair_key(first.document, second.document),
                 pair.view(), {first.document, second.document});
}

}  // namespace palimpsest::duplicates
