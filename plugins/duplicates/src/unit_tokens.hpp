#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>

#include "token_text.hpp"
#include "unit.hpp"

namespace palimpsest::duplicates {

/// The tokens of a unit, with their places in the text of its document.
/// Lifetime: a view; needs the document's text and its tokens alive.
struct UnitTokens {
    std::string_view text;  ///< Of the whole document.
    Place place;
    std::span<const Token> tokens;
    std::span<const std::uint32_t> begins;  ///< Bytes of `text`.
    std::span<const std::uint32_t> ends;

    UnitTokens(std::string_view document, const TokenText& all, const Place& unit)
        : text(document), place(unit) {
        const auto first = std::lower_bound(all.begins.begin(), all.begins.end(), unit.begin);
        const auto last = std::lower_bound(first, all.begins.end(), unit.end);
        const auto from = static_cast<std::size_t>(first - all.begins.begin());
        const auto count = static_cast<std::size_t>(last - first);
        tokens = std::span(all.tokens).subspan(from, count);
        begins = std::span(all.begins).subspan(from, count);
        ends = std::span(all.ends).subspan(from, count);
    }

    [[nodiscard]] std::uint32_t size() const noexcept {
        return static_cast<std::uint32_t>(tokens.size());
    }
    /// The original text of token `i`.
    [[nodiscard]] std::string_view wording(std::uint32_t i) const {
        return text.substr(begins[i], ends[i] - begins[i]);
    }
    /// A hash of the tokens in their order.
    [[nodiscard]] std::uint64_t reading() const noexcept {
        return XXH3_64bits(tokens.data(), tokens.size_bytes());
    }
};

}  // namespace palimpsest::duplicates
