#include "core/text/projection.hpp"

#include <algorithm>

namespace palimpsest::core {
namespace {

/// The last of the ascending `begins` that is at most `position`; there is one.
std::size_t index_at(std::span<const std::uint64_t> begins, std::uint64_t position) noexcept {
    const auto after = std::upper_bound(begins.begin(), begins.end(), position);
    return static_cast<std::size_t>(after - begins.begin()) - 1;
}

}  // namespace

Span Projection::original(Span projected) const noexcept {
    const std::size_t count = original_begins_.size();
    if (count == 0) return {};
    const std::span<const std::uint64_t> begins(projected_begins_.data(), count);
    const auto is_one_to_one = [&](std::size_t i) {
        return projected_begins_[i + 1] - begins[i] == original_ends_[i] - original_begins_[i];
    };
    const std::uint64_t size = text_.size();
    projected.end = std::min(projected.end, size);
    if (projected.begin >= size) return {original_ends_.back(), original_ends_.back()};

    const std::size_t first = index_at(begins, projected.begin);
    const std::uint64_t begin =
        original_begins_[first] +
        (is_one_to_one(first) ? projected.begin - begins[first] : std::uint64_t{0});
    if (projected.end <= projected.begin) return {begin, begin};
    const std::size_t last = index_at(begins, projected.end - 1);
    const std::uint64_t end = is_one_to_one(last)
                                  ? original_begins_[last] + (projected.end - begins[last])
                                  : original_ends_[last];
    return {begin, end};
}

Span Projection::projected(Span original) const noexcept {
    const auto is_one_to_one = [&](std::size_t i) {
        return projected_begins_[i + 1] - projected_begins_[i] ==
               original_ends_[i] - original_begins_[i];
    };
    const auto first_after =
        std::upper_bound(original_ends_.begin(), original_ends_.end(), original.begin);
    const auto first = static_cast<std::size_t>(first_after - original_ends_.begin());
    if (first == original_ends_.size()) return {text_.size(), text_.size()};
    std::uint64_t begin = projected_begins_[first];
    if (original.begin > original_begins_[first] && is_one_to_one(first)) {
        begin += original.begin - original_begins_[first];
    }
    if (original.end <= original.begin) return {begin, begin};

    const auto last_after =
        std::lower_bound(original_begins_.begin(), original_begins_.end(), original.end);
    if (last_after == original_begins_.begin()) return {begin, begin};
    const auto last = static_cast<std::size_t>(last_after - original_begins_.begin()) - 1;
    std::uint64_t end = projected_begins_[last + 1];
    if (original.end < original_ends_[last] && is_one_to_one(last)) {
        end -= original_ends_[last] - original.end;
    }
    return {begin, std::max(begin, end)};
}

std::uint64_t Projection::memory() const noexcept {
    return text_.capacity() +
           sizeof(std::uint64_t) * (projected_begins_.capacity() + original_begins_.capacity() +
                                    original_ends_.capacity());
}

}  // namespace palimpsest::core
