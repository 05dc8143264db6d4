#include "core/engine/corpus_step.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/engine/components.hpp"
#include "core/engine/ordered_work.hpp"
#include "core/engine/run.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {

/// A part of a round: groups whose keys are in [begin, end).
struct CorpusStep::Piece {
    std::size_t round = 0;
    std::size_t first_target = 0;  ///< The earliest round that it may emit to.
    const Exchange* records = nullptr;
    std::string_view begin;
    const std::string* end = nullptr;  ///< Null: to the last record.
};

/// What the groups of a piece appended.
struct CorpusStep::Reduced {
    /// For each call: its rows by table. References among them count from the call's first rows.
    std::vector<std::vector<std::pair<std::size_t, Rows>>> tables;
    std::uint64_t records = 0;  ///< That were read.
};

namespace {

// Records of a piece that go to one round wait for each other up to so many bytes.
constexpr std::uint64_t most_waiting = 1u << 20;
constexpr std::uint64_t least_waiting = 1u << 10;
// Results wait for those before them, so a piece that takes long must not stop the others soon.
constexpr std::size_t pieces_a_thread = 16;

}  // namespace

CorpusStep::CorpusStep(const Schema& schema, std::size_t step, const ResolvedStep& resolved,
                       const RunServices& services, const StepMemory& memory)
    : schema_(schema),
      services_(services),
      limits_(memory),
      handle_(schema, step, resolved, services),
      memory_(memory.temporary, memory.records, memory.threads,
              [this] {
                  if (cancelled()) throw Interrupted();
              }),
      addressed_(make_exchange()),
      forward_([this](std::size_t round, RecordBuffer& records) { take(round, records); }) {
    for (std::size_t round = 0; round < round_count(); ++round) rounds_.push_back(make_exchange());
}

std::string CorpusStep::records_name() const { return fmt::format("records of step '{}'", name()); }

std::unique_ptr<Exchange> CorpusStep::make_exchange() {
    return std::make_unique<Exchange>(memory_, records_name());
}

CorpusStep::Local& CorpusStep::local_corpus(AnalyzerHandle::Local& local) {
    Local& corpus = locals_.local();
    if (corpus.call) return corpus;
    const std::uint64_t buffers = 8 * limits_.threads * (round_count() + 1);
    corpus.call = std::make_unique<CorpusCall>(
        *handle_.loaded().info, *local.host, limits_.kept,
        std::clamp(limits_.records / buffers, least_waiting, most_waiting));
    corpus.mapped = std::make_unique<Emitted>(round_count());
    return corpus;
}

Outcome CorpusStep::map(Document& document, Emitted& emitted) {
    AnalyzerHandle::Local& local = handle_.local();
    Local& corpus = local_corpus(local);
    corpus.mapped->clear();
    local.host->begin(HostCall::Appends::nowhere, nullptr);
    const plm_document* shown = local.host->show(document);
    // A document that fails is in no round, so its records wait for the end of its call.
    corpus.call->begin(0, corpus.mapped.get(), nullptr);
    void* const instance = handle_.instance(local);
    Outcome outcome = call_plugin(*local.host, [&] {
        return handle_.loaded().corpus->map(instance, corpus.call->call(), shown);
    });
    if (outcome.kind == Outcome::Kind::done) emitted.append(*corpus.mapped);
    return outcome;
}

void CorpusStep::collect(const Emitted& emitted) {
    for (std::size_t i = 0; i < rounds_.size(); ++i) rounds_[i]->add(emitted.rounds[i]);
    addressed_->add(emitted.addressed);
}

void CorpusStep::take(std::size_t round, RecordBuffer& records) {
    (round == rounds_.size() ? addressed_ : rounds_[round])->add(records);
    records.clear();
}

void CorpusStep::run_round(std::size_t round, const DocumentStore& store, CorpusTables& tables) {
    const std::uint32_t turns = handle_.loaded().info->rounds[round].iterations;
    for (std::uint32_t turn = 0; turn < turns && !cancelled(); ++turn) {
        if (turn > 0 && rounds_[round]->empty()) break;
        run_turn(round, turn + 1 == turns, store, tables);
    }
    rounds_[round].reset();
}

void CorpusStep::end_rounds() {
    record_count_ += addressed_->size();
    addressed_->seal(Exchange::Access::in_lookups);
}

bool CorpusStep::cancelled() const {
    return services_.cancelled != nullptr && services_.cancelled->load();
}

