#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/document/document.hpp"

namespace palimpsest::core {

/// Whose text the offsets of appended rows are measured against.
struct OffsetTexts {
    const Document* own = nullptr;  ///< Null in `reduce`: a table's rows have no document.
    /// A document that the call may speak of; null when it may not.
    std::function<const Document*(std::uint64_t number)> other;
};

/// Copies rows that a plugin appends to `rows`, and checks that they keep to the layer's
/// declaration: types, nulls, offsets in the text and on code point boundaries, UTF-8, finite
/// numbers. Row references are checked when the call ends.
/// Errors: what is wrong, where and how to mend it, for the plugin's developer; `rows` is then in
///         an unspecified state. Threads: any, on `rows` of its own.
std::optional<std::string> append_rows(const LayerInfo& layer, const OffsetTexts& texts,
                                       std::uint64_t row_count, const plm_column* const* columns,
                                       std::uint64_t column_count, Rows& rows);

}  // namespace palimpsest::core
