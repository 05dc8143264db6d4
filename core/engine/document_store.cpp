#include "core/engine/document_store.hpp"

#include <algorithm>

#include "core/engine/document_codec.hpp"

namespace palimpsest::core {

namespace {

// In any case: pairs of long documents are asked for again and again.
constexpr std::size_t least_cached = 4;

/// What a document takes in memory, with projections that are asked for later.
std::uint64_t cost_of(const Document& document) {
    return document.memory() + 3 * document.text().size();
}

}  // namespace

DocumentStore::DocumentStore(const std::filesystem::path& folder, std::uint64_t memory)
    : file_(folder, "document store"), kept_budget_(memory / 2), cache_budget_(memory / 2) {}

bool DocumentStore::keeps(const Document& document) {
    const std::uint64_t cost = cost_of(document);
    if (kept_size_.fetch_add(cost) + cost <= kept_budget_) return true;
    kept_size_ -= cost;
    return false;
}

void DocumentStore::add(Document document) {
    Entry& entry = entries_.emplace_back();
    entry.number = document.number();
    entry.text_size = document.text().size();
    entry.kept = std::make_shared<const Document>(std::move(document));
}

void DocumentStore::add(std::uint64_t number, std::uint64_t text_size, std::string_view bytes) {
    entries_.push_back({number, file_.append(bytes), bytes.size(), text_size, nullptr});
}

Document DocumentStore::load(std::size_t i) const {
    const Entry& entry = entries_[i];
    if (entry.kept) return entry.kept->copy();
    std::string bytes(entry.size, '\0');
    file_.read(entry.begin, bytes);
    return unpacked(bytes);
}

std::shared_ptr<const Document> DocumentStore::find(std::uint64_t number) const {
    const auto entry = std::lower_bound(
        entries_.begin(), entries_.end(), number,
        [](const Entry& candidate, std::uint64_t wanted) { return candidate.number < wanted; });
    if (entry == entries_.end() || entry->number != number) return nullptr;
    if (entry->kept) return entry->kept;
    {
        const std::scoped_lock lock(mutex_);
        const auto found = cache_.find(number);
        if (found != cache_.end()) {
            ages_.splice(ages_.begin(), ages_, found->second.age);
            return found->second.document;
        }
    }
    auto document =
        std::make_shared<const Document>(load(static_cast<std::size_t>(entry - entries_.begin())));
    const std::scoped_lock lock(mutex_);
    if (cache_.contains(number)) return cache_[number].document;
    ages_.push_front(number);
    const std::uint64_t cost = cost_of(*document);
    cache_[number] = {document, cost, ages_.begin()};
    cache_size_ += cost;
    while (cache_size_ > cache_budget_ && ages_.size() > least_cached) {
        const auto oldest = cache_.find(ages_.back());
        cache_size_ -= oldest->second.cost;
        cache_.erase(oldest);
        ages_.pop_back();
    }
    return document;
}

}  // namespace palimpsest::core
