#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

#include "core/engine/document_store.hpp"
#include "core/engine/host_call.hpp"
#include "core/engine/record_cursor.hpp"
#include "palimpsest/ext/corpus.h"

namespace palimpsest::core {

/// What the calls of a corpus analyzer sent away.
struct Emitted {
    std::vector<RecordBuffer> rounds;  ///< One a round.
    RecordBuffer addressed;            ///< To `label`; keys are documents' numbers.

    explicit Emitted(std::size_t round_count) : rounds(round_count) {}
    void append(const Emitted& other);
    void clear();
};

/// Takes what a call sends away before the call is done: a round, or the number of rounds for what
/// is addressed, and records that it empties.
using Forward = std::function<void(std::size_t round, RecordBuffer& records)>;

/// Numbers of documents. Takes a bit for each that may be asked for.
class DocumentSet {
  public:
    /// Takes nothing but numbers below `end` from now on, and is empty.
    void reset(std::uint64_t end);
    void insert(std::uint64_t number);
    bool contains(std::uint64_t number) const;

  private:
    std::vector<std::uint64_t> bits_;
    std::vector<std::uint64_t> inserted_;
    std::uint64_t end_ = 0;
};

/// The corpus part of the host, beside a HostCall. Threads: each worker has its own.
class CorpusCall {
  public:
    /// `memory`: what the analyzer may keep from call to call, in bytes. `most_waiting`: bytes of
    /// records to one round that wait for the end of a call, where they need not.
    CorpusCall(const AnalyzerInfo& info, HostCall& host, std::uint64_t memory,
               std::uint64_t most_waiting);
    CorpusCall(const CorpusCall&) = delete;
    CorpusCall& operator=(const CorpusCall&) = delete;

    /// `first_round`: the earliest round that may be emitted to; `emitted` null: none may.
    /// `forward`: takes records before the call is done; null: all wait.
    void begin(std::size_t first_round, Emitted* emitted, const Forward* forward);
    /// What `next` gives, and where the documents are. `records`: in an open group.
    void set_records(GroupReader* records, const DocumentStore* store);
    /// Throws what stopped the host in the middle of the call, if anything did.
    void rethrow();
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
    static plm_status release(const plm_corpus_call* call, std::uint64_t number) noexcept;

    plm_status send(std::uint32_t round, std::string_view key, const plm_record* record,
                    bool is_edge);
    plm_status check_key(std::uint32_t round, std::string_view key, bool is_edge);
    bool well_formed(const plm_record* record) const;
    void forward_if_many(std::size_t round, RecordBuffer& records);
    const Document* named_document(std::uint64_t number);

    const AnalyzerInfo& info_;
    HostCall& host_;
    plm_corpus_call call_{};
    std::uint64_t most_waiting_;
    std::size_t first_round_ = 0;
    Emitted* emitted_ = nullptr;
    const Forward* forward_ = nullptr;
    GroupReader* records_ = nullptr;
    const DocumentStore* store_ = nullptr;
    plm_record record_{};
    std::vector<std::uint64_t> record_documents_;
    DocumentSet named_;
    std::string edge_key_;
    std::exception_ptr stopped_;
    struct Held {
        std::shared_ptr<const Document> document;
        const plm_document* shown = nullptr;
    };
    std::unordered_map<std::uint64_t, Held> held_;
};

}  // namespace palimpsest::core
