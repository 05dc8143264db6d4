#include "core/engine/corpus_call.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <utility>

#include "core/engine/components.hpp"

namespace palimpsest::core {
namespace {

// Of ABI 1.0: what comes behind it later may be missing.
constexpr std::uint64_t record_least =
    offsetof(plm_record, document_count) + sizeof(plm_record::document_count);

}  // namespace

void Emitted::append(const Emitted& other) {
    for (std::size_t i = 0; i < rounds.size(); ++i) rounds[i].append(other.rounds[i]);
    addressed.append(other.addressed);
}

void Emitted::clear() {
    for (RecordBuffer& round : rounds) round.clear();
    addressed.clear();
}

void DocumentSet::reset(std::uint64_t end) {
    for (const std::uint64_t number : inserted_) bits_[number / 64] = 0;
    inserted_.clear();
    end_ = end;
    if (bits_.size() * 64 < end) bits_.resize(end / 64 + 1);
}

void DocumentSet::insert(std::uint64_t number) {
    if (number >= end_) return;
    std::uint64_t& word = bits_[number / 64];
    const std::uint64_t bit = std::uint64_t{1} << number % 64;
    if ((word & bit) != 0) return;
    word |= bit;
    inserted_.push_back(number);
}

bool DocumentSet::contains(std::uint64_t number) const {
    return number < end_ && (bits_[number / 64] >> number % 64 & 1) != 0;
}

CorpusCall::CorpusCall(const AnalyzerInfo& info, HostCall& host, std::uint64_t memory,
                       std::uint64_t most_waiting)
    : info_(info), host_(host), most_waiting_(most_waiting) {
    call_.struct_size = sizeof call_;
    call_.host = this;
    call_.call = host.call();
    call_.emit = &emit;
    call_.emit_edge = &emit_edge;
    call_.address = &address;
    call_.next = &next;
    call_.document = &document;
    call_.memory = memory;
    call_.release = &release;
}

void CorpusCall::begin(std::size_t first_round, Emitted* emitted, const Forward* forward) {
    first_round_ = first_round;
    emitted_ = emitted;
    forward_ = forward;
    records_ = nullptr;
    store_ = nullptr;
    stopped_ = nullptr;
    named_.reset(0);
    if (!held_.empty()) held_.clear();
}

void CorpusCall::set_records(GroupReader* records, const DocumentStore* store) {
    records_ = records;
    store_ = store;
    named_.reset(store == nullptr ? 0 : store->end_number());
    host_.set_others([this](std::uint64_t number) { return named_document(number); });
}

void CorpusCall::rethrow() {
    if (stopped_) std::rethrow_exception(std::exchange(stopped_, nullptr));
}

template <class Work>
plm_status CorpusCall::protect(const plm_corpus_call* call, Work&& work) noexcept {
    try {
        return work(self(call));
    } catch (const std::exception& error) {
        return self(call).host_.fail_fatally(error.what());
    }
}

plm_status CorpusCall::emit(const plm_corpus_call* call, std::uint32_t round, plm_string key,
                            const plm_record* record) noexcept {
    return protect(
        call, [&](CorpusCall& corpus) { return corpus.send(round, view_of(key), record, false); });
}

plm_status CorpusCall::emit_edge(const plm_corpus_call* call, std::uint32_t round,
                                 plm_string node_a, plm_string node_b,
                                 const plm_record* record) noexcept {
    return protect(call, [&](CorpusCall& corpus) {
        write_edge_key(view_of(node_a), view_of(node_b), corpus.edge_key_);
        return corpus.send(round, corpus.edge_key_, record, true);
    });
}

plm_status CorpusCall::address(const plm_corpus_call* call, std::uint64_t document,
                               const plm_record* record) noexcept {
    return protect(call, [&](CorpusCall& corpus) -> plm_status {
        if (corpus.emitted_ == nullptr)
            return corpus.host_.break_contract("it sent a record from label, where none may go");
        if (!corpus.well_formed(record))
            return corpus.host_.break_contract("it sent a record that is not well-formed");
        corpus.emitted_->addressed.add(big_endian(document), view_of(record->bytes),
                                       record->documents, record->document_count);
        corpus.forward_if_many(corpus.info_.rounds.size(), corpus.emitted_->addressed);
        return PLM_OK;
    });
}

bool CorpusCall::well_formed(const plm_record* record) const {
    return record != nullptr && record->struct_size >= record_least &&
           (record->document_count == 0 || record->documents != nullptr) &&
           (record->bytes.size == 0 || record->bytes.data != nullptr);
}

plm_status CorpusCall::check_key(std::uint32_t round, std::string_view key, bool is_edge) {
    if (round >= info_.rounds.size())
        return host_.break_contract(
            fmt::format("it emitted to round {}, and declares {}", round, info_.rounds.size()));
    const RoundInfo& info = info_.rounds[round];
    if (round < first_round_)
        return host_.break_contract(fmt::format(
            "it emitted to round '{}' from a later one, or from itself more often than it declares",
            info.name));
    if (is_edge != (info.key == PLM_KEY_COMPONENT))
        return host_.break_contract(
            fmt::format("round '{}' takes {}", info.name,
                        is_edge ? "keys, not edges" : "edges (emit_edge), not keys"));
    const bool is_pair = info.key == PLM_KEY_DOCUMENT_PAIR;
    if ((info.key == PLM_KEY_DOCUMENT && key.size() != 8) || (is_pair && key.size() != 16))
        return host_.break_contract(fmt::format("round '{}' takes keys of {} bytes, not {}",
                                                info.name, info.key == PLM_KEY_DOCUMENT ? 8 : 16,
                                                key.size()));
    if (is_pair && key.substr(8) < key.substr(0, 8))
        return host_.break_contract(fmt::format(
            "round '{}' takes two documents with the smaller number first, not behind", info.name));
    return PLM_OK;
}

plm_status CorpusCall::send(std::uint32_t round, std::string_view key, const plm_record* record,
                            bool is_edge) {
    if (emitted_ == nullptr)
        return host_.break_contract("it sent a record from label, where none may go");
    if (!well_formed(record))
        return host_.break_contract("it sent a record that is not well-formed");
    if (const plm_status status = check_key(round, key, is_edge); status != PLM_OK) return status;
    emitted_->rounds[round].add(key, view_of(record->bytes), record->documents,
                                record->document_count);
    forward_if_many(round, emitted_->rounds[round]);
    return PLM_OK;
}

void CorpusCall::forward_if_many(std::size_t round, RecordBuffer& records) {
    if (forward_ == nullptr || records.bytes().size() < most_waiting_) return;
    try {
        (*forward_)(round, records);
    } catch (...) {
        stopped_ = std::current_exception();
        throw;
    }
}

plm_status CorpusCall::next(const plm_corpus_call* call, const plm_record** record) noexcept {
    return protect(call, [&](CorpusCall& corpus) {
        *record = nullptr;
        const RecordView* found = corpus.records_ == nullptr ? nullptr : corpus.records_->next();
        if (found == nullptr) return PLM_OK;
        corpus.record_documents_.resize(found->document_count());
        for (std::size_t i = 0; i < found->document_count(); ++i) {
            corpus.record_documents_[i] = found->document(i);
            corpus.named_.insert(found->document(i));
        }
        corpus.record_ = {sizeof(plm_record),
                          {found->value.data(), found->value.size()},
                          corpus.record_documents_.data(),
                          corpus.record_documents_.size()};
        *record = &corpus.record_;
        return PLM_OK;
    });
}

const Document* CorpusCall::named_document(std::uint64_t number) {
    if (!named_.contains(number) || store_ == nullptr) return nullptr;
    Held& held = held_[number];
    if (held.document == nullptr) held.document = store_->find(number);
    return held.document.get();
}

plm_status CorpusCall::document(const plm_corpus_call* call, std::uint64_t number,
                                const plm_document** document) noexcept {
    return protect(call, [&](CorpusCall& corpus) -> plm_status {
        *document = nullptr;
        const Document* found = corpus.named_document(number);
        if (found == nullptr)
            return corpus.host_.break_contract(fmt::format(
                "it asked for document {}, which no record of this call names", number));
        Held& held = corpus.held_[number];
        if (held.shown == nullptr) held.shown = corpus.host_.show(*found);
        *document = held.shown;
        return PLM_OK;
    });
}

plm_status CorpusCall::release(const plm_corpus_call* call, std::uint64_t number) noexcept {
    return protect(call, [&](CorpusCall& corpus) -> plm_status {
        const auto held = corpus.held_.find(number);
        if (held == corpus.held_.end()) return PLM_OK;
        if (held->second.shown != nullptr) corpus.host_.hide(held->second.shown);
        corpus.held_.erase(held);
        return PLM_OK;
    });
}

}  // namespace palimpsest::core
