#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "palimpsest/draft/writer.hpp"
#include "row_json.hpp"
#include "row_plan.hpp"

namespace palimpsest::report {

/// The corpus tables as the page holds them. Rows are gathered as they come, children go into the
/// rows of their parents at the end.
class Tables {
  public:
    /// `bytes`: how much of each table is held; rows past it are only counted.
    Tables(const RunSchema& schema, std::uint64_t bytes);

    void add(std::size_t table, const WrittenRows& rows, const Names& names);

    /// A part of the page: what the page finds it by, and its JSON.
    struct Block {
        std::string id;
        std::string json;
    };

    /// A block `table-NAME` for each table that is no child, with the list of its rows: the `most`
    /// that have most children, or are longest, in the order of the table. Clusters have their
    /// members alone there. What else is known of them comes by cluster in blocks `clusters-0`,
    /// `clusters-1`, ... for `group` clusters each, so that the page opens what it shows: an object
    /// with the other children, and the rows of `templates` as `template`.
    [[nodiscard]] std::vector<Block> blocks(std::size_t most, std::size_t group) const;

    /// Writes the number of rows that each of these tables had, as fields.
    void write_totals(Json& json) const;

  private:
    struct Gathered {
        RowPlan plan;                       ///< Without children.
        std::vector<std::size_t> children;  ///< Slots.
        bool child = false;
        std::vector<std::string> rows;       ///< JSON objects.
        std::vector<std::uint64_t> lengths;  ///< Code points that a row's first place has.
        std::vector<std::uint64_t> parents;  ///< Of a child: rows of the parent.
        std::vector<std::string> clusters;   ///< Of clusters and templates: the id.
        std::uint64_t held = 0;
        std::uint64_t total = 0;
    };
    /// By row of the parent, the rows of a child.
    using Below = std::vector<std::vector<std::size_t>>;
    /// By slot and child of it.
    using Nesting = std::vector<std::vector<Below>>;

    [[nodiscard]] std::vector<Below> below(const Gathered& table) const;
    [[nodiscard]] std::vector<std::size_t> chosen(std::size_t slot, const Nesting& nesting,
                                                  std::size_t most) const;
    /// Whether a child stands in the row of its parent in the parent's own block.
    [[nodiscard]] bool inside(std::size_t slot, std::size_t child) const;
    void append_children(std::string& out, std::size_t slot, std::size_t row,
                         const Nesting& nesting, bool details) const;
    void append(std::string& out, std::size_t slot, std::size_t row, const Nesting& nesting) const;
    void append_details(std::vector<Block>& out, std::size_t slot,
                        const std::vector<std::size_t>& rows, const Nesting& nesting,
                        std::size_t group) const;

    std::vector<Gathered> tables_;
    std::optional<std::size_t> clusters_;
    std::optional<std::size_t> templates_;
    std::uint64_t bytes_;
};

}  // namespace palimpsest::report
