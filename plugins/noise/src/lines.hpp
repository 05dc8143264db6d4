#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "noise.hpp"

namespace palimpsest::noise {

/// A line that is not blank. Offsets are bytes of the document; `[begin, end)` has no blanks at
/// its ends and no line break. What is recognised as noise at the ends moves them inwards.
struct Line {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint64_t ink_end = 0;  ///< With the noise at the end.
    std::uint32_t blank_lines_before = 0;
    bool is_indented = false;
    bool has_stop = false;        ///< A mark that ends a sentence stands in it.
    bool is_after_page = false;   ///< A page number or a form feed stands before it.
    std::optional<Kind> taken{};  ///< The whole line is noise.

    [[nodiscard]] std::string_view in(std::string_view text) const {
        return text.substr(begin, end - begin);
    }
};

struct Span {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;

    [[nodiscard]] std::uint64_t size() const { return end - begin; }
};

/// A part of a document that is read in one go.
struct Window {
    std::string_view text;  ///< Of the whole document.
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::vector<Line> lines{};
    std::vector<Noise> found{};

    [[nodiscard]] bool is_first() const { return begin == 0; }
    [[nodiscard]] bool is_last() const { return end == text.size(); }
    [[nodiscard]] std::string_view in(const Line& line) const { return line.in(text); }
};

/// Fills `window.lines` from its text.
void split_lines(Window& window);

}  // namespace palimpsest::noise
