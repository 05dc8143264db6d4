#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/text/offsets.hpp"

namespace palimpsest::core {

/// Turns byte offsets of a text into code point offsets and back.
/// The index does not hold the text, so that it can be stored without it: every query is given the
/// same text again. It takes 8 bytes for each 512 bytes of text, and no table for pure ASCII.
/// Cost:    a query reads at most 512 bytes of text; `byte_offset` searches the table first.
/// Threads: const calls are safe concurrently.
class CodePointIndex {
  public:
    /// The index of the empty text.
    CodePointIndex() = default;

    /// `text` is valid UTF-8.
    explicit CodePointIndex(std::string_view text);

    /// The code points that begin before `offset`, which is at most the text's size. An offset
    /// inside a code point counts that code point.
    [[nodiscard]] CodePointOffset code_point_offset(std::string_view text,
                                                    ByteOffset offset) const noexcept;

    /// Where code point `offset` begins; the text's size for the number of code points in it.
    [[nodiscard]] ByteOffset byte_offset(std::string_view text,
                                         CodePointOffset offset) const noexcept;

    /// The number of code points in the text.
    [[nodiscard]] CodePointOffset size() const noexcept { return {code_points_}; }

    /// True when every code point is one byte, so that both offsets are equal.
    [[nodiscard]] bool is_ascii() const noexcept { return code_points_ == bytes_; }

    /// Bytes of memory that the table takes.
    [[nodiscard]] std::uint64_t memory() const noexcept;

  private:
    std::vector<std::uint64_t> before_block_;  // Code points that begin before each block.
    std::uint64_t code_points_ = 0;
    std::uint64_t bytes_ = 0;
};

}  // namespace palimpsest::core
