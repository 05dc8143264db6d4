#include "block_borders.hpp"

#include <algorithm>

namespace palimpsest::duplicates {
namespace {

/// Tokens [begin, begin + size) of a text, which the other text has not.
struct Insertion {
    const UnitTokens& text;
    std::int64_t begin;
    std::int64_t size;

    bool agree(std::int64_t i, std::int64_t j) const {
        return text.tokens[static_cast<std::size_t>(i)] == text.tokens[static_cast<std::size_t>(j)];
    }
    /// Something stands between token `i` and the one before it.
    bool is_break(std::int64_t i) const {
        if (i <= 0 || i >= text.size()) return true;
        return text.ends[static_cast<std::size_t>(i) - 1] <
               text.begins[static_cast<std::size_t>(i)];
    }

    /// How far it is moved, at most `left` or `right` tokens.
    std::int64_t best_shift(std::int64_t left, std::int64_t right) const {
        std::int64_t first = 0;
        while (-first < left && agree(begin + first - 1, begin + size + first - 1)) --first;
        std::int64_t last = 0;
        while (last < right && agree(begin + last, begin + size + last)) ++last;
        std::int64_t best = last;
        int most = -1;
        for (std::int64_t shift = last; shift >= first; --shift) {
            const int breaks = is_break(begin + shift) + is_break(begin + shift + size);
            if (breaks > most) {
                most = breaks;
                best = shift;
            }
        }
        return best;
    }
};

}  // namespace

void settle_borders(std::vector<Block>& blocks, const UnitTokens& first, const UnitTokens& second) {
    constexpr std::uint32_t farthest = 64;
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        Block& left = blocks[i - 1];
        Block& right = blocks[i];
        const std::uint32_t more_a = right.a - left.a - left.length;
        const std::uint32_t more_b = right.b - left.b - left.length;
        if ((more_a == 0) == (more_b == 0)) continue;
        const Insertion insertion = more_a > 0 ? Insertion{first, left.a + left.length, more_a}
                                               : Insertion{second, left.b + left.length, more_b};
        const auto shift = static_cast<std::uint32_t>(insertion.best_shift(
            std::min(left.length - 1, farthest), std::min(right.length - 1, farthest)));
        left.length += shift;  // Modulo 2^32: a shift to the left is as good.
        right.a += shift;
        right.b += shift;
        right.length -= shift;
    }
}

}  // namespace palimpsest::duplicates
