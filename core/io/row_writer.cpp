#include "core/io/row_writer.hpp"

#include <algorithm>

#include "core/io/json_text.hpp"
#include "core/io/jsonl.hpp"
#include "palimpsest/abi.h"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::core {
namespace {

// In bytes, of lines that are taken out.
constexpr std::size_t many_lines = 1u << 20;

/// The first `count` code points of `text`.
std::string_view first_code_points(std::string_view text, std::int64_t count) {
    if (text.size() <= static_cast<std::uint64_t>(count)) return text;
    std::size_t end = 0;
    for (; count > 0 && end < text.size(); --count) end += code_point_at(text, end).size;
    return text.substr(0, end);
}

bool all_null(const FieldPlan& plan, const Rows& rows, std::uint64_t row) {
    if (plan.column) return rows.columns[*plan.column].is_null(row);
    return std::all_of(plan.members.begin(), plan.members.end(),
                       [&](const FieldPlan& member) { return all_null(member, rows, row); });
}

}  // namespace

void RowWriter::list(const RowPlan& plan) {
    out_ += '[';
    if (const Rows* rows = rows_[plan.slot]; rows && rows->count > 0) {
        const std::vector<Children> children = grouped(plan);
        for (std::uint64_t row = 0; row < rows->count; ++row) {
            if (row > 0) out_ += ',';
            object(plan, children, row);
        }
    }
    out_ += ']';
}

void RowWriter::lines(const RowPlan& plan, const std::function<void()>& taken) {
    const Rows* rows = rows_[plan.slot];
    if (!rows) return;
    const std::vector<Children> children = grouped(plan);
    for (std::uint64_t row = 0; row < rows->count; ++row) {
        object(plan, children, row);
        out_ += '\n';
        if (taken && out_.size() >= many_lines) taken();
    }
}

std::vector<RowWriter::Children> RowWriter::grouped(const RowPlan& plan) const {
    std::vector<Children> result;
    const std::uint64_t parents = rows_[plan.slot] ? rows_[plan.slot]->count : 0;
    for (const RowPlan& child : plan.children) {
        Children& children = result.emplace_back();
        children.begins.assign(parents + 1, 0);
        const Rows* rows = rows_[child.slot];
        if (!rows || rows->count == 0) continue;
        const ColumnData& reference = rows->columns[child.parent];
        const auto parent = [&](std::uint64_t row) {
            const auto value = static_cast<std::uint64_t>(reference.integers[row]);
            return reference.is_null(row) ? parents : std::min(value, parents);
        };
        std::vector<std::uint64_t> next(parents + 2, 0);
        for (std::uint64_t row = 0; row < rows->count; ++row) ++next[parent(row) + 1];
        for (std::uint64_t row = 0; row < parents; ++row) next[row + 1] += next[row];
        std::copy_n(next.begin(), parents + 1, children.begins.begin());
        children.order.resize(children.begins[parents]);
        for (std::uint64_t row = 0; row < rows->count; ++row) {
            const std::uint64_t above = parent(row);
            if (above < parents) children.order[next[above]++] = row;
        }
        children.below = grouped(child);
    }
    return result;
}

void RowWriter::object(const RowPlan& plan, const std::vector<Children>& children,
                       std::uint64_t row) {
    const Rows& rows = *rows_[plan.slot];
    out_ += '{';
    if (plan.spans) {
        out_ += "\"begin\":";
        append_json_integer(rows.columns[0].code_points[row], out_);
        out_ += ",\"end\":";
        append_json_integer(rows.columns[1].code_points[row], out_);
        if (plan.covered && covered_text_ > 0) covered(rows, row);
    }
    for (const FieldPlan& plan_field : plan.fields) {
        if (out_.back() != '{') out_ += ',';
        field(plan_field, rows, row);
    }
    for (std::size_t index = 0; index < children.size(); ++index) {
        const Children& group = children[index];
        if (out_.back() != '{') out_ += ',';
        out_ += plan.children[index].key;
        out_ += '[';
        for (std::uint64_t place = group.begins[row]; place < group.begins[row + 1]; ++place) {
            if (place > group.begins[row]) out_ += ',';
            object(plan.children[index], group.below, group.order[place]);
        }
        out_ += ']';
    }
    out_ += '}';
}

void RowWriter::covered(const Rows& rows, std::uint64_t row) {
    const auto begin = static_cast<std::size_t>(rows.columns[0].integers[row]);
    const auto end = static_cast<std::size_t>(rows.columns[1].integers[row]);
    out_ += ",\"text\":";
    append_json_string(first_code_points(text_.substr(begin, end - begin), covered_text_), out_);
}

void RowWriter::field(const FieldPlan& plan, const Rows& rows, std::uint64_t row) {
    out_ += plan.key;
    if (plan.column) return value(rows.columns[*plan.column], row);
    if (all_null(plan, rows, row)) {
        out_ += "null";
        return;
    }
    out_ += '{';
    for (const FieldPlan& member : plan.members) {
        if (&member != &plan.members.front()) out_ += ',';
        field(member, rows, row);
    }
    out_ += '}';
}

void RowWriter::value(const ColumnData& column, std::uint64_t row) {
    if (column.is_null(row)) {
        out_ += "null";
        return;
    }
    switch (column.type) {
        case PLM_BOOL:
            return append_json_bool(column.boolean(row), out_);
        case PLM_FLOAT64:
            return append_json_number(column.numbers[row], out_);
        case PLM_STRING:
            return append_json_string(column.string(row), out_);
        case PLM_OFFSET:
            return append_json_integer(column.code_points[row], out_);
        case PLM_DOC_REF:
            return append_json_string(names_.id(static_cast<std::uint64_t>(column.integers[row])),
                                      out_);
        default:  // PLM_INT64, PLM_ROW
            return append_json_integer(column.integers[row], out_);
    }
}

}  // namespace palimpsest::core
