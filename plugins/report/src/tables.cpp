#include "tables.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace palimpsest::report {
namespace {

/// The column of the first offset that is called `name`, alone or in a group.
std::optional<std::size_t> first_offset(const std::vector<Field>& fields, std::string_view name) {
    for (const Field& field : fields) {
        if (field.column && field.type == Type::offset && field.name == name) return field.column;
        if (const auto below = first_offset(field.members, name)) return below;
    }
    return std::nullopt;
}

}  // namespace

Tables::Tables(const RunSchema& schema, std::uint64_t bytes) : bytes_(bytes) {
    for (std::size_t slot = 0; slot < schema.tables.size(); ++slot) {
        Gathered table{.plan = row_plan(schema.tables, slot)};
        for (const RowPlan& below : table.plan.children) table.children.push_back(below.slot);
        table.plan.children.clear();
        tables_.push_back(std::move(table));
    }
    for (const Gathered& table : tables_)
        for (const std::size_t below : table.children) tables_[below].child = true;
}

void Tables::add(std::size_t slot, const WrittenRows& rows, const Names& names) {
    Gathered& table = tables_[slot];
    const RowsOf these = [&](std::size_t) { return rows; };
    const RowJson writer(table.plan, these, names);
    const auto begin = first_offset(table.plan.fields, "begin");
    const auto end = first_offset(table.plan.fields, "end");
    const auto length = [&](std::uint64_t row) -> std::uint64_t {
        if (!begin || !end || rows.column(*begin).is_null(row) || rows.column(*end).is_null(row))
            return 0;
        return static_cast<std::uint64_t>(
            std::max<std::int64_t>(0, rows.offset(*end, row) - rows.offset(*begin, row)));
    };
    const auto parent = [&](std::uint64_t row) {
        constexpr std::uint64_t none = std::numeric_limits<std::uint64_t>::max();
        const ColumnView column = rows.column(0);
        return column.is_null(row) ? none : static_cast<std::uint64_t>(column.integer(row));
    };
    for (std::uint64_t row = 0; row < rows.size(); ++row) {
        ++table.total;
        if (table.held >= bytes_) continue;
        JsonBuffer buffer;
        Json json(buffer);
        writer.object(json, row);
        table.rows.emplace_back(written(buffer));
        table.held += table.rows.back().size();
        table.lengths.push_back(length(row));
        if (table.child) table.parents.push_back(parent(row));
    }
}

std::vector<Tables::Below> Tables::below(const Gathered& table) const {
    std::vector<Below> all;
    for (const std::size_t slot : table.children) {
        Below& rows = all.emplace_back(table.rows.size());
        const Gathered& child = tables_[slot];
        for (std::size_t row = 0; row < child.rows.size(); ++row)
            if (child.parents[row] < rows.size()) rows[child.parents[row]].push_back(row);
    }
    return all;
}

std::vector<std::size_t> Tables::chosen(const Gathered& table, const std::vector<Below>& rows,
                                        std::size_t most) const {
    std::vector<std::size_t> order(table.rows.size());
    std::iota(order.begin(), order.end(), 0U);
    if (order.size() <= most) return order;
    const auto weight = [&](std::size_t row) {
        return rows.empty() ? table.lengths[row] : rows.front()[row].size();
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
    order.resize(most);
    std::sort(order.begin(), order.end());
    return order;
}

void Tables::append(std::string& out, std::size_t slot, std::size_t row,
                    const std::vector<std::vector<Below>>& nesting) const {
    const Gathered& table = tables_[slot];
    std::string_view object = table.rows[row];
    object.remove_suffix(1);
    out += object;
    for (std::size_t i = 0; i < table.children.size(); ++i) {
        const std::size_t child = table.children[i];
        if (out.back() != '{') out += ',';
        out += '"';
        out += tables_[child].plan.name;
        out += "\":[";
        for (const std::size_t below : nesting[slot][i][row]) {
            if (out.back() != '[') out += ',';
            append(out, child, below, nesting);
        }
        out += ']';
    }
    out += '}';
}

void Tables::write(Json& json, std::size_t most) const {
    std::vector<std::vector<Below>> nesting;
    for (const Gathered& table : tables_) nesting.push_back(below(table));
    json.StartObject();
    for (std::size_t slot = 0; slot < tables_.size(); ++slot) {
        const Gathered& table = tables_[slot];
        if (table.child) continue;
        key(json, table.plan.name);
        json.StartArray();
        for (const std::size_t row : chosen(table, nesting[slot], most)) {
            std::string object;
            append(object, slot, row, nesting);
            raw(json, object, rapidjson::kObjectType);
        }
        json.EndArray();
    }
    json.EndObject();
}

void Tables::write_totals(Json& json) const {
    for (const Gathered& table : tables_) {
        if (table.child) continue;
        key(json, table.plan.name);
        json.Uint64(table.total);
    }
}

}  // namespace palimpsest::report
