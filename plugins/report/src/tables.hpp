#pragma once

#include <cstddef>
#include <cstdint>
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

    /// Writes an object with a list for each table that is no child: the `most` rows that have most
    /// children, or are longest, in the order of the table.
    void write(Json& json, std::size_t most) const;
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
        std::uint64_t held = 0;
        std::uint64_t total = 0;
    };
    /// By row of the parent, the rows of a child.
    using Below = std::vector<std::vector<std::size_t>>;

    [[nodiscard]] std::vector<Below> below(const Gathered& table) const;
    [[nodiscard]] std::vector<std::size_t> chosen(const Gathered& table,
                                                  const std::vector<Below>& rows,
                                                  std::size_t most) const;
    void append(std::string& out, std::size_t slot, std::size_t row,
                const std::vector<std::vector<Below>>& nesting) const;

    std::vector<Gathered> tables_;
    std::uint64_t bytes_;
};

}  // namespace palimpsest::report
