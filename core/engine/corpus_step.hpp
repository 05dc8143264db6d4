#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/engine/analyzer_handle.hpp"
#include "core/engine/corpus_call.hpp"
#include "core/engine/document_store.hpp"

namespace palimpsest::core {

/// A corpus analyzer at work: map over the documents of a stage, the rounds, label over the
/// documents of the next stage.
/// Results do not depend on threads or batches: records are sorted before each round, and what the
/// groups of a round send away is put together in the order of their keys.
class CorpusStep {
  public:
    /// `budget`: memory for all records that are held at one time, in bytes. `kept`: memory for
    /// what the analyzer keeps from call to call, in bytes. Throws PluginError.
    CorpusStep(const Schema& schema, std::size_t step, const ResolvedStep& resolved,
               const RunServices& services, std::uint64_t budget, std::uint64_t kept);

    /// Calls `map`; what it emits goes to `emitted`, unless the outcome is a failure. [any thread,
    /// unless serial]
    Outcome map(Document& document, Emitted& emitted);
    /// Takes what documents of a batch emitted, batch after batch. [one thread]
    void collect(const Emitted& emitted);
    /// Runs the rounds. `tables`: rows of the schema's corpus tables, appended to. `names`: for
    /// errors. Throws Error when a round fails or the records pass the budget.
    void run_rounds(const DocumentStore& store, std::vector<Rows>& tables);
    /// Calls `label` with what was addressed to the document. [any thread, unless serial]
    Outcome label(Document& document, const DocumentStore& store);

    bool serial() const { return handle_.serial(); }
    const std::string& name() const { return handle_.name(); }
    std::size_t round_count() const { return handle_.loaded().info->rounds.size(); }
    /// Records that went through the rounds and to `label`.
    std::uint64_t records() const { return record_count_; }

  private:
    struct Groups;
    struct Reduced;
    CorpusCall& local_corpus(AnalyzerHandle::Local& local);
    void run_round(std::size_t round, bool last_turn, const DocumentStore& store,
                   std::vector<Rows>& tables);
    Reduced reduce(std::size_t round, std::size_t first_target, const Exchange& records,
                   std::size_t begin, std::size_t end, const DocumentStore& store);
    void check_budget() const;
    bool cancelled() const;

    const Schema& schema_;
    const RunServices& services_;
    std::uint64_t budget_;
    std::uint64_t kept_;
    AnalyzerHandle handle_;
    tbb::enumerable_thread_specific<std::unique_ptr<CorpusCall>> corpus_calls_;
    std::vector<Exchange> rounds_;
    Exchange addressed_;
    std::uint64_t record_count_ = 0;
};

}  // namespace palimpsest::core
