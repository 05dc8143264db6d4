#include "core/engine/document_work.hpp"

#include <fmt/format.h>

#include <new>

#include "core/engine/document_codec.hpp"
#include "core/io/quarantine_codes.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

void reject(Work& work, const std::string& step, std::string_view code, std::string reason) {
    Rejection rejection;
    rejection.id = work.document ? work.document->source().id : work.item.id;
    rejection.source = work.document ? work.document->source().source : work.item.source;
    rejection.step = step;
    rejection.code = code;
    rejection.reason = std::move(reason);
    work.rejection = std::move(rejection);
    work.document.reset();
}

constexpr const char* no_memory_for_it =
    "there was not enough memory for it; free some, or use fewer --threads";

/// Does `work` for each document that has not failed; running out of memory fails the document.
template <class Action>
void for_each_alive(Batch& batch, const std::string& step, Action&& action) {
    for (Work& work : batch.works) {
        if (work.rejection) continue;
        try {
            action(work);
        } catch (const std::bad_alloc&) {
            reject(work, step, quarantine::out_of_memory, no_memory_for_it);
        }
    }
}

void take(Outcome outcome, Work& work, const std::string& step, const RunServices& services) {
    switch (outcome.kind) {
        case Outcome::Kind::done:
            return;
        case Outcome::Kind::document_failed:
            return reject(work, step, quarantine::analyzer_failed, std::move(outcome.message));
        case Outcome::Kind::contract_broken:
            return reject(
                work, step, quarantine::analyzer_contract,
                "the plugin broke its contract: " + outcome.message + "; tell its developer");
        case Outcome::Kind::threw:
            return reject(
                work, step, quarantine::analyzer_threw,
                "the plugin broke its contract: " + outcome.message + "; tell its developer");
        case Outcome::Kind::out_of_memory:
            return reject(work, step, quarantine::out_of_memory, no_memory_for_it);
        case Outcome::Kind::cancelled:
            if (services.cancelled == nullptr || !services.cancelled->load())
                reject(work, step, quarantine::analyzer_contract,
                       "the plugin said it was cancelled, and nobody cancelled it");
            return;
        case Outcome::Kind::fatal:
            throw Error(fmt::format("step '{}' cannot go on, at document '{}': {}", step,
                                    work.document->source().id, outcome.message));
    }
}

}  // namespace

void load_documents(Batch& batch, const Reader& reader, std::size_t layer_slots) {
    for_each_alive(batch, "read", [&](Work& work) {
        // The item's names stay for a rejection; its bytes go to the document.
        Item names;
        names.id = work.item.id;
        names.source = work.item.source;
        auto loaded = reader.load(std::move(work.item));
        work.item = std::move(names);
        if (auto* rejection = std::get_if<Rejection>(&loaded))
            work.rejection = std::move(*rejection);
        else
            work.document.emplace(std::get<SourceDocument>(std::move(loaded)), layer_slots);
    });
}

void load_documents(Batch& batch, const DocumentStore& store) {
    for_each_alive(batch, "read",
                   [&](Work& work) { work.document.emplace(store.load(*work.stored)); });
}

void analyze_documents(Batch& batch, AnalyzerHandle& step, const RunServices& services) {
    AnalyzerHandle::Local& local = step.local();
    // Outside of the guarded call: an instance that cannot be made ends the run.
    void* const instance = step.instance(local);
    for_each_alive(batch, step.name(), [&](Work& work) {
        if (services.cancelled != nullptr && services.cancelled->load()) return;
        local.host->begin(HostCall::Appends::to_layers, &*work.document);
        const plm_document* shown = local.host->show(*work.document);
        take(call_plugin(*local.host,
                         [&] {
                             return step.loaded().document->analyze(instance, local.host->call(),
                                                                    shown);
                         }),
             work, step.name(), services);
    });
}

void map_documents(Batch& batch, CorpusStep& step, const RunServices& services) {
    batch.emitted = Emitted(step.round_count());
    for_each_alive(batch, step.name(), [&](Work& work) {
        if (services.cancelled != nullptr && services.cancelled->load()) return;
        take(step.map(*work.document, batch.emitted), work, step.name(), services);
    });
}

void label_documents(Batch& batch, CorpusStep& step, const DocumentStore& store,
                     const RunServices& services) {
    for_each_alive(batch, step.name(), [&](Work& work) {
        if (services.cancelled != nullptr && services.cancelled->load()) return;
        take(step.label(*work.document, store), work, step.name(), services);
    });
}

void pack_documents(Batch& batch, DocumentStore& store) {
    for_each_alive(batch, "store", [&](Work& work) {
        if (store.keeps(*work.document)) return;
        work.packed = packed(*work.document);
        work.text_bytes = work.document->text().size();
        work.item.id = work.document->source().id;
        work.document.reset();
    });
}

}  // namespace palimpsest::core
