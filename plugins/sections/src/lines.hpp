#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// Lines with ink, and what stands around it. Threads: safe anywhere.
namespace palimpsest::sections {

/// A line of a text; offsets are bytes of the text.
struct Line {
    std::uint64_t begin = 0;   ///< Leading marks included.
    std::uint64_t ink = 0;     ///< After blanks, `>`, Markdown's `#` and `**`.
    std::uint64_t end = 0;     ///< After the last ink, the `**` behind it not included.
    std::uint64_t next = 0;    ///< Where the next line begins; the text's size at its end.
    std::uint64_t indent = 0;  ///< Bytes of the blanks right before the ink.
    bool is_emphasised = false;
    bool is_markdown = false;  ///< `#` stands before the ink.
};

/// Reads the lines of a text one by one; lines without ink are passed over. Linear in the text.
class Lines {
  public:
    explicit Lines(std::string_view text) : text_(text) {}

    /// The next line with ink; empty at the text's end.
    [[nodiscard]] std::optional<Line> next();

  private:
    std::string_view text_;
    std::uint64_t at_ = 0;
};

}  // namespace palimpsest::sections
