#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "palimpsest/sdk/document.hpp"
#include "tokenized.hpp"

namespace palimpsest::duplicates {

/// A document as `map` reads it: its tokens, and where spans of its text lie among them.
class DocumentTokens {
  public:
    /// `spans`: of the document's text, in any order; `tokens_of` answers for these.
    /// Errors: throws std::length_error for a text of 2 GiB or more.
    DocumentTokens(const Document& document, std::span<const Span> spans);

    [[nodiscard]] const std::vector<Token>& all() const noexcept { return text_.tokens; }
    /// The tokens that begin inside of one of the spans.
    [[nodiscard]] Span tokens_of(Span span) const;

  private:
    [[nodiscard]] std::uint64_t before(std::uint64_t mark) const;

    ProjectedView projection_;
    std::vector<std::uint64_t> marks_;  // Bytes of the projected text, ascending.
    Tokenized text_;
};

/// Throws std::length_error for a text whose places do not fit into 31 bits.
void check_length(const Document& document);

}  // namespace palimpsest::duplicates
