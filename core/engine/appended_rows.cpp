#include "core/engine/appended_rows.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>

#include "core/plugins/abi_names.hpp"
#include "core/text/utf8.hpp"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::core {
namespace {

// Of ABI 1.0: what comes behind it later may be missing.
constexpr std::uint64_t column_least = offsetof(plm_column, bytes) + sizeof(plm_column::bytes);

bool bit(const std::uint8_t* bits, std::uint64_t i) { return (bits[i / 8] >> (i % 8) & 1) != 0; }

/// One column of one append: checks it and copies it.
class ColumnAppender {
  public:
    ColumnAppender(const LayerInfo& layer, const ColumnInfo& info, const plm_column& column,
                   ColumnData& target)
        : layer_(layer), info_(info), column_(column), target_(target) {}

    std::optional<std::string> checked() const {
        if (column_.struct_size < column_least)
            return problem("its plm_column is too short; set struct_size");
        if (column_.type != info_.type)
            return problem(fmt::format("it is declared as {} but appended as {}",
                                       name_of(column_types, info_.type),
                                       name_of(column_types, column_.type)));
        if (column_.values == nullptr && column_.length != 0)
            return problem("its values are a null pointer");
        return std::nullopt;
    }

    std::optional<std::string> copy() {
        if (auto error = copy_validity()) return error;
        switch (column_.type) {
            case PLM_BOOL:
                copy_bits();
                break;
            case PLM_FLOAT64:
                if (auto error = copy_numbers()) return error;
                break;
            case PLM_STRING:
                if (auto error = copy_strings()) return error;
                break;
            default:
                copy_integers();
        }
        target_.length += column_.length;
        return std::nullopt;
    }

    bool is_null(std::uint64_t row) const {
        return column_.validity != nullptr && !bit(column_.validity, row);
    }

    std::string problem(std::string_view what) const {
        return fmt::format("layer '{}', column '{}': {}", layer_.name, info_.name, what);
    }

  private:
    const std::int64_t* integers() const {
        return static_cast<const std::int64_t*>(column_.values);
    }

    std::optional<std::string> copy_validity() {
        bool any_null = false;
        for (std::uint64_t row = 0; column_.validity != nullptr && row < column_.length; ++row) {
            if (bit(column_.validity, row)) continue;
            if (!info_.nullable)
                return problem(fmt::format("row {} is null, which the declaration rules out", row));
            any_null = true;
        }
        if (!any_null && target_.validity.empty()) return std::nullopt;
        target_.validity.resize((target_.length + column_.length + 7) / 8, 0);
        if (target_.validity.size() > 0 && target_.length > 0) fill_missing_validity();
        for (std::uint64_t row = 0; row < column_.length; ++row)
            set_bit(target_.validity, target_.length + row, !is_null(row));
        return std::nullopt;
    }

    // Rows that came before the first null had no bits.
    void fill_missing_validity() {
        if (had_validity_) return;
        for (std::uint64_t row = 0; row < target_.length; ++row)
            set_bit(target_.validity, row, true);
    }

    static void set_bit(std::pmr::vector<std::uint8_t>& bits, std::uint64_t i, bool value) {
        const auto mask = static_cast<std::uint8_t>(1u << (i % 8));
        bits[i / 8] = static_cast<std::uint8_t>(value ? bits[i / 8] | mask : bits[i / 8] & ~mask);
    }

    void copy_bits() {
        target_.bits.resize((target_.length + column_.length + 7) / 8, 0);
        for (std::uint64_t row = 0; row < column_.length; ++row)
            set_bit(target_.bits, target_.length + row,
                    bit(static_cast<const std::uint8_t*>(column_.values), row));
    }

    // What a plugin leaves in rows that are null is of no account: renumbering adds to it later.
    void copy_integers() {
        for (std::uint64_t row = 0; row < column_.length; ++row)
            target_.integers.push_back(is_null(row) ? 0 : integers()[row]);
    }

