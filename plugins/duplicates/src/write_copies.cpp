#include <algorithm>
#include <map>
#include <vector>

#include "label_record.hpp"
#include "nesting.hpp"
#include "steps.hpp"

namespace palimpsest::duplicates {
namespace {

void add_row(const LabelRecord& record, std::optional<std::uint64_t> id, RowWriter& copies) {
    std::optional<std::string> cluster;
    if (id) cluster = cluster_name(record.kind, *id);
    std::optional<std::uint32_t> documents;
    if (record.documents > 0) documents = record.documents;
    copies.add(record.place.span(), name_of(record.kind), cluster, record.similarity,
               record.containment, record.exact ? "exact" : "edited", documents,
               record.partner.document, record.partner.begin, record.partner.end);
}

/// Writes the copies that one document shares with another: where a longer unit of it is copied
/// from the same place, its parts are not repeated.
void write(const std::vector<LabelRecord>& records, RowWriter& copies) {
    std::vector<Match> matches;
    matches.reserve(records.size());
    for (const LabelRecord& record : records)
        matches.push_back({record.place, record.partner, record.similarity});
    const std::vector<Standing> standing = standings(matches);
    for (std::size_t i = 0; i < records.size(); ++i)
        if (standing[i] == Standing::news) add_row(records[i], records[i].cluster, copies);
}

}  // namespace

void write_copies(Records& records, Sink& sink) {
    std::map<std::pair<UnitKind, std::uint64_t>, std::vector<LabelRecord>> units_by_partner;
    std::vector<LabelRecord> passages;
    std::optional<LabelRecord> inclusion;
    std::map<std::pair<std::uint64_t, std::uint64_t>, std::uint64_t> clusters;
    RecordView bytes;
    while (records.next(bytes)) {
        if (ByteReader(bytes.bytes).read8() == passage_cluster_tag) {
            const PassageCluster told = passage_cluster(bytes.bytes);
            clusters[{told.whole.begin, told.whole.end}] = told.cluster;
            continue;
        }
        const LabelRecord record = label_record(bytes.bytes);
        if (record.containment) {
            // Of equals the first stays: records come in a fixed order.
            if (!inclusion || std::pair(*record.containment, record.similarity) >
                                  std::pair(*inclusion->containment, inclusion->similarity))
                inclusion = record;
        } else if (record.kind == UnitKind::passage) {
            passages.push_back(record);
        } else {
            units_by_partner[{record.kind, record.partner.document}].push_back(record);
        }
    }
    const bool has_like = std::any_of(
        units_by_partner.begin(), units_by_partner.end(), [](const auto& partner_and_records) {
            return partner_and_records.first.first == UnitKind::document;
        });
    RowWriter& copies = sink.layer("copies");
    // A document that is like another is a copy of that one.
    if (inclusion && !has_like) add_row(*inclusion, std::nullopt, copies);
    for (const auto& [partner, list] : units_by_partner) write(list, copies);
    for (const LabelRecord& passage : passages) {
        const auto found = clusters.find({passage.whole.begin, passage.whole.end});
        add_row(passage, found == clusters.end() ? std::nullopt : std::optional(found->second),
                copies);
    }
}

}  // namespace palimpsest::duplicates
