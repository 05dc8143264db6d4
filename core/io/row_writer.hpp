#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/rows.hpp"
#include "core/io/row_plan.hpp"

namespace palimpsest::core {

class DocumentNames;

/// Writes rows as JSON objects. Threads: one. Lifetime: all that it is given must outlive it.
class RowWriter {
  public:
    /// `rows`: by slot; null where a slot has none. `text`: what spans are of; `covered_text`: how
    /// many code points of it a row shows.
    RowWriter(std::span<const Rows* const> rows, std::string_view text, std::int64_t covered_text,
              const DocumentNames& names, std::string& out)
        : rows_(rows), text_(text), covered_text_(covered_text), names_(names), out_(out) {}

    /// Appends a list of all the plan's rows.
    void list(const RowPlan& plan);

    /// Appends each of the plan's rows as a line. `taken`: unless null, called when many lines
    /// stand in `out`; takes them out.
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
    void covered(const Rows& rows, std::uint64_t row);
    void field(const FieldPlan& plan, const Rows& rows, std::uint64_t row);
    void value(const ColumnData& column, std::uint64_t row);

    std::span<const Rows* const> rows_;
    std::string_view text_;
    std::int64_t covered_text_;
    const DocumentNames& names_;
    std::string& out_;
};

}  // namespace palimpsest::core
