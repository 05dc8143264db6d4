#include "core/engine/batches.hpp"

#include <utility>

namespace palimpsest::core {
namespace {

bool has_room(const Batch& batch, const RunOptions& options) {
    return batch.works.size() < options.batch_documents && batch.input_bytes < options.batch_bytes;
}

}  // namespace

std::unique_ptr<Batch> ReadBatches::next() {
    auto batch = std::make_unique<Batch>();
    while (has_room(*batch, options_) && (!options_.limit || taken_ < *options_.limit)) {
        std::optional<Item> item = reader_.next();
        if (!item) break;
        ++taken_;
        Work& work = batch->works.emplace_back();
        work.number = item->number;
        work.input_bytes = item->size;
        batch->input_bytes += item->size;
        if (!item->rejection) bytes_ += item->size;
        work.rejection = std::move(item->rejection);
        item->rejection.reset();
        work.item = std::move(*item);
    }
    return batch->works.empty() ? nullptr : std::move(batch);
}

std::unique_ptr<Batch> StoredBatches::next() {
    auto batch = std::make_unique<Batch>();
    for (; has_room(*batch, options_) && next_ < store_.size(); ++next_) {
        if (gone_.contains(store_.number(next_))) continue;
        Work& work = batch->works.emplace_back();
        work.number = store_.number(next_);
        work.input_bytes = store_.text_size(next_);
        batch->input_bytes += work.input_bytes;
        work.stored = next_;
    }
    return batch->works.empty() ? nullptr : std::move(batch);
}

}  // namespace palimpsest::core
