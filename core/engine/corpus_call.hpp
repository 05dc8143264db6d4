#pragma once

#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/engine/document_store.hpp"
#include "core/engine/exchange.hpp"
#include "core/engine/host_call.hpp"
#include "palimpsest/ext/draft/corpus.h"

namespace palimpsest::core {

/// What the calls of a corpus analyzer sent away.
struct Emitted {
    std::vector<RecordBuffer> rounds;  ///< One a round.
    RecordBuffer addressed;            ///< To `label`; keys are documents' numbers.

    explicit Emitted(std::size_t round_count) : rounds(round_count) {}
    void append(const Emitted& other);
    void clear();
};

/// The corpus part of the host, beside a HostCall. Threads: each worker has its own.
class CorpusCall {
  public:
    /// `memory`: what the analyzer may keep from call to call, in bytes.
    CorpusCall(const AnalyzerInfo& info, HostCall& host, std::uint64_t memory);
    CorpusCall(const CorpusCall&) = delete;
    CorpusCall& operator=(const CorpusCall&) = delete;

    /// `first_round`: the earliest round that may be emitted to; `emitted` null: none may.
    void begin(std::size_t first_round, Emitted* emitted);
    /// The records that `next` gives, [begin, end) of `records`, and where their documents are.
    void set_records(const Exchange* records, std::size_t begin, std::size_t end,
                     const DocumentStore* store);
    const plm_corpus_call* call() const { return &call_; }

  private:
    static CorpusCall& self(const plm_corpus_call* call) {
        return *static_cast<CorpusCall*>(call->host);
    }
    template <class Work>
    static plm_status protect(const plm_corpus_call* call, Work&& work) noexcept;

    static plm_status emit(const plm_corpus_call* call, std::uint32_t round, plm_string key,
                           const plm_record* record) noexcept;
    static plm_status emit_edge(const plm_corpus_call* call, std::uint32_t round, plm_string node_a,
                                plm_string node_b, const plm_record* record) noexcept;
    static plm_status address(const plm_corpus_call* call, std::uint64_t document,
                              const plm_record* record) noexcept;
    static plm_status next(const plm_corpus_call* call, const plm_record** record) noexcept;
    static plm_status document(const plm_corpus_call* call, std::uint64_t number,
                               const plm_document** document) noexcept;

    plm_status send(std::uint32_t round, std::string_view key, const plm_record* record,
                    bool is_edge);
    plm_status check_key(std::uint32_t round, std::string_view key, bool is_edge);
    bool well_formed(const plm_record* record) const;
    const Document* named_document(std::uint64_t number);

    const AnalyzerInfo& info_;
    HostCall& host_;
    plm_corpus_call call_{};
    std::size_t first_round_ = 0;
    Emitted* emitted_ = nullptr;
    const Exchange* records_ = nullptr;
    std::size_t next_ = 0;
    std::size_t end_ = 0;
    const DocumentStore* store_ = nullptr;
    plm_record record_{};
    std::vector<std::uint64_t> record_documents_;
    std::unordered_set<std::uint64_t> named_;
    struct Held {
        std::shared_ptr<const Document> document;
        const plm_document* shown = nullptr;
    };
    std::unordered_map<std::uint64_t, Held> held_;
};

}  // namespace palimpsest::core
