#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "core/io/input_file.hpp"

namespace palimpsest::core {

/// A line of a file.
struct Line {
    std::string bytes;  ///< Without its newline; with `padding` bytes allocated past its end.
    std::uint64_t number = 0;         ///< From 1.
    std::uint64_t offset = 0;         ///< Where it begins in the file, in bytes.
    std::uint64_t size = 0;           ///< Bytes that it takes in the file, its newline included.
    std::optional<InputFault> fault;  ///< Set: why `bytes` is empty.
};

/// The lines of a file, in bounded memory: a line of more than `limit` bytes is skipped and given
/// out with its fault. Lines of white space are left out. A byte order mark of UTF-8 is taken off.
/// After a read error there is one last line, with the fault. Threads: one.
class LineSource {
  public:
    LineSource(InputFile input, std::uint64_t limit, std::size_t padding);

    std::optional<Line> next();

    /// A byte order mark of UTF-16 begins the file. To be asked before `next`.
    [[nodiscard]] bool is_utf16();

  private:
    /// Reads on behind what there is; false at the end of the file, and when reading failed.
    bool fill();

    /// The line that ends at `end` of the buffer, followed by `newline` (0 or 1) bytes.
    Line take(std::size_t end, std::size_t newline);
    Line skip_rest();
    void begin();

    InputFile input_;
    std::uint64_t limit_;
    std::size_t padding_;
    std::string buffer_;
    std::size_t begin_ = 0;  // What is not given out yet is [begin_, end_) of the buffer.
    std::size_t end_ = 0;
    std::uint64_t offset_ = 0;  // Of begin_ in the file.
    std::uint64_t number_ = 0;
    bool begun_ = false;
    bool finished_ = false;
    std::optional<InputFault> fault_;
};

}  // namespace palimpsest::core
