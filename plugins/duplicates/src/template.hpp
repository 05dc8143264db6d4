#pragma once

#include <array>

#include "skeleton.hpp"

namespace palimpsest::duplicates {

/// Makes a template of a medoid and the texts that were copied with it, in two passes, so that only
/// two texts are in memory at once: `align` all texts, `settle` the slots, then ask for the
/// `values` of each text, which decide the kinds of the slots.
/// Lifetime: the medoid's tokens are needed throughout.
class TemplateMaker {
  public:
    explicit TemplateMaker(const UnitTokens& medoid) : medoid_(medoid), consensus_(medoid) {}

    /// Counts a text; returns its number, from 0.
    std::size_t align(const UnitTokens& text);

    /// Ends the first pass; returns the number of slots.
    std::size_t settle();

    /// The bytes that a text has in each slot, in its own document, see slot_ranges; the text is
    /// the one of that number (none: the medoid), or another that reads the same. `told`: what is
    /// known of the kinds of its values.
    [[nodiscard]] std::vector<std::optional<Span>> values(std::optional<std::size_t> number,
                                                          const UnitTokens& text,
                                                          const ToldKind& told = {});

    /// The kinds of the slots: the one that more than half of the values have (those that are not
    /// empty), or free.
    [[nodiscard]] std::vector<SlotKind> kinds() const;

    /// `noise`: as for skeleton.
    [[nodiscard]] Skeleton text(std::span<const SlotKind> kinds,
                                std::span<const Span> noise) const {
        return skeleton(medoid_, slots_, kinds, noise);
    }

    /// The part of the medoid's tokens that are no part of a slot; 1 for a text without tokens.
    [[nodiscard]] double common() const;

  private:
    [[nodiscard]] std::vector<Block> blocks_of(const UnitTokens& text) const;

    struct Aligned {
        std::uint64_t reading = 0;  ///< Of the text, see UnitTokens::reading.
        std::vector<Block> blocks;
    };

    const UnitTokens& medoid_;
    Consensus consensus_;
    std::vector<Aligned> aligned_;
    std::vector<Slot> slots_;
    std::vector<std::array<std::uint32_t, slot_kind_count>> votes_;
};

}  // namespace palimpsest::duplicates
