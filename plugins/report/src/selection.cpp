#include "selection.hpp"

#include <algorithm>

namespace palimpsest::report {

void Selection::add(KeptDocument document) {
    ++seen_;
    held_ += document.body.size();
    if (document.suspects > 0) {
        held_suspect_ += document.body.size();
        suspect_.insert(std::move(document));
    } else {
        others_.insert(std::move(document));
    }
    while (suspect_.size() > most_ - most_ / 2 || held_suspect_ > bytes_ - bytes_ / 2) {
        held_suspect_ -= suspect_.begin()->body.size();
        others_.insert(suspect_.extract(suspect_.begin()));
    }
    // The others are none only where the half of the suspect ones is all that there is, and fits.
    while (suspect_.size() + others_.size() > most_ || held_ > bytes_) drop_lightest();
}

void Selection::drop_lightest() {
    KeptDocument dropped = std::move(others_.extract(others_.begin()).value());
    held_ -= dropped.body.size();
    if (!dropped.mention.empty() && mentions_.size() < most_mentions)
        mentions_.push_back(std::move(dropped.mention));
}

std::vector<KeptDocument> Selection::taken() {
    std::vector<KeptDocument> documents;
    documents.reserve(suspect_.size() + others_.size());
    while (!suspect_.empty())
        documents.push_back(std::move(suspect_.extract(suspect_.begin()).value()));
    while (!others_.empty())
        documents.push_back(std::move(others_.extract(others_.begin()).value()));
    std::sort(documents.begin(), documents.end(),
              [](const auto& a, const auto& b) { return a.position < b.position; });
    held_ = held_suspect_ = 0;
    return documents;
}

}  // namespace palimpsest::report
