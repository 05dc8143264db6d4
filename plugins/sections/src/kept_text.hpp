#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "works.hpp"

namespace palimpsest::sections {

/// A text without some of its spans, and the way back. Unlike a projection of the host it can keep
/// the emphasis of Markdown, which shows where headings end.
class KeptText {
  public:
    /// `dropped`: ascending by begin; they may overlap.
    KeptText(std::string_view text, const std::vector<TextSpan>& dropped) {
        text_.reserve(text.size());
        std::uint64_t at = 0;
        for (const TextSpan& span : dropped) {
            keep(text, at, span.begin);
            at = std::max(at, span.end);
        }
        keep(text, at, text.size());
    }

    [[nodiscard]] std::string_view text() const { return text_; }

    /// The original bytes of kept ones, `begin < end`; what was dropped belongs to them only where
    /// it is enclosed.
    [[nodiscard]] TextSpan original(TextSpan kept) const {
        return {segment(kept.begin).original_of(kept.begin),
                segment(kept.end - 1).original_of(kept.end - 1) + 1};
    }

    /// Where an original place is in the kept text; a dropped one where it would be.
    [[nodiscard]] std::uint64_t kept(std::uint64_t original) const {
        const auto next = std::upper_bound(
            segments_.begin(), segments_.end(), original,
            [](std::uint64_t at, const Segment& segment) { return at < segment.original; });
        if (next == segments_.begin()) return 0;
        const std::uint64_t end = next == segments_.end() ? text_.size() : next->kept;
        const Segment& in = *std::prev(next);
        return std::min(end, in.kept + (original - in.original));
    }

  private:
    struct Segment {
        std::uint64_t kept = 0;
        std::uint64_t original = 0;

        std::uint64_t original_of(std::uint64_t at) const { return original + (at - kept); }
    };

    void keep(std::string_view text, std::uint64_t begin, std::uint64_t end) {
        if (begin >= end) return;
        segments_.push_back({text_.size(), begin});
        text_ += text.substr(begin, end - begin);
    }

    const Segment& segment(std::uint64_t kept) const {
        const auto next = std::upper_bound(
            segments_.begin(), segments_.end(), kept,
            [](std::uint64_t at, const Segment& segment) { return at < segment.kept; });
        return *std::prev(next);
    }

    std::string text_;
    std::vector<Segment> segments_;
};

}  // namespace palimpsest::sections
