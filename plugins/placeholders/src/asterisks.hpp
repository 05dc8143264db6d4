#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

/// Telling the asterisks of Markdown from masks by the document that they stand in.
namespace palimpsest::placeholders {

/// The runs of two and three asterisks of a text.
class Asterisks {
  public:
    /// Markdown, where runs that come in pairs around a phrase or a line outnumber those that a
    /// generic noun follows. Time is linear.
    explicit Asterisks(std::string_view text);

    /// True when the run of two or three that begins at `begin` belongs to Markdown: in a text of
    /// Markdown all but the odd one of a line that a noun follows, **亮点**在**镇.
    [[nodiscard]] bool is_markup(std::uint64_t begin) const;

  private:
    bool is_markdown_ = false;
    std::vector<std::uint64_t> odd_ones_;  ///< Ascending.
};

}  // namespace palimpsest::placeholders
