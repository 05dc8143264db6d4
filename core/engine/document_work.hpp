#pragma once

#include "core/engine/analyzer_handle.hpp"
#include "core/engine/corpus_step.hpp"
#include "core/engine/stage.hpp"
#include "core/io/reader.hpp"

namespace palimpsest::core {

/// What happens to the documents of a batch, one function a kind of task. A document that fails
/// gets a rejection and is left alone from then on; what ends the run is thrown. Threads: safe
/// concurrently on different batches, unless the step is serial.

void load_documents(Batch& batch, const Reader& reader, std::size_t layer_slots);
void load_documents(Batch& batch, const DocumentStore& store);
void analyze_documents(Batch& batch, AnalyzerHandle& step, const RunServices& services);
void map_documents(Batch& batch, CorpusStep& step, const RunServices& services);
void label_documents(Batch& batch, CorpusStep& step, const DocumentStore& store,
                     const RunServices& services);
/// Makes the store's bytes of each document and lets go of the document.
void pack_documents(Batch& batch, DocumentStore& store);

}  // namespace palimpsest::core
