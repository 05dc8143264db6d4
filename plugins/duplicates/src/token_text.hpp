#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "palimpsest/sdk/document.hpp"
#include "tokens.hpp"

namespace palimpsest::duplicates {

/// A document as tokens, with their places in its text.
/// Shape:   `tokens`, `begins` and `ends` have an entry a token: token i stands for the original
///          bytes [begins[i], ends[i]). `barriers` are the tokens that begin a work, ascending,
///          with token_count at the end; a passage never reaches from one work into the next.
///          `spellings` are the tokens that are written otherwise than the projection has them,
///          ascending, each with a hash of how.
/// Memory:  12 bytes a token, and 8 for one of `spellings`.
struct TokenText {
    std::vector<Token> tokens;
    std::vector<std::uint32_t> begins;
    std::vector<std::uint32_t> ends;
    std::vector<std::uint32_t> barriers;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> spellings;

    [[nodiscard]] std::uint32_t size() const noexcept {
        return static_cast<std::uint32_t>(tokens.size());
    }
    /// The original bytes of the tokens [first, last), first < last.
    [[nodiscard]] Span place(std::uint32_t first, std::uint32_t last) const noexcept {
        return {begins[first], ends[last - 1]};
    }
    /// The tokens [first, second) of the work that token `i` belongs to.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> work_of(std::uint32_t i) const noexcept;
    [[nodiscard]] std::uint64_t memory() const noexcept {
        return 12 * tokens.capacity() + 4 * barriers.capacity() + 8 * spellings.capacity() + 256;
    }
};

/// Whether the `count` tokens from `a` and `b` on are equal and written alike, noise, white space
/// and punctuation between them left out.
[[nodiscard]] bool same_wording(const TokenText& text_a, std::uint32_t a, const TokenText& text_b,
                                std::uint32_t b, std::uint32_t count) noexcept;

/// Reads a document through its first projection. Works are those of the layer `works`; where there
/// is none, the document is one.
/// Errors: throws std::length_error for a text of 2 GiB or more.
[[nodiscard]] TokenText token_text(const Document& document);

}  // namespace palimpsest::duplicates
