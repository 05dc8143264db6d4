#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "palimpsest/draft/writer.hpp"
#include "row_plan.hpp"
#include "row_writer.hpp"

namespace palimpsest::jsonl {

/// Documents and corpus tables as lines of JSON (docs/formats.md).
/// A layer or table whose parent is in the schema is shown inside the parent's rows, under its
/// `field`, and not on its own; its first declared column, the reference to the parent's row, is
/// left out. Threads: const calls are safe concurrently.
class Lines {
  public:
    /// `covered_text`: how many code points of the text under a row to show; 0 = none.
    Lines(const RunSchema& schema, std::int64_t covered_text);

    /// Appends the line of a document, with its newline.
    void document(const WrittenDocument& document, const Ids& ids, std::string& out) const;

    /// The corpus tables that are no children, in the schema's order: indices into it.
    [[nodiscard]] const std::vector<std::size_t>& own_tables() const { return own_tables_; }

    /// Appends a line for each row of table `table`. `tables`: the rows of all. `taken`: see
    /// RowWriter::lines.
    void table(std::size_t table, std::span<const WrittenRows> tables, const Ids& ids,
               std::string& out, const std::function<void()>& taken) const;

  private:
    std::vector<Layer> tables_;
    std::vector<std::size_t> own_tables_;
    std::vector<RowPlan> layers_;
    std::size_t slots_ = 0;
    std::int64_t covered_text_ = 0;
};

/// The names of the files of a run's corpus tables, in the order of Lines::own_tables.
[[nodiscard]] std::vector<std::string> table_files(const RunSchema& schema);

}  // namespace palimpsest::jsonl
