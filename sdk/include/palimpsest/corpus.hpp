/// The C++ layer over ext/corpus.h: analyzers that see the whole collection.
#pragma once

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <span>

#include "palimpsest/ext/corpus.h"
#include "palimpsest/plugin.hpp"

namespace palimpsest {
inline namespace v1 {

/// What the keys of a round are, see ext/corpus.h.
enum class Key : std::uint32_t {
    bytes = PLM_KEY_BYTES,
    document = PLM_KEY_DOCUMENT,
    document_pair = PLM_KEY_DOCUMENT_PAIR,
    component = PLM_KEY_COMPONENT,
};

struct Round {
    std::string name;
    Key key = Key::bytes;
    std::uint32_t iterations = 1;
};

/// The key of a document in a round of the kind Key::document.
inline std::string document_key(std::uint64_t number) {
    std::string key;
    for (int shift = 56; shift >= 0; shift -= 8)
        key.push_back(static_cast<char>(number >> shift & 0xFF));
    return key;
}
/// The number that document_key wrote to bytes [8 * i, 8 * i + 8); there must be as many.
inline std::uint64_t document_in(std::string_view key, std::size_t i = 0) {
    std::uint64_t number = 0;
    for (const char byte : key.substr(8 * i, 8))
        number = number << 8 | static_cast<unsigned char>(byte);
    return number;
}
/// The key of two documents, in any order, in a round of the kind Key::document_pair. Both may be
/// the same.
inline std::string document_pair_key(std::uint64_t a, std::uint64_t b) {
    return document_key(a < b ? a : b) + document_key(a < b ? b : a);
}

/// A record as `reduce` and `label` see it. Lifetime: until the next record is asked for.
struct RecordView {
    std::string_view bytes;
    std::span<const std::uint64_t> documents;
};

namespace detail {

/// What plm_corpus_call::memory says; nothing where the host is too old to say it.
inline std::uint64_t memory_for_caches(const plm_corpus_call& call) {
    constexpr std::size_t end = offsetof(plm_corpus_call, memory) + sizeof call.memory;
    return call.struct_size < end ? 0 : call.memory;
}

}  // namespace detail

/// The numbers of the documents that a record names: in braces, or any array of them.
/// Lifetime: as long as what it was made of.
class DocumentNumbers {
  public:
    DocumentNumbers() = default;
    DocumentNumbers(std::initializer_list<std::uint64_t> numbers)
        : numbers_(numbers.begin(), numbers.size()) {}
    template <class Array>
    requires std::convertible_to<const Array&, std::span<const std::uint64_t>> DocumentNumbers(
        const Array& numbers)
        : numbers_(numbers) {}

    const std::uint64_t* data() const { return numbers_.data(); }
    std::size_t size() const { return numbers_.size(); }

  private:
    std::span<const std::uint64_t> numbers_;
};

/// Where `map` and `reduce` send records. For the calling thread alone.
class Emitter {
  public:
    explicit Emitter(const plm_corpus_call* call) : call_(call) {}

    /// `documents`: the numbers of those whose text or layers the receiver will ask for.
    void emit(std::uint32_t round, std::string_view key, std::string_view value,
              DocumentNumbers documents = {}) const {
        const plm_record record = make(value, documents);
        detail::check(call_->emit(call_, round, as_plm(key), &record));
    }
    /// To a round of the kind Key::component.
    void emit_edge(std::uint32_t round, std::string_view node_a, std::string_view node_b,
                   std::string_view value, DocumentNumbers documents = {}) const {
        const plm_record record = make(value, documents);
        detail::check(call_->emit_edge(call_, round, as_plm(node_a), as_plm(node_b), &record));
    }
    /// To the `label` of a document.
    void address(std::uint64_t document, std::string_view value,
                 DocumentNumbers documents = {}) const {
        const plm_record record = make(value, documents);
        detail::check(call_->address(call_, document, &record));
    }

    /// Bytes that the analyzer may keep from call to call, in all threads together.
    std::uint64_t memory() const { return detail::memory_for_caches(*call_); }

  private:
    static plm_record make(std::string_view value, DocumentNumbers documents) {
        return {sizeof(plm_record), as_plm(value), documents.data(), documents.size()};
    }

    const plm_corpus_call* call_;
};

/// The values of a key, or the records of a document: a stream in the order of their bytes.
class Records {
  public:
    Records(const detail::Tables& tables, const plm_corpus_call* call)
        : tables_(&tables), call_(call) {}

    /// False after the last.
    bool next(RecordView& record) {
        const plm_record* found = nullptr;
        detail::check(call_->next(call_, &found));
        if (found == nullptr) return false;
        record = {view(found->bytes), {found->documents, found->document_count}};
        return true;
    }

    /// A document that a record of this call named. Lifetime: this call, or until it is released.
    Document document(std::uint64_t number) const {
        const plm_document* document = nullptr;
        detail::check(call_->document(call_, number, &document));
        return {*tables_, call_->call, document};
    }

    /// Lets the host free a document: nothing of it, its layers and projections is looked at again,
    /// unless it is asked for anew.
    void release(std::uint64_t number) const {
        constexpr std::size_t end = offsetof(plm_corpus_call, release) + sizeof call_->release;
        if (call_->struct_size >= end) detail::check(call_->release(call_, number));
    }

    /// Bytes that the analyzer may keep from call to call, in all threads together.
    std::uint64_t memory() const { return detail::memory_for_caches(*call_); }

    bool cancelled() const { return call_->call->cancelled(call_->call) != 0; }
    void count(std::string_view counter, std::int64_t amount = 1) const {
        call_->call->count(call_->call, as_plm(counter), amount);
    }

  private:
    const detail::Tables* tables_;
    const plm_corpus_call* call_;
};

namespace detail {

/// The functions of plm_corpus_analyzer for the class `T`.
template <class T>
struct CorpusAnalyzer {
    static plm_status map(void* instance, const plm_corpus_call* call,
                          const plm_document* document) noexcept {
        return guarded(call->call, [&] {
            static_cast<T*>(instance)->map(Document(Lifecycle<T>::tables(), call->call, document),
                                           Emitter(call));
        });
    }
    static plm_status reduce(void* instance, const plm_corpus_call* call, std::uint32_t round,
                             plm_string key) noexcept {
        return guarded<PLM_FATAL>(call->call, [&] {
            SinkLease<T> sink;
            Records records(Lifecycle<T>::tables(), call);
            static_cast<T*>(instance)->reduce(round, view(key), records, Emitter(call), *sink);
            (*sink).flush(call->call);
        });
    }
    static plm_status label(void* instance, const plm_corpus_call* call,
                            const plm_document* document) noexcept {
        return guarded(call->call, [&] {
            SinkLease<T> sink;
            Records records(Lifecycle<T>::tables(), call);
            static_cast<T*>(instance)->label(Document(Lifecycle<T>::tables(), call->call, document),
                                             records, *sink);
            (*sink).flush(call->call);
        });
    }

    static const plm_corpus_analyzer* table() {
        static const CorpusAnalyzer analyzer;
        return &analyzer.table_;
    }

  private:
    CorpusAnalyzer() : rounds_(T::rounds()) {
        expect_const(
            Lifecycle<T>::tables().description,
            requires(const T& t, const Document& document, const Emitter& emitter, Records& records,
                     Sink& sink) {
                t.map(document, emitter);
                t.reduce(0u, std::string_view(), records, emitter, sink);
                t.label(document, records, sink);
            });
        for (const Round& round : rounds_)
            round_tables_.push_back({sizeof(plm_round), as_plm(round.name),
                                     static_cast<std::uint32_t>(round.key), round.iterations});
        for (const plm_round& round : round_tables_) pointers_.push_back(&round);
        table_ = {sizeof table_,
                  &Lifecycle<T>::tables().descriptor,
                  pointers_.data(),
                  pointers_.size(),
                  &map,
                  &reduce,
                  &label};
    }

    std::vector<Round> rounds_;
    std::vector<plm_round> round_tables_;
    std::vector<const plm_round*> pointers_;
    plm_corpus_analyzer table_{};
};

template <class... Analyzers>
const void* corpus_table() {
    static const plm_corpus_analyzer* const analyzers[] = {CorpusAnalyzer<Analyzers>::table()...};
    static const plm_corpus_table table{sizeof table, analyzers, sizeof...(Analyzers)};
    return &table;
}

}  // namespace detail
}  // namespace v1
}  // namespace palimpsest

/// Makes a plugin of classes that analyze collections. Each class has `description()` as for
/// PALIMPSEST_PLUGIN, and
///   static std::vector<palimpsest::Round> rounds();
///   void map(const Document&, const Emitter&) const;
///   void reduce(std::uint32_t round, std::string_view key, Records&, const Emitter&, Sink&) const;
///   void label(const Document&, Records&, Sink&) const;
#define PALIMPSEST_CORPUS_PLUGIN(...)                             \
    namespace {                                                   \
    const void* palimpsest_analyzers(const char* id) {            \
        if (std::strcmp(id, PLM_EXT_CORPUS) != 0) return nullptr; \
        return ::palimpsest::detail::corpus_table<__VA_ARGS__>(); \
    }                                                             \
    }                                                             \
    PALIMPSEST_ENTRY(palimpsest_analyzers, PLM_EXT_CORPUS)