    std::optional<std::string> copy_numbers() {
        const auto* numbers = static_cast<const double*>(column_.values);
        for (std::uint64_t row = 0; row < column_.length; ++row)
            if (!is_null(row) && !std::isfinite(numbers[row]))
                return problem(fmt::format("row {} is not a finite number", row));
        target_.numbers.insert(target_.numbers.end(), numbers, numbers + column_.length);
        return std::nullopt;
    }

    std::optional<std::string> copy_strings() {
        const std::int64_t* ends = integers();
        if (ends == nullptr || column_.length == 0) return std::nullopt;
        if (ends[0] != 0) return problem("its string ends do not begin with 0");
        for (std::uint64_t row = 0; row < column_.length; ++row)
            if (ends[row + 1] < ends[row])
                return problem(fmt::format("the string of row {} ends before it begins", row));
        const auto size = static_cast<std::size_t>(ends[column_.length]);
        if (size != 0 && column_.bytes == nullptr) return problem("its bytes are a null pointer");
        const std::string_view bytes(size == 0 ? "" : column_.bytes, size);
        if (!is_valid_utf8(bytes)) return problem("its strings are not UTF-8");
        const auto base = static_cast<std::int64_t>(target_.bytes.size());
        target_.bytes.append(bytes);
        for (std::uint64_t row = 0; row < column_.length; ++row) {
            if (!is_boundary(bytes, static_cast<std::size_t>(ends[row + 1])))
                return problem(fmt::format("the string of row {} ends inside a code point", row));
            target_.integers.push_back(base + ends[row + 1]);
        }
        return std::nullopt;
    }

    const LayerInfo& layer_;
    const ColumnInfo& info_;
    const plm_column& column_;
    ColumnData& target_;
    const bool had_validity_ = !target_.validity.empty();
};

/// Checks the offsets of the rows from `first` on, and sets their code points.
class OffsetCheck {
  public:
    OffsetCheck(const LayerInfo& layer, const OffsetTexts& texts, Rows& rows, std::uint64_t first)
        : layer_(layer), texts_(texts), rows_(rows), first_(first) {}

    std::optional<std::string> check() {
        const std::size_t skipped = layer_.table ? 0 : 2;
        if (!layer_.table) {
            for (const std::size_t column : {std::size_t{0}, std::size_t{1}})
                if (auto error = own(column, column == 0 ? "begin" : "end")) return error;
            if (auto error = ordered()) return error;
        }
        for (std::size_t i = 0; i < layer_.columns.size(); ++i) {
            const ColumnInfo& info = layer_.columns[i];
            if (info.type == PLM_DOC_REF)
                if (auto error = documents(rows_.columns[i + skipped], info.name)) return error;
            if (info.type != PLM_OFFSET) continue;
            auto error = info.target.empty() ? own(i + skipped, info.name)
                                             : other(i + skipped, info, skipped);
            if (error) return error;
        }
        return std::nullopt;
    }

  private:
    const Document* document(std::int64_t number) const {
        const auto wanted = static_cast<std::uint64_t>(number);
        if (texts_.own != nullptr && texts_.own->number() == wanted) return texts_.own;
        return texts_.other ? texts_.other(wanted) : nullptr;
    }

    std::optional<std::string> documents(const ColumnData& data, std::string_view name) const {
        for (std::uint64_t row = first_; row < data.length; ++row)
            if (!data.is_null(row) && document(data.integers[row]) == nullptr)
                return fmt::format(
                    "layer '{}', row {}: {} is {}, which is no document that this call "
                    "was given; name it in the record's documents",
                    layer_.name, row, name, data.integers[row]);
        return std::nullopt;
    }

    std::optional<std::string> own(std::size_t column, std::string_view name) {
        if (texts_.own == nullptr)
            return fmt::format(
                "layer '{}', column '{}': an offset of a corpus table must name its "
                "document: set the column's target",
                layer_.name, name);
        ColumnData& data = rows_.columns[column];
        for (std::uint64_t row = first_; row < data.length; ++row)
            if (auto error = place(data, row, name, *texts_.own)) return error;
        return std::nullopt;
    }

