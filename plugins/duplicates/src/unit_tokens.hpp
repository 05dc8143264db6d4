#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "token_text.hpp"
#include "unit.hpp"

namespace palimpsest::duplicates {

/// The tokens of a unit, with their places in the text of its document.
/// Numbers that a point or a comma joins are one token: 12.5, 1,200, 2023.5.1.
/// Lifetime: needs the text of the document alive.
struct UnitTokens {
    std::string_view text;  ///< Of the whole document.
    Place place;
    std::vector<Token> tokens;
    std::vector<std::uint32_t> begins;  ///< Bytes of `text`.
    std::vector<std::uint32_t> ends;

    UnitTokens(std::string_view document, const TokenText& all, const Place& unit);

    [[nodiscard]] std::uint32_t size() const noexcept {
        return static_cast<std::uint32_t>(tokens.size());
    }
    /// The original text of token `i`.
    [[nodiscard]] std::string_view wording(std::uint32_t i) const {
        return text.substr(begins[i], ends[i] - begins[i]);
    }
    /// A hash of the tokens in their order.
    [[nodiscard]] std::uint64_t reading() const noexcept {
        return XXH3_64bits(tokens.data(), tokens.size() * sizeof(Token));
    }
};

}  // namespace palimpsest::duplicates
