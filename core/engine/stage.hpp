#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/document/document.hpp"
#include "core/engine/corpus_call.hpp"
#include "core/io/reader.hpp"

namespace palimpsest::core {

/// One document on its way through a stage.
struct Work {
    Item item;                           ///< What the reader found; unused in later stages.
    std::optional<std::size_t> stored;   ///< Its place in the store of the stage before.
    std::optional<Document> document;    ///< Set once it is loaded.
    std::optional<Rejection> rejection;  ///< Set once it has failed: nothing else happens to it.
    std::uint64_t number = 0;
    std::uint64_t input_bytes = 0;
    std::string packed;            ///< For the store of this stage; the document is gone then.
    std::uint64_t text_bytes = 0;  ///< Of a packed document.
};

/// What a batch brought to the output.
struct BatchCounts {
    std::uint64_t documents = 0;
    std::uint64_t text_bytes = 0;
    std::vector<std::uint64_t> rows;  ///< By the schema's slot.
};

/// What writers made of a batch of documents.
struct Rendered {
    std::vector<std::string> files;              ///< What is appended to each file of the run.
    std::vector<std::vector<std::string>> kept;  ///< By document that was rendered, then by writer.
};

/// Documents that go through a stage together, and what came of them.
struct Batch {
    std::vector<Work> works;
    std::uint64_t input_bytes = 0;
    Emitted emitted{0};
    Rendered rendered;   ///< What writers made of its documents.
    BatchCounts counts;  ///< Of what was rendered.
    /// Held by a task that wants no other batch of its kind beside it, while one thread works on
    /// the batch without a break.
    std::unique_lock<std::mutex> alone;
};

/// Something that happens to every batch of a stage.
struct Task {
    bool serial = false;  ///< One batch at a time, in order.
    std::function<void(Batch&)> run;
};

/// Sends the batches that `source` makes through `tasks` to `sink`. `source` (null = the end) and
/// `sink` are called by one thread at a time, in order. At most `in_flight` batches are alive.
/// What any of them throws ends the stage and comes out here.
/// Threads: uses those of the calling task arena.
void run_stage(const std::function<std::unique_ptr<Batch>()>& source, std::vector<Task> tasks,
               const std::function<void(Batch&)>& sink, std::size_t in_flight);

}  // namespace palimpsest::core
