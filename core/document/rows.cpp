#include "core/document/rows.hpp"

#include <algorithm>
#include <numeric>

namespace palimpsest::core {
namespace {

void push_bit(std::pmr::vector<std::uint8_t>& bits, std::uint64_t position, bool value) {
    if (position % 8 == 0) bits.push_back(0);
    if (value) bits.back() = static_cast<std::uint8_t>(bits.back() | 1u << (position % 8));
}

void push_validity(ColumnData& column, bool valid) {
    if (valid && column.validity.empty()) return;
    if (column.validity.empty()) {
        // The rows so far had no nulls and so no bits of their own.
        column.validity.assign(column.length / 8, 0xFF);
        if (column.length % 8 != 0)
            column.validity.push_back(static_cast<std::uint8_t>((1u << (column.length % 8)) - 1));
    }
    push_bit(column.validity, column.length, valid);
}

}  // namespace

void ColumnData::append(const ColumnData& other, std::uint64_t row) {
    push_validity(*this, !other.is_null(row));
    switch (type) {
        case PLM_BOOL:
            push_bit(bits, length, other.boolean(row));
            break;
        case PLM_FLOAT64:
            numbers.push_back(other.numbers[row]);
            break;
        case PLM_STRING:
            bytes.append(other.string(row));
            integers.push_back(static_cast<std::int64_t>(bytes.size()));
            break;
        default:
            integers.push_back(other.integers[row]);
    }
    if (type == PLM_OFFSET) code_points.push_back(other.code_points[row]);
    ++length;
}

plm_column ColumnData::view() const {
    plm_column column{};
    column.struct_size = sizeof column;
    column.type = type;
    column.length = length;
    column.validity = validity.empty() ? nullptr : validity.data();
    column.bytes = bytes.data();
    if (type == PLM_BOOL)
        column.values = bits.data();
    else if (type == PLM_FLOAT64)
        column.values = numbers.data();
    else
        column.values = integers.data();
    return column;
}

Rows::Rows(const LayerInfo& layer, std::pmr::memory_resource* memory) {
    columns.reserve(layer.columns.size() + 2);
    const auto add = [&](std::uint32_t type) {
        ColumnData& column = columns.emplace_back(memory);
        column.type = type;
        if (type == PLM_STRING) column.integers.push_back(0);
    };
    if (!layer.table) {
        add(PLM_OFFSET);
        add(PLM_OFFSET);
    }
    for (const ColumnInfo& column : layer.columns) add(column.type);
}

std::uint64_t Rows::memory() const {
    std::uint64_t total = 0;
    for (const ColumnData& column : columns)
        total += sizeof column + column.validity.size() + column.bits.size() +
                 8 * (column.integers.size() + column.numbers.size() + column.code_points.size()) +
                 column.bytes.size();
    return total;
}

bool is_sorted(const Rows& rows) {
    const auto& begins = rows.columns[0].integers;
    const auto& ends = rows.columns[1].integers;
    for (std::uint64_t row = 1; row < rows.count; ++row)
        if (begins[row] < begins[row - 1] ||
            (begins[row] == begins[row - 1] && ends[row] > ends[row - 1]))
            return false;
    return true;
}

std::vector<std::uint64_t> sorted_order(const Rows& rows) {
    std::vector<std::uint64_t> order(rows.count);
    std::iota(order.begin(), order.end(), 0);
    const auto& begins = rows.columns[0].integers;
    const auto& ends = rows.columns[1].integers;
    std::stable_sort(order.begin(), order.end(), [&](std::uint64_t a, std::uint64_t b) {
        if (begins[a] != begins[b]) return begins[a] < begins[b];
        return ends[a] > ends[b];
    });
    return order;
}

Rows reordered(const Rows& rows, const std::vector<std::uint64_t>& order) {
    Rows result;
    result.count = order.size();
    for (const ColumnData& column : rows.columns) {
        ColumnData& target = result.columns.emplace_back();
        target.type = column.type;
        if (column.type == PLM_STRING) target.integers.push_back(0);
        for (const std::uint64_t row : order) target.append(column, row);
    }
    return result;
}

}  // namespace palimpsest::core
