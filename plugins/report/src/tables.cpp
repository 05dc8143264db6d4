#include "tables.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>

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

Tables::Tables(const RunSchema& schema, std::uint64_t bytes)
    : clusters_(schema.table("clusters")), templates_(schema.table("templates")), bytes_(bytes) {
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
    const bool named = (slot == clusters_ || slot == templates_) && !table.plan.fields.empty() &&
                       table.plan.fields.front().type == Type::string;
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
        if (named) table.clusters.emplace_back(rows.column(0).string(row));
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

bool Tables::inside(std::size_t slot, std::size_t child) const {
    return slot != clusters_ || tables_[child].plan.name == "members";
}

std::vector<std::size_t> Tables::chosen(std::size_t slot, const Nesting& nesting,
                                        std::size_t most) const {
    const Gathered& table = tables_[slot];
    std::vector<std::size_t> order(table.rows.size());
    std::iota(order.begin(), order.end(), 0U);
    if (order.size() <= most) return order;
    const auto weight = [&](std::size_t row) {
        return nesting[slot].empty() ? table.lengths[row] : nesting[slot].front()[row].size();
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
    order.resize(most);
    std::sort(order.begin(), order.end());
    return order;
}

void Tables::append_children(std::string& out, std::size_t slot, std::size_t row,
                             const Nesting& nesting, bool details) const {
    const Gathered& table = tables_[slot];
    for (std::size_t i = 0; i < table.children.size(); ++i) {
        const std::size_t child = table.children[i];
        if (inside(slot, child) == details) continue;
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
}

void Tables::append(std::string& out, std::size_t slot, std::size_t row,
                    const Nesting& nesting) const {
    std::string_view object = tables_[slot].rows[row];
    object.remove_suffix(1);
    out += object;
    append_children(out, slot, row, nesting, false);
    out += '}';
}

void Tables::append_details(std::vector<Block>& out, std::size_t slot,
                            const std::vector<std::size_t>& rows, const Nesting& nesting,
                            std::size_t group) const {
    const std::vector<std::string>& names = tables_[slot].clusters;
    std::unordered_map<std::string_view, std::size_t> made;
    if (templates_) {
        const std::vector<std::string>& ids = tables_[*templates_].clusters;
        for (std::size_t row = 0; row < ids.size(); ++row) made.emplace(ids[row], row);
    }
    for (std::size_t first = 0; first < rows.size(); first += group) {
        Block& block = out.emplace_back(Block{"clusters-" + std::to_string(first / group), "["});
        for (std::size_t i = first; i < std::min(first + group, rows.size()); ++i) {
            block.json += i > first ? ",{" : "{";
            append_children(block.json, slot, rows[i], nesting, true);
            const auto found = rows[i] < names.size() ? made.find(names[rows[i]]) : made.end();
            if (found != made.end()) {
                block.json += block.json.back() == '{' ? "\"template\":" : ",\"template\":";
                append(block.json, *templates_, found->second, nesting);
            }
            block.json += '}';
        }
        block.json += ']';
    }
}

std::vector<Tables::Block> Tables::blocks(std::size_t most, std::size_t group) const {
    Nesting nesting;
    for (const Gathered& table : tables_) nesting.push_back(below(table));
    std::vector<Block> all;
    for (std::size_t slot = 0; slot < tables_.size(); ++slot) {
        if (tables_[slot].child || slot == templates_) continue;
        const std::vector<std::size_t> rows = chosen(slot, nesting, most);
        Block& block = all.emplace_back(Block{"table-" + tables_[slot].plan.name, "["});
        for (const std::size_t row : rows) {
            if (block.json.back() != '[') block.json += ',';
            append(block.json, slot, row, nesting);
        }
        block.json += ']';
        if (slot == clusters_) append_details(all, slot, rows, nesting, group);
    }
    return all;
}

void Tables::write_totals(Json& json) const {
    for (const Gathered& table : tables_) {
        if (table.child) continue;
        key(json, table.plan.name);
        json.Uint64(table.total);
    }
}

}  // namespace palimpsest::report
