#include <algorithm>

#include "bytes.hpp"
#include "duplicates.hpp"
#include "steps.hpp"
#include "unit_reader.hpp"

namespace palimpsest::duplicates {
namespace {

/// Tokens [begin, end) that stand in too many documents to be evidence of copying.
struct FrequentRun {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t last_seed = 0;
    std::uint32_t documents = 0;  ///< Of its most frequent seed: some seeds near the ends of the
                                  ///< run are taken in some of the documents only.
    std::uint64_t places = 0;     ///< Likewise.
};

/// Whether a seed belongs to a run: near its last one, and about as frequent.
bool goes_on(const FrequentRun& run, const FrequentRun& seed, const SeedPlan& plan) {
    return seed.begin <= run.last_seed + plan.window && seed.documents < 2 * run.documents &&
           run.documents < 2 * seed.documents;
}

/// The records come in the order of their bytes, which begin with the seed's position.
std::vector<FrequentRun> frequent_runs(const SeedPlan& plan, Records& records) {
    std::vector<FrequentRun> runs;
    RecordView record;
    while (records.next(record)) {
        ByteReader reader(record.bytes);
        FrequentRun seed;
        seed.begin = seed.last_seed = reader.read32();
        seed.end = seed.begin + plan.length;
        seed.documents = reader.read32();
        seed.places = reader.read64();
        if (runs.empty() || !goes_on(runs.back(), seed, plan)) {
            runs.push_back(seed);
            continue;
        }
        FrequentRun& run = runs.back();
        run.end = seed.end;
        run.last_seed = seed.begin;
        run.documents = std::max(run.documents, seed.documents);
        run.places = std::max(run.places, seed.places);
    }
    return runs;
}

}  // namespace

void write_boilerplate(const Choices& choices, std::string_view key, TextCaches& caches,
                       Records& records, Sink& sink) {
    const std::uint64_t document = ByteReader(key).read64();
    const std::vector<FrequentRun> runs = frequent_runs(choices.rules.seeds, records);
    const auto text = UnitReader(records, caches, choices.shingle).tokens(document);
    RowWriter& rows = sink.layer("boilerplate");
    for (const FrequentRun& run : runs) {
        const Span place = text->place(run.begin, run.end);
        rows.add_record(document, place.begin, place.end, static_cast<std::int64_t>(run.documents),
                        static_cast<std::int64_t>(run.places));
    }
    records.count("boilerplate_runs", static_cast<std::int64_t>(runs.size()));
}

}  // namespace palimpsest::duplicates
