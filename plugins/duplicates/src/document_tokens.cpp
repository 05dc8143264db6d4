#include "document_tokens.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "unit_text.hpp"

namespace palimpsest::duplicates {

void check_length(const Document& document) {
    if (document.text().size() > std::numeric_limits<std::int32_t>::max())
        throw std::length_error("its text is longer than 2 GiB; split it, or leave it out");
}

DocumentTokens::DocumentTokens(const Document& document, std::span<const Span> spans)
    : projection_(document.projection()) {
    check_length(document);
    marks_.reserve(2 * spans.size());
    for (const Span span : spans) {
        const Span kept = projection_.projected(span);
        marks_.push_back(kept.begin);
        marks_.push_back(kept.end);
    }
    std::sort(marks_.begin(), marks_.end());
    marks_.erase(std::unique(marks_.begin(), marks_.end()), marks_.end());
    const std::string_view projected = projection_.text();
    text_ = tokenized(projected, gaps(projection_, {0, projected.size()}), marks_);
}

std::uint64_t DocumentTokens::before(std::uint64_t mark) const {
    const auto found = std::lower_bound(marks_.begin(), marks_.end(), mark);
    return text_.before[static_cast<std::size_t>(found - marks_.begin())];
}

Span DocumentTokens::tokens_of(Span span) const {
    const Span kept = projection_.projected(span);
    return {before(kept.begin), before(kept.end)};
}

}  // namespace palimpsest::duplicates