std::unique_ptr<Exchange> CorpusStep::sealed(std::size_t round) {
    std::unique_ptr<Exchange> records = std::exchange(rounds_[round], make_exchange());
    record_count_ += records->size();
    records->seal(Exchange::Access::in_pieces);
    if (handle_.loaded().info->rounds[round].key != PLM_KEY_COMPONENT) return records;
    return by_component(memory_, std::move(records), records_name());
}

void CorpusStep::run_turn(std::size_t round, bool last_turn, const DocumentStore& store,
                          CorpusTables& tables) {
    const std::unique_ptr<Exchange> records = sealed(round);
    const std::vector<std::string> keys = records->piece_keys();
    const std::string stage = fmt::format("{}: {}", name(), round_name(round));
    const auto work = [&](std::size_t i) {
        Piece piece;
        piece.round = round;
        // A round that iterates may send to itself; in its last turn the records would be lost.
        piece.first_target = last_turn ? round + 1 : round;
        piece.records = records.get();
        if (i > 0) piece.begin = keys[i - 1];
        if (i < keys.size()) piece.end = &keys[i];
        return reduce(piece, store);
    };
    std::uint64_t done = 0;
    const auto take = [&](Reduced& reduced) {
        for (auto& call : reduced.tables) tables.append(call);
        done += reduced.records;
        if (services_.progress) services_.progress({stage, done, 0, records->size(), 0});
    };
    if (!serial()) {
        spread_in_order(keys.size() + 1, pieces_a_thread * limits_.threads, work, take);
        return;
    }
    for (std::size_t i = 0; i <= keys.size(); ++i) {
        Reduced reduced = work(i);
        take(reduced);
    }
}

CorpusStep::Reduced CorpusStep::reduce(const Piece& piece, const DocumentStore& store) {
    Reduced reduced;
    if (cancelled()) return reduced;
    Emitted emitted(round_count());
    GroupReader groups(piece.records->cursor(piece.begin));
    while (!cancelled() && groups.open_next(piece.end))
        reduce_group(piece, groups, store, emitted, reduced);
    for (std::size_t i = 0; i < emitted.rounds.size(); ++i)
        if (!emitted.rounds[i].empty()) take(i, emitted.rounds[i]);
    take(rounds_.size(), emitted.addressed);
    reduced.records = groups.records();
    return reduced;
}

void CorpusStep::reduce_group(const Piece& piece, GroupReader& group, const DocumentStore& store,
                              Emitted& emitted, Reduced& reduced) {
    AnalyzerHandle::Local& local = handle_.local();
    CorpusCall& corpus = *local_corpus(local).call;
    local.host->begin(HostCall::Appends::to_tables, nullptr);
    corpus.begin(piece.first_target, &emitted, &forward_);
    corpus.set_records(&group, &store);
    void* const instance = handle_.instance(local);
    const Outcome outcome = call_plugin(*local.host, [&] {
        return handle_.loaded().corpus->reduce(instance, corpus.call(),
                                               static_cast<std::uint32_t>(piece.round),
                                               {group.key().data(), group.key().size()});
    });
    corpus.rethrow();
    if (outcome.kind == Outcome::Kind::cancelled && cancelled()) return;
    if (outcome.kind != Outcome::Kind::done)
        throw Error(
            fmt::format("step '{}', round '{}' failed: {}; what a round finds belongs to "
                        "all documents, so the run ends here",
                        name(), round_name(piece.round), outcome.message));
    auto tables = local.host->take_tables();
    if (!tables.empty()) reduced.tables.push_back(std::move(tables));
}

Outcome CorpusStep::label(Document& document, const DocumentStore& store) {
    AnalyzerHandle::Local& local = handle_.local();
    Local& corpus = local_corpus(local);
    if (!corpus.to_documents)
        corpus.to_documents = std::make_unique<GroupReader>(addressed_->cursor());
    corpus.to_documents->open(big_endian(document.number()));
    local.host->begin(HostCall::Appends::to_layers, &document);
    const plm_document* shown = local.host->show(document);
    corpus.call->begin(0, nullptr, nullptr);
    corpus.call->set_records(corpus.to_documents.get(), &store);
    void* const instance = handle_.instance(local);
    Outcome outcome = call_plugin(*local.host, [&] {
        return handle_.loaded().corpus->label(instance, corpus.call->call(), shown);
    });
    corpus.call->rethrow();
    return outcome;
}

}  // namespace palimpsest::core
