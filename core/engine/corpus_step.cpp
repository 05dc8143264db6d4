#include "core/engine/corpus_step.hpp"

#include <fmt/format.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include "core/engine/components.hpp"
#include "core/engine/thread_order.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {

/// What the groups of one piece of a round sent away.
struct CorpusStep::Reduced {
    Emitted emitted;
    /// For each call: its rows by table. References among them count from the call's first rows.
    std::vector<std::vector<std::pair<std::size_t, Rows>>> tables;

    explicit Reduced(std::size_t rounds) : emitted(rounds) {}
};

namespace {

// Pieces are cut by the number of records alone, so that they do not depend on the threads.
constexpr std::size_t piece_records = 4096;
// A window of pieces is reduced before its results are taken, which bounds what waits.
constexpr std::size_t window_pieces = 64;

/// Calls `work` for 0 to count - 1 on the threads of the calling arena.
template <class Work>
void spread(std::size_t count, const Work& work) {
    const SpreadWork all;
    all.whole([&] {
        tbb::parallel_for(std::size_t{0}, count, [&](std::size_t i) {
            // A plugin that waits for threads of its own must not be given another piece meanwhile.
            all.piece([&] { tbb::this_task_arena::isolate([&] { work(i); }); });
        });
    });
}

/// Adds the rows of one call to the corpus tables.
void append_tables(std::vector<Rows>& tables, const std::vector<LayerInfo>& infos,
                   std::vector<std::pair<std::size_t, Rows>>& call) {
    std::vector<std::int64_t> bases;
    bases.reserve(tables.size());
    for (const Rows& table : tables) bases.push_back(static_cast<std::int64_t>(table.count));
    for (auto& [index, rows] : call) {
        const LayerInfo& info = infos[index];
        for (std::size_t c = 0; c < info.columns.size(); ++c)
            for (std::size_t target = 0; target < infos.size(); ++target)
                if (info.columns[c].type == PLM_ROW && info.columns[c].target == infos[target].name)
                    for (std::int64_t& value : rows.columns[c].integers) value += bases[target];
        for (std::size_t c = 0; c < info.columns.size(); ++c)
            for (std::uint64_t row = 0; row < rows.count; ++row)
                tables[index].columns[c].append(rows.columns[c], row);
        tables[index].count += rows.count;
    }
}

/// Cuts sorted records into pieces of whole groups.
std::vector<std::size_t> piece_bounds(const Exchange& records) {
    std::vector<std::size_t> bounds = {0};
    while (bounds.back() < records.size()) {
        const std::size_t target = bounds.back() + piece_records - 1;
        bounds.push_back(target >= records.size() ? records.size() : records.group_end(target));
    }
    return bounds;
}

}  // namespace

CorpusStep::CorpusStep(const Schema& schema, std::size_t step, const ResolvedStep& resolved,
                       const RunServices& services, std::uint64_t budget, std::uint64_t kept)
    : schema_(schema),
      services_(services),
      budget_(budget),
      kept_(kept),
      handle_(schema, step, resolved, services),
      addressed_(schema.steps[step].name, "label", budget) {
    for (const RoundInfo& round : handle_.loaded().info->rounds)
        rounds_.emplace_back(name(), round.name, budget);
}

CorpusCall& CorpusStep::local_corpus(AnalyzerHandle::Local& local) {
    auto& corpus = corpus_calls_.local();
    if (!corpus) corpus = std::make_unique<CorpusCall>(*handle_.loaded().info, *local.host, kept_);
    return *corpus;
}

Outcome CorpusStep::map(Document& document, Emitted& emitted) {
    AnalyzerHandle::Local& local = handle_.local();
    CorpusCall& corpus = local_corpus(local);
    Emitted own(round_count());
    local.host->begin(HostCall::Appends::nowhere, nullptr);
    const plm_document* shown = local.host->show(document);
    corpus.begin(0, &own);
    void* const instance = handle_.instance(local);
    Outcome outcome = call_plugin(
        *local.host, [&] { return handle_.loaded().corpus->map(instance, corpus.call(), shown); });
    if (outcome.kind == Outcome::Kind::done) emitted.append(own);
    return outcome;
}

void CorpusStep::collect(const Emitted& emitted) {
    for (std::size_t i = 0; i < rounds_.size(); ++i) rounds_[i].add(emitted.rounds[i]);
    addressed_.add(emitted.addressed);
}

void CorpusStep::run_rounds(const DocumentStore& store, std::vector<Rows>& tables) {
    for (std::size_t round = 0; round < rounds_.size(); ++round) {
        const std::uint32_t turns = handle_.loaded().info->rounds[round].iterations;
        for (std::uint32_t turn = 0; turn < turns; ++turn) {
            if (turn > 0 && rounds_[round].needed() == 0) break;
            run_round(round, turn + 1 == turns, store, tables);
            if (cancelled()) return;
        }
    }
    check_budget();
    addressed_.seal();
    record_count_ += addressed_.size();
}

