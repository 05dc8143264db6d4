#pragma once

#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/layer_info.hpp"
#include "palimpsest/abi.h"

namespace palimpsest::core {

/// The values of one column in Arrow's layout, owned.
/// Threads: const calls are safe concurrently.
struct ColumnData {
    std::uint32_t type = 0;                      ///< PLM_BOOL ... PLM_DOC_REF
    std::uint64_t length = 0;                    ///< Rows.
    std::pmr::vector<std::uint8_t> validity;     ///< A bit a row, 0 = null; empty = no nulls.
    std::pmr::vector<std::uint8_t> bits;         ///< PLM_BOOL
    std::pmr::vector<std::int64_t> integers;     ///< PLM_STRING: length + 1 ends; else the values.
    std::pmr::vector<double> numbers;            ///< PLM_FLOAT64
    std::pmr::string bytes;                      ///< PLM_STRING
    std::pmr::vector<std::int64_t> code_points;  ///< PLM_OFFSET: the same positions in code points.

    ColumnData() = default;
    /// `memory`: where its values are, as long as it lives. What is copied from it is elsewhere.
    explicit ColumnData(std::pmr::memory_resource* memory)
        : validity(memory),
          bits(memory),
          integers(memory),
          numbers(memory),
          bytes(memory),
          code_points(memory) {}

    bool is_null(std::uint64_t row) const {
        return !validity.empty() && (validity[row / 8] >> (row % 8) & 1) == 0;
    }
    bool boolean(std::uint64_t row) const { return (bits[row / 8] >> (row % 8) & 1) != 0; }
    std::string_view string(std::uint64_t row) const {
        const auto begin = static_cast<std::size_t>(integers[row]);
        return std::string_view(bytes).substr(begin,
                                              static_cast<std::size_t>(integers[row + 1]) - begin);
    }

    /// Appends row `row` of `other`, which has the same type.
    void append(const ColumnData& other, std::uint64_t row);

    /// A borrowed view in the ABI's terms; valid while this column is not changed.
    plm_column view() const;

    bool operator==(const ColumnData&) const = default;
};

/// The rows of a layer or a corpus table.
/// Columns: those of a layer are `begin`, `end`, then the declared ones; those of a table are the
/// declared ones.
struct Rows {
    std::uint64_t count = 0;
    std::vector<ColumnData> columns;

    Rows() = default;
    explicit Rows(const LayerInfo& layer,
                  std::pmr::memory_resource* memory = std::pmr::get_default_resource());

    std::uint64_t memory() const;

    bool operator==(const Rows&) const = default;
};

/// True when a layer's rows stand in the order that `sorted_order` gives.
bool is_sorted(const Rows& rows);

/// The order of a layer's rows: by begin, then by end descending, then as they came. Entry i is the
/// row that comes to place i.
std::vector<std::uint64_t> sorted_order(const Rows& rows);

/// `rows` in another order.
Rows reordered(const Rows& rows, const std::vector<std::uint64_t>& order);

}  // namespace palimpsest::core
