#include "row_writer.hpp"

#include <algorithm>

#include "palimpsest/text/json.hpp"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::jsonl {
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

bool all_null(const FieldPlan& plan, const WrittenRows& rows, std::uint64_t row) {
    if (plan.column) return rows.column(*plan.column).is_null(row);
    return std::all_of(plan.members.begin(), plan.members.end(),
                       [&](const FieldPlan& member) { return all_null(member, rows, row); });
}

}  // namespace

void RowWriter::list(const RowPlan& plan) {
    out_ += '[';
    if (const std::uint64_t count = rows_[plan.slot].size(); count > 0) {
        const std::vector<Children> children = grouped(plan);
        for (std::uint64_t row = 0; row < count; ++row) {
            if (row > 0) out_ += ',';
            object(plan, children, row);
        }
    }
    out_ += ']';
}

void RowWriter::lines(const RowPlan& plan, const std::function<void()>& taken) {
    const std::vector<Children> children = grouped(plan);
    for (std::uint64_t row = 0; row < rows_[plan.slot].size(); ++row) {
        object(plan, children, row);
        out_ += '\n';
        if (out_.size() >= many_lines) taken();
    }
}

std::vector<RowWriter::Children> RowWriter::grouped(const RowPlan& plan) const {
    std::vector<Children> result;
    const std::uint64_t parents = rows_[plan.slot].size();
    for (const RowPlan& child : plan.children) {
        Children& children = result.emplace_back();
        children.begins.assign(parents + 1, 0);
        const WrittenRows& rows = rows_[child.slot];
        if (rows.size() == 0) continue;
        const ColumnView reference = rows.column(0);
        const auto parent = [&](std::uint64_t row) {
            if (reference.is_null(row)) return parents;
            return std::min(static_cast<std::uint64_t>(reference.integer(row)), parents);
        };
        std::vector<std::uint64_t> next(parents + 2, 0);
        for (std::uint64_t row = 0; row < rows.size(); ++row) ++next[parent(row) + 1];
        for (std::uint64_t row = 0; row < parents; ++row) next[row + 1] += next[row];
        std::copy_n(next.begin(), parents + 1, children.begins.begin());
        children.order.resize(children.begins[parents]);
        for (std::uint64_t row = 0; row < rows.size(); ++row) {
            const std::uint64_t above = parent(row);
            if (above < parents) children.order[next[above]++] = row;
        }
        children.below = grouped(child);
    }
    return result;
}

void RowWriter::object(const RowPlan& plan, const std::vector<Children>& children,
                       std::uint64_t row) {
    const WrittenRows& rows = rows_[plan.slot];
    out_ += '{';
    if (plan.spans) {
        const Span span = rows.code_points(row);
        out_ += "\"begin\":";
        append_json_integer(span.begin, out_);
        out_ += ",\"end\":";
        append_json_integer(span.end, out_);
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

void RowWriter::covered(const WrittenRows& rows, std::uint64_t row) {
    const Span span = rows.span(row);
    out_ += ",\"text\":";
    append_json_string(first_code_points(text_.substr(span.begin, span.size()), covered_text_),
                       out_);
}

void RowWriter::field(const FieldPlan& plan, const WrittenRows& rows, std::uint64_t row) {
    out_ += plan.key;
    if (all_null(plan, rows, row)) {
        out_ += "null";
        return;
    }
    if (plan.column) return value(plan, rows, row);
    out_ += '{';
    for (const FieldPlan& member : plan.members) {
        if (&member != &plan.members.front()) out_ += ',';
        field(member, rows, row);
    }
    out_ += '}';
}

void RowWriter::value(const FieldPlan& plan, const WrittenRows& rows, std::uint64_t row) {
    const ColumnView column = rows.column(*plan.column);
    switch (plan.type) {
        case Type::boolean:
            return append_json_bool(column.boolean(row), out_);
        case Type::number:
            return append_json_number(column.number(row), out_);
        case Type::string:
            return append_json_string(column.string(row), out_);
        case Type::offset:
            return append_json_integer(rows.offset(*plan.column, row), out_);
        case Type::document:
            return append_json_string(ids_(column.integer(row)), out_);
        case Type::integer:
        case Type::row:
            return append_json_integer(column.integer(row), out_);
    }
}

}  // namespace palimpsest::jsonl
