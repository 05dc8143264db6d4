#pragma once

#include <string>

#include "consensus.hpp"
#include "slot_kind.hpp"

namespace palimpsest::duplicates {

/// What copies have in common, as text, with a mark for each slot.
struct Skeleton {
    /// The place of a slot's mark in `text`, in code points.
    struct Mark {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;

        friend constexpr bool operator==(const Mark&, const Mark&) = default;
    };

    std::string text;
    std::vector<Mark> marks;  ///< One a slot.
};

/// The original text of the medoid, with punctuation and line ends, without what lies in `noise`
/// (bytes of its document, ascending), the slots replaced by their marks. Where the medoid has
/// nothing in a slot, the mark stands behind the punctuation.
[[nodiscard]] Skeleton skeleton(const UnitTokens& medoid, std::span<const Slot> slots,
                                std::span<const SlotKind> kinds, std::span<const Span> noise);

/// The original bytes that a range of tokens stands for; an empty range stands behind the token
/// before it.
[[nodiscard]] Span original_span(const UnitTokens& text, const TokenRange& range);

}  // namespace palimpsest::duplicates
