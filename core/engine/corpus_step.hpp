#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/engine/analyzer_handle.hpp"
#include "core/engine/corpus_call.hpp"
#include "core/engine/corpus_tables.hpp"
#include "core/engine/document_store.hpp"
#include "core/engine/exchange.hpp"

namespace palimpsest::core {

/// What a corpus step may take.
struct StepMemory {
    std::filesystem::path temporary;  ///< Folder for what goes to disk.
    std::uint64_t records = 0;        ///< Bytes for records, as they wait, are sorted and are read.
    std::uint64_t kept = 0;           ///< Bytes for what the analyzer keeps from call to call.
    unsigned threads = 1;
};

/// A corpus analyzer at work: map over the documents of a stage, the rounds, label over the
/// documents of the next stage.
/// Results do not depend on threads, batches or memory: records are sorted before each round, and
/// the rows that the groups of a round append are put together in the order of their keys.
class CorpusStep {
  public:
    /// Throws PluginError.
    CorpusStep(const Schema& schema, std::size_t step, const ResolvedStep& resolved,
               const RunServices& services, const StepMemory& memory);

    /// Calls `map`; what it emits goes to `emitted`, unless the outcome is a failure. [any thread,
    /// unless serial]
    Outcome map(Document& document, Emitted& emitted);
    /// Takes what documents of a batch emitted. [any thread]
    void collect(const Emitted& emitted);
    /// Runs a round, each of its turns; rounds come one after the other. `tables`: appended to.
    /// Throws Error when the round fails, Interrupted when the run is cancelled in the midst of the
    /// disk's work.
    void run_round(std::size_t round, const DocumentStore& store, CorpusTables& tables);
    /// The last round is over: what is addressed to documents can be read.
    void end_rounds();
    /// Calls `label` with what was addressed to the document. [any thread, unless serial]
    Outcome label(Document& document, const DocumentStore& store);

    bool serial() const { return handle_.serial(); }
    const std::string& name() const { return handle_.name(); }
    std::size_t round_count() const { return handle_.loaded().info->rounds.size(); }
    const std::string& round_name(std::size_t round) const {
        return handle_.loaded().info->rounds[round].name;
    }
    /// Records that went through the rounds and to `label`.
    std::uint64_t records() const { return record_count_; }
    /// Bytes of records that went to disk so far.
    std::uint64_t spilled() const { return memory_.spilled(); }

  private:
    struct Piece;
    struct Reduced;
    /// What a worker has of this step.
    struct Local {
        std::unique_ptr<CorpusCall> call;
        std::unique_ptr<Emitted> mapped;            // Of one call of `map`.
        std::unique_ptr<GroupReader> to_documents;  // Over what is addressed.
    };

    Local& local_corpus(AnalyzerHandle::Local& local);
    std::unique_ptr<Exchange> make_exchange();
    std::unique_ptr<Exchange> sealed(std::size_t round);
    void run_turn(std::size_t round, bool last_turn, const DocumentStore& store,
                  CorpusTables& tables);
    Reduced reduce(const Piece& piece, const DocumentStore& store);
    void reduce_group(const Piece& piece, GroupReader& group, const DocumentStore& store,
                      Emitted& emitted, Reduced& reduced);
    void take(std::size_t round, RecordBuffer& records);
    bool cancelled() const;
    std::string records_name() const;

    const Schema& schema_;
    const RunServices& services_;
    const StepMemory limits_;
    AnalyzerHandle handle_;
    ExchangeMemory memory_;
    std::vector<std::unique_ptr<Exchange>> rounds_;
    std::unique_ptr<Exchange> addressed_;
    const Forward forward_;
    tbb::enumerable_thread_specific<Local> locals_;
    std::uint64_t record_count_ = 0;
};

}  // namespace palimpsest::core
