#include "text_cache.hpp"

namespace palimpsest::duplicates {
namespace {

std::uint64_t memory_of(const UnitText& text) {
    constexpr std::uint64_t bookkeeping = 256;
    return bookkeeping + text.shingles.capacity() * sizeof(std::uint64_t);
}

}  // namespace

std::shared_ptr<const UnitText> TextCache::find(const Place& place) {
    const std::scoped_lock lock(mutex_);
    const auto found = places_.find(place);
    if (found == places_.end()) return nullptr;
    ages_.splice(ages_.begin(), ages_, found->second);
    return ages_.front();
}

std::shared_ptr<const UnitText> TextCache::text(const Place& place,
                                                const std::function<UnitText()>& read) {
    if (auto kept = find(place)) return kept;
    auto text = std::make_shared<const UnitText>(read());
    const std::scoped_lock lock(mutex_);
    if (places_.contains(place)) return text;  // Another thread was faster.
    ages_.push_front(text);
    places_.emplace(place, ages_.begin());
    size_ += memory_of(*text);
    while (size_ > budget_ && !ages_.empty()) {
        size_ -= memory_of(*ages_.back());
        places_.erase(ages_.back()->unit.place);
        ages_.pop_back();
    }
    return text;
}

}  // namespace palimpsest::duplicates
