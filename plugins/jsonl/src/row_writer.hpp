#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "palimpsest/draft/writer.hpp"
#include "row_plan.hpp"

namespace palimpsest::jsonl {

/// The id of a document by its number.
using Ids = std::function<std::string_view(std::int64_t)>;

/// Writes rows as JSON objects, positions in code points. Threads: one. Lifetime: all that it is
/// given must outlive it.
class RowWriter {
  public:
    /// `rows`: by slot. `text`: what spans are of; `covered_text`: how many code points of it a row
    /// shows.
    RowWriter(std::span<const WrittenRows> rows, std::string_view text, std::int64_t covered_text,
              const Ids& ids, std::string& out)
        : rows_(rows), text_(text), covered_text_(covered_text), ids_(ids), out_(out) {}

    /// Appends a list of all the plan's rows.
    void list(const RowPlan& plan);

    /// Appends each of the plan's rows as a line. `taken`: called when many lines stand in `out`;
    /// takes them out, so that a large table need not stand there whole.
    void lines(const RowPlan& plan, const std::function<void()>& taken);

  private:
    /// The rows of a child, sorted by their parent's: those of parent row i are
    /// order[begins[i]] to order[begins[i + 1]], exclusive.
    struct Children {
        std::vector<std::uint64_t> begins;
        std::vector<std::uint64_t> order;
        std::vector<Children> below;  // As RowPlan::children.
    };

    [[nodiscard]] std::vector<Children> grouped(const RowPlan& plan) const;
    void object(const RowPlan& plan, const std::vector<Children>& children, std::uint64_t row);
    void covered(const WrittenRows& rows, std::uint64_t row);
    void field(const FieldPlan& plan, const WrittenRows& rows, std::uint64_t row);
    void value(const FieldPlan& plan, const WrittenRows& rows, std::uint64_t row);

    std::span<const WrittenRows> rows_;
    std::string_view text_;
    std::int64_t covered_text_;
    const Ids& ids_;
    std::string& out_;
};

}  // namespace palimpsest::jsonl
