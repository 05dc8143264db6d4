#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/span.hpp"

namespace palimpsest::core {

/// What a projection leaves out and what it folds: bits PLM_DROP_* and PLM_FOLD_* of abi.h.
/// PLM_DROP_NOISE stands for the caller's choice of spans; `project` does not look at it.
struct ProjectionRecipe {
    std::uint32_t drop = 0;
    std::uint32_t fold = 0;

    friend constexpr auto operator<=>(const ProjectionRecipe&, const ProjectionRecipe&) = default;
};

/// A derived view of a text and the map between both, laid out as plm_projected in abi.h says:
/// segment i covers the projected bytes [projected_begins[i], projected_begins[i + 1]) and stands
/// for the original bytes [original_begins[i], original_ends[i]). Where both are equally long,
/// positions map one to one; otherwise the segment is atomic. Segments are ascending in both texts
/// and never empty; neighbours that map one to one and touch in both texts are one segment.
/// Law:     for segments i <= j, projected(original([begin of i, begin of j))) is that span again.
///          Dropped text belongs to an original span only when text on both sides of it does.
/// Threads: const calls are safe concurrently.
class Projection {
  public:
    /// The projection of the empty text.
    Projection() = default;

    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    [[nodiscard]] std::uint64_t segment_count() const noexcept { return original_begins_.size(); }

    /// segment_count() + 1 entries; the last is the size of the projected text.
    [[nodiscard]] std::span<const std::uint64_t> projected_begins() const noexcept {
        return projected_begins_;
    }
    [[nodiscard]] std::span<const std::uint64_t> original_begins() const noexcept {
        return original_begins_;
    }
    [[nodiscard]] std::span<const std::uint64_t> original_ends() const noexcept {
        return original_ends_;
    }

    /// The original text that `projected` stands for: from the first of its code points to the
    /// last, atomic segments whole. An empty span gives an empty one, before the text that follows.
    [[nodiscard]] Span original(Span projected) const noexcept;

    /// What is left of `original` in the projected text: atomic segments that it touches are
    /// whole. Empty where all of it was dropped.
    [[nodiscard]] Span projected(Span original) const noexcept;

    /// Bytes of memory that the text and the map take.
    [[nodiscard]] std::uint64_t memory() const noexcept;

  private:
    friend class ProjectionBuilder;

    std::string text_;
    std::vector<std::uint64_t> projected_begins_ = {0};
    std::vector<std::uint64_t> original_begins_;
    std::vector<std::uint64_t> original_ends_;
};

/// Projects `text`, which is valid UTF-8. `dropped` are spans of it to leave out, whatever the
/// recipe says, in any order; they may overlap, and reach past the end.
/// Text is dropped first and what remains is folded: a run of digits or of masks goes on across
/// dropped text, and its segment encloses it. What a mask is, palimpsest/text/masks.hpp says, by
/// the text before anything is dropped.
[[nodiscard]] Projection project(std::string_view text, ProjectionRecipe recipe,
                                 std::span<const Span> dropped = {});

}  // namespace palimpsest::core
