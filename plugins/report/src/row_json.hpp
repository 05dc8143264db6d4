#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "json.hpp"
#include "palimpsest/draft/writer.hpp"
#include "row_plan.hpp"

namespace palimpsest::report {

/// The id of a document by its number.
using Names = std::function<std::string_view(std::int64_t)>;
/// The rows of an entry of the schema.
using RowsOf = std::function<WrittenRows(std::size_t)>;

/// Writes the rows of a layer and its children as JSON objects, positions in code points.
/// Threads: one. Lifetime: plan, names and rows must outlive it.
class RowJson {
  public:
    RowJson(const RowPlan& plan, const RowsOf& rows, const Names& names);

    [[nodiscard]] std::uint64_t size() const { return own_.size(); }
    [[nodiscard]] const WrittenRows& rows() const { return own_; }

    /// All rows as a list.
    void list(Json& json) const;

    /// One row as an object; `more` may add fields to it.
    void object(
        Json& json, std::uint64_t row, const std::function<void()>& more = [] {}) const;

  private:
    /// The rows of a child by their parent: those of row i are order[begins[i]] to
    /// order[begins[i + 1]], exclusive.
    struct Groups {
        std::vector<std::uint64_t> begins;
        std::vector<std::uint64_t> order;
    };

    [[nodiscard]] Groups grouped(const RowJson& child) const;
    void field(Json& json, const Field& field, std::uint64_t row) const;
    void value(Json& json, const Field& field, std::uint64_t row) const;
    [[nodiscard]] bool is_null(const Field& field, std::uint64_t row) const;

    const RowPlan* plan_;
    const Names* names_;
    WrittenRows own_;
    std::vector<RowJson> children_;
    std::vector<Groups> groups_;  ///< Of each child.
};

}  // namespace palimpsest::report
