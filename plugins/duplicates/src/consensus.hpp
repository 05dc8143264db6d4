#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "anchors.hpp"
#include "unit_tokens.hpp"

namespace palimpsest::duplicates {

/// Where copies differ: tokens [first, last) of the medoid; none where others have something that
/// the medoid has not.
struct Slot {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    /// All have a number or a mask here, only not the same.
    bool numbers = false;

    friend constexpr bool operator==(const Slot&, const Slot&) = default;
};

/// Finds out what texts that were aligned with one of them, the medoid, have in common.
/// A token of the medoid is common when at least four of five texts have it (with up to four texts:
/// all of them), the medoid counted; so is a place between two tokens where at least four of five
/// have nothing more. All else belongs to slots: what touches is one slot. Numbers and masks, which
/// the alignment takes for equal, are common when they are also written alike; where at least four
/// of five have one, it is a slot of its own. A numeral is common as a whole or not at all: 四 in
/// 二〇二四.
class Consensus {
  public:
    /// Lifetime: the medoid is needed throughout.
    explicit Consensus(const UnitTokens& medoid);

    /// Counts a text that stands to the medoid as `blocks` say.
    void add(const UnitTokens& text, std::span<const Block> blocks);

    /// Ascending, without overlaps.
    [[nodiscard]] std::vector<Slot> slots() const;

  private:
    enum class Column : std::uint8_t { common, number, open };

    [[nodiscard]] bool most(std::uint32_t count) const noexcept {
        return std::uint64_t{5} * count >= std::uint64_t{4} * texts_;
    }
    [[nodiscard]] std::vector<Column> columns() const;
    [[nodiscard]] bool is_one_numeral(std::uint32_t i) const;

    const UnitTokens& medoid_;
    std::uint32_t texts_ = 1;
    std::vector<std::uint32_t> present_;   // For each token, the texts that have it,
    std::vector<std::uint32_t> alike_;     // and those that also write it alike.
    std::vector<std::uint32_t> inserted_;  // The texts that have something before it.
};

/// Tokens [first, last) of a text; where first == last, the place before a token.
struct TokenRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    friend constexpr bool operator==(const TokenRange&, const TokenRange&) = default;
};

/// What a text of `size` tokens, which stands to the medoid of `medoid_size` as `blocks` say, has
/// in each slot: an empty range where it has nothing there, and no range where it is unlike the
/// medoid around the slot (more than four tokens beside it are not aligned), so that nothing can be
/// said. Ranges never overlap.
[[nodiscard]] std::vector<std::optional<TokenRange>> slot_ranges(std::span<const Slot> slots,
                                                                 std::span<const Block> blocks,
                                                                 std::uint32_t medoid_size,
                                                                 std::uint32_t size);

}  // namespace palimpsest::duplicates