bool CorpusStep::cancelled() const {
    return services_.cancelled != nullptr && services_.cancelled->load();
}

void CorpusStep::run_round(std::size_t round, bool last_turn, const DocumentStore& store,
                           std::vector<Rows>& tables) {
    const RoundInfo& info = handle_.loaded().info->rounds[round];
    check_budget();
    Exchange records = std::exchange(rounds_[round], Exchange(name(), info.name, budget_));
    records.seal();
    if (info.key == PLM_KEY_COMPONENT) records.regroup(by_component);
    record_count_ += records.size();
    // A round that iterates may send to itself; in its last turn the records would be lost.
    const std::size_t first_target = last_turn ? round + 1 : round;
    const std::vector<std::size_t> bounds = piece_bounds(records);
    const std::string stage = fmt::format("{}: {}", name(), info.name);
    for (std::size_t first = 0; first + 1 < bounds.size(); first += window_pieces) {
        if (cancelled()) return;
        if (services_.progress) services_.progress({stage, bounds[first], 0, records.size(), 0});
        const std::size_t count = std::min(window_pieces, bounds.size() - 1 - first);
        std::vector<std::optional<Reduced>> pieces(count);
        const auto work = [&](std::size_t i) {
            pieces[i].emplace(reduce(round, first_target, records, bounds[first + i],
                                     bounds[first + i + 1], store));
        };
        if (serial())
            for (std::size_t i = 0; i < count; ++i) work(i);
        else
            spread(count, work);
        for (auto& piece : pieces) {
            for (std::size_t i = 0; i < rounds_.size(); ++i)
                rounds_[i].add(piece->emitted.rounds[i]);
            addressed_.add(piece->emitted.addressed);
            for (auto& call : piece->tables) append_tables(tables, schema_.tables, call);
        }
    }
}

CorpusStep::Reduced CorpusStep::reduce(std::size_t round, std::size_t first_target,
                                       const Exchange& records, std::size_t begin, std::size_t end,
                                       const DocumentStore& store) {
    AnalyzerHandle::Local& local = handle_.local();
    CorpusCall& corpus = local_corpus(local);
    Reduced reduced(round_count());
    while (begin < end) {
        const std::size_t group_end = records.group_end(begin);
        const std::string_view key = records[begin].key;
        local.host->begin(HostCall::Appends::to_tables, nullptr);
        corpus.begin(first_target, &reduced.emitted);
        corpus.set_records(&records, begin, group_end, &store);
        void* const instance = handle_.instance(local);
        const Outcome outcome = call_plugin(*local.host, [&] {
            return handle_.loaded().corpus->reduce(instance, corpus.call(),
                                                   static_cast<std::uint32_t>(round),
                                                   {key.data(), key.size()});
        });
        if (outcome.kind == Outcome::Kind::cancelled && cancelled()) break;
        if (outcome.kind != Outcome::Kind::done)
            throw Error(
                fmt::format("step '{}', round '{}' failed: {}; what a round finds belongs to "
                            "all documents, so the run ends here",
                            name(), handle_.loaded().info->rounds[round].name, outcome.message));
        reduced.tables.push_back(local.host->take_tables());
        begin = group_end;
    }
    return reduced;
}

Outcome CorpusStep::label(Document& document, const DocumentStore& store) {
    AnalyzerHandle::Local& local = handle_.local();
    CorpusCall& corpus = local_corpus(local);
    const std::string key = big_endian(document.number());
    const std::size_t begin = addressed_.lower_bound(key);
    const bool any = begin < addressed_.size() && addressed_[begin].key == key;
    local.host->begin(HostCall::Appends::to_layers, &document);
    const plm_document* shown = local.host->show(document);
    corpus.begin(0, nullptr);
    corpus.set_records(&addressed_, begin, any ? addressed_.group_end(begin) : begin, &store);
    void* const instance = handle_.instance(local);
    return call_plugin(*local.host, [&] {
        return handle_.loaded().corpus->label(instance, corpus.call(), shown);
    });
}

void CorpusStep::check_budget() const {
    std::uint64_t total = addressed_.needed();
    for (const Exchange& round : rounds_) total += round.needed();
    if (total <= budget_) return;
    throw Error(
        fmt::format("step '{}': the records that wait between its rounds need {} MiB of "
                    "memory, and the budget leaves {} MiB; run again with --memory {}M or "
                    "more, or fewer documents (--limit)",
                    name(), (total >> 20) + 1, budget_ >> 20, (2 * total >> 20) + 1));
}

}  // namespace palimpsest::core
