#include <algorithm>

#include "anchor_record.hpp"
#include "bytes.hpp"
#include "duplicates.hpp"
#include "passage_record.hpp"
#include "steps.hpp"
#include "unit_reader.hpp"

namespace palimpsest::duplicates {
namespace {

std::vector<Anchor> anchors_of(Records& records) {
    std::vector<Anchor> anchors;
    RecordView record;
    while (records.next(record)) read_anchors(record.bytes, anchors);
    std::sort(anchors.begin(), anchors.end());
    anchors.erase(
        std::unique(anchors.begin(), anchors.end(),
                    [](const Anchor& x, const Anchor& y) { return x.a == y.a && x.b == y.b; }),
        anchors.end());
    return anchors;
}

/// In how many documents the wording of a passage stands: the middle of what its seeds say, the
/// higher of two.
std::uint32_t documents_of(const PassageMatch& match, std::span<const Anchor> anchors) {
    std::vector<std::uint32_t> counts;
    for (auto anchor = std::lower_bound(anchors.begin(), anchors.end(), Anchor{match.begin_a});
         anchor != anchors.end() && anchor->a < match.end_a; ++anchor)
        if (match.begin_b <= anchor->b && anchor->b < match.end_b)
            counts.push_back(anchor->seed_documents);
    if (counts.empty()) return 0;
    const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
    std::nth_element(counts.begin(), middle, counts.end());
    return *middle;
}

}  // namespace

void find_passages(const Choices& choices, std::string_view key, TextCaches& caches,
                   Records& records, const Emitter& emitter) {
    ByteReader key_reader(key);
    const std::uint64_t number_a = key_reader.read64();
    const std::uint64_t number_b = key_reader.read64();
    const std::vector<Anchor> anchors = anchors_of(records);
    records.count("pairs_of_documents");
    if (!promising(anchors, choices.rules)) return;
    const UnitReader reader(records, caches, choices.shingle);
    const auto a = reader.tokens(number_a);
    const auto b = reader.tokens(number_b);
    const std::vector<PassageMatch> matches =
        match_passages(*a, *b, number_a == number_b, anchors, choices.rules);
    for (const PassageMatch& match : matches) {
        PassageRecord record;
        const Span span_a = a->place(match.begin_a, match.end_a);
        const Span span_b = b->place(match.begin_b, match.end_b);
        record.own = {number_a, span_a.begin, span_a.end};
        record.partner = {number_b, span_b.begin, span_b.end};
        record.overlap = {match.shared, match.united};
        const std::uint32_t tokens = match.end_a - match.begin_a;
        record.exact = tokens == match.end_b - match.begin_b &&
                       same_wording(*a, match.begin_a, *b, match.begin_b, tokens);
        record.documents = documents_of(match, anchors);
        emit_passage(record, emitter);
        std::swap(record.own, record.partner);
        emit_passage(record, emitter);
    }
    records.count("pairs_of_documents_compared");
    records.count("passages", static_cast<std::int64_t>(matches.size()));
}

}  // namespace palimpsest::duplicates
