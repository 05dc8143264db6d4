#include "selection.hpp"

#include <algorithm>

namespace palimpsest::report {

void Selection::add(KeptDocument document) {
    ++seen_;
    held_ += document.body.size();
    kept_.insert(std::move(document));
    while (kept_.size() > most_ || held_ > bytes_) {
        if (kept_.empty()) return;
        held_ -= kept_.begin()->body.size();
        kept_.erase(kept_.begin());
    }
}

std::vector<KeptDocument> Selection::taken() {
    std::vector<KeptDocument> documents;
    documents.reserve(kept_.size());
    while (!kept_.empty()) documents.push_back(std::move(kept_.extract(kept_.begin()).value()));
    std::sort(documents.begin(), documents.end(),
              [](const auto& a, const auto& b) { return a.position < b.position; });
    held_ = 0;
    return documents;
}

}  // namespace palimpsest::report