    std::optional<std::string> other(std::size_t column, const ColumnInfo& info,
                                     std::size_t skipped) {
        const ColumnData* named = nullptr;
        for (std::size_t i = 0; i < layer_.columns.size(); ++i)
            if (layer_.columns[i].name == info.target) named = &rows_.columns[i + skipped];
        if (named == nullptr || named->type != PLM_DOC_REF)
            return fmt::format("layer '{}', column '{}': its target '{}' is no column of documents",
                               layer_.name, info.name, info.target);
        ColumnData& data = rows_.columns[column];
        for (std::uint64_t row = first_; row < data.length; ++row) {
            if (data.is_null(row) || named->is_null(row)) {
                data.code_points.push_back(0);
                continue;
            }
            const Document* named_document = document(named->integers[row]);
            if (named_document == nullptr)
                return fmt::format("layer '{}', row {}: {} has no document", layer_.name, row,
                                   info.name);
            if (auto error = place(data, row, info.name, *named_document)) return error;
        }
        return std::nullopt;
    }

    std::optional<std::string> place(ColumnData& data, std::uint64_t row, std::string_view name,
                                     const Document& document) {
        if (data.is_null(row)) {
            data.code_points.push_back(0);
            return std::nullopt;
        }
        const std::int64_t offset = data.integers[row];
        const std::string_view text = document.text();
        if (offset < 0 || static_cast<std::uint64_t>(offset) > text.size())
            return fmt::format("layer '{}', row {}: {} {} lies outside the text of {} bytes",
                               layer_.name, row, name, offset, text.size());
        if (!is_boundary(text, static_cast<std::size_t>(offset)))
            return fmt::format("layer '{}', row {}: {} {} lies inside a code point", layer_.name,
                               row, name, offset);
        const ByteOffset bytes{static_cast<std::uint64_t>(offset)};
        data.code_points.push_back(
            static_cast<std::int64_t>(document.code_points().code_point_offset(text, bytes).value));
        return std::nullopt;
    }

    std::optional<std::string> ordered() const {
        const auto& begins = rows_.columns[0].integers;
        const auto& ends = rows_.columns[1].integers;
        for (std::uint64_t row = first_; row < begins.size(); ++row)
            if (begins[row] > ends[row])
                return fmt::format("layer '{}', row {}: begin {} lies after end {}", layer_.name,
                                   row, begins[row], ends[row]);
        return std::nullopt;
    }

    const LayerInfo& layer_;
    const OffsetTexts& texts_;
    Rows& rows_;
    std::uint64_t first_;
};

const ColumnInfo& column_info(const LayerInfo& layer, std::size_t column) {
    static const ColumnInfo begin{.name = "begin", .type = PLM_OFFSET};
    static const ColumnInfo end{.name = "end", .type = PLM_OFFSET};
    if (layer.table) return layer.columns[column];
    if (column == 0) return begin;
    return column == 1 ? end : layer.columns[column - 2];
}

}  // namespace

std::optional<std::string> append_rows(const LayerInfo& layer, const OffsetTexts& texts,
                                       std::uint64_t row_count, const plm_column* const* columns,
                                       std::uint64_t column_count, Rows& rows) {
    if (column_count != rows.columns.size() || columns == nullptr)
        return fmt::format("layer '{}': {} columns were appended where {} are declared", layer.name,
                           column_count, rows.columns.size());
    for (std::size_t i = 0; i < rows.columns.size(); ++i) {
        const ColumnInfo& info = column_info(layer, i);
        if (columns[i] == nullptr)
            return fmt::format("layer '{}', column '{}': a null pointer", layer.name, info.name);
        ColumnAppender appender(layer, info, *columns[i], rows.columns[i]);
        if (auto error = appender.checked()) return error;
        if (columns[i]->length != row_count)
            return appender.problem(
                fmt::format("it has {} values for {} rows", columns[i]->length, row_count));
        if (auto error = appender.copy()) return error;
    }
    const std::uint64_t first = rows.count;
    rows.count += row_count;
    return OffsetCheck(layer, texts, rows, first).check();
}

}  // namespace palimpsest::core
