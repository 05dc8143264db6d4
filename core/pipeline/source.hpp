#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::core {

/// A stretch of a line of one of the sources of a pipeline. Columns and lengths in code points,
/// lines and columns from 1; `line` 0 is no place at all, `column` 0 the whole line.
struct Place {
    std::size_t source = 0;  ///< 0 = the pipeline file; otherwise an index into the sources.
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t length = 1;

    bool operator==(const Place&) const = default;
};

/// A text that values come from: the pipeline file, or an argument of the command line.
class Source {
  public:
    /// `text`: valid UTF-8. `is_file`: places in it are shown as `name:line:column`.
    Source(std::string name, std::string text, bool is_file);

    const std::string& name() const { return name_; }
    const std::string& text() const { return text_; }
    bool is_file() const { return is_file_; }

    /// The line (from 1) without its newline; empty past the end.
    std::string_view line(std::uint32_t number) const;

    /// The byte offset of a place's begin; the text's size when it lies past the end.
    std::size_t offset(const Place& place) const;

    /// The place of the bytes [begin, end), cut to the line that `begin` is in.
    Place place(std::size_t begin, std::size_t end) const;

    /// "reports.toml:12:1"; for an argument its name alone.
    std::string shown(const Place& place) const;

  private:
    std::string name_;
    std::string text_;
    bool is_file_;
    std::vector<std::size_t> lines_;  ///< Offsets of the lines' first bytes.
};

/// Where byte `position` of the value of the TOML string at `value` stands in the source, one
/// code point long; `value` itself when that cannot be told.
[[nodiscard]] Place place_inside_string(const Source& source, const Place& value,
                                        std::size_t position);

}  // namespace palimpsest::core
