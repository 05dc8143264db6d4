#include <map>
#include <vector>

#include "label_record.hpp"
#include "nesting.hpp"
#include "steps.hpp"

namespace palimpsest::duplicates {
namespace {

/// Writes the copies that one document shares with another: where a longer passage of it is copied
/// from the same place, its parts are not repeated.
void write(const std::vector<LabelRecord>& records, RowWriter& copies) {
    std::vector<Match> matches;
    matches.reserve(records.size());
    for (const LabelRecord& record : records)
        matches.push_back({record.place, record.partner, record.similarity});
    const std::vector<Standing> standing = standings(matches);
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (standing[i] != Standing::news) continue;
        const LabelRecord& record = records[i];
        std::optional<std::string> cluster;
        if (record.cluster) cluster = cluster_name(record.kind, *record.cluster);
        copies.add(record.place.span(), name_of(record.kind), cluster, record.similarity,
                   record.exact ? "exact" : "edited", record.partner.document, record.partner.begin,
                   record.partner.end);
    }
}

}  // namespace

void write_copies(Records& records, Sink& sink) {
    std::map<std::pair<UnitKind, std::uint64_t>, std::vector<LabelRecord>> by_partner;
    RecordView bytes;
    while (records.next(bytes)) {
        const LabelRecord record = label_record(bytes.bytes);
        by_partner[{record.kind, record.partner.document}].push_back(record);
    }
    for (const auto& [partner, list] : by_partner) write(list, sink.layer("copies"));
}

}  // namespace palimpsest::duplicates
