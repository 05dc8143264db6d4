#include <algorithm>
#include <numeric>

#include "anchor_record.hpp"
#include "bytes.hpp"
#include "duplicates.hpp"
#include "hash_sort.hpp"
#include "links.hpp"
#include "steps.hpp"

namespace palimpsest::duplicates {
namespace {

/// The seeds of a part, with their documents.
struct SeedPart {
    std::vector<LinkedDocument> documents;
    std::vector<Occurrence> occurrences;
};

SeedPart read_part(Records& records) {
    SeedPart part;
    RecordView record;
    while (records.next(record)) {
        ByteReader reader(record.bytes);
        LinkedDocument document;
        document.number = record.documents[0];
        document.content = reader.read64();
        document.affinity = reader.read32();
        const auto index = static_cast<std::uint32_t>(part.documents.size());
        part.documents.push_back(document);
        for (std::string_view rest = reader.rest(); rest.size() >= sighting_size;
             rest.remove_prefix(sighting_size))
            part.occurrences.push_back({index, sighting_at(rest.data())});
    }
    return part;
}

/// Numbers the documents by affinity, content and place in the collection, and sorts the
/// occurrences by seed, document and position.
void bring_in_order(SeedPart& part) {
    std::vector<std::uint32_t> order(part.documents.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t i, std::uint32_t j) {
        const LinkedDocument& a = part.documents[i];
        const LinkedDocument& b = part.documents[j];
        return std::tie(a.affinity, a.content, a.number) <
               std::tie(b.affinity, b.content, b.number);
    });
    std::vector<LinkedDocument> documents;
    std::vector<std::uint32_t> place(order.size());
    for (const std::uint32_t i : order) {
        place[i] = static_cast<std::uint32_t>(documents.size());
        documents.push_back(part.documents[i]);
    }
    part.documents = std::move(documents);
    for (Occurrence& occurrence : part.occurrences)
        occurrence.document = place[occurrence.document];
    // All of a part begin with the same bits.
    sort_by_hash(
        part.occurrences,
        [](const Occurrence& occurrence) { return occurrence.sighting.hash << seed_part_bits; },
        [](const Occurrence& a, const Occurrence& b) {
            return std::tie(a.sighting.hash, a.document, a.sighting.position) <
                   std::tie(b.sighting.hash, b.document, b.sighting.position);
        });
}

/// Sends a seed that stands in too many documents to the first of them.
void emit_boilerplate(const LinkedDocument& first, std::uint32_t position, std::uint32_t documents,
                      std::size_t places, const Emitter& emitter) {
    ByteWriter value;
    value.put32(position).put32(documents).put64(places);
    emitter.emit(round_boilerplate, document_key(first.number), value.view(), {first.number});
}

void emit_links(const SeedPart& part, std::vector<Link>& links, const Emitter& emitter) {
    std::sort(links.begin(), links.end());
    ByteWriter value;
    for (auto begin = links.begin(); begin != links.end();) {
        const std::uint64_t a = part.documents[begin->document_a].number;
        const std::uint64_t b = part.documents[begin->document_b].number;
        value.clear();
        auto end = begin;
        for (; end != links.end() && end->document_a == begin->document_a &&
               end->document_b == begin->document_b;
             ++end)
            put_anchor(
                {end->position_a, end->position_b, end->documents, end->run, end->seed_documents},
                value);
        emitter.emit(round_passages, document_key(a) + document_key(b), value.view(), {a, b});
        begin = end;
    }
}

}  // namespace

void link_seeds(const Choices& choices, Records& records, const Emitter& emitter) {
    SeedPart part = read_part(records);
    bring_in_order(part);
    std::vector<Link> links;
    const std::span<const Occurrence> all(part.occurrences);
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin + 1;
        while (end < all.size() && all[end].sighting.hash == all[begin].sighting.hash) ++end;
        if (end - begin > 1) {
            const std::uint32_t documents =
                link(all.subspan(begin, end - begin), part.documents, choices.rules.seeds, links);
            if (documents > choices.rules.boilerplate)
                emit_boilerplate(part.documents[all[begin].document], all[begin].sighting.position,
                                 documents, end - begin, emitter);
        }
        begin = end;
    }
    emit_links(part, links, emitter);
    records.count("anchors", static_cast<std::int64_t>(links.size()));
}

}  // namespace palimpsest::duplicates
