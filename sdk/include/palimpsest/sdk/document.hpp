#pragma once

#include "palimpsest/sdk/call.hpp"

namespace palimpsest {
inline namespace v1 {

/// A half-open range of bytes `[begin, end)`.
struct Span {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;

    std::uint64_t size() const { return end - begin; }
    bool operator==(const Span&) const = default;
};

/// One column of a layer's rows, as a view. Without rows where nobody produced the layer.
/// Threads: const calls are safe concurrently. Lifetime: the call of the analyzer.
class ColumnView {
  public:
    explicit ColumnView(const plm_column* column) : column_(column) {}

    std::uint64_t size() const { return column_ == nullptr ? 0 : column_->length; }
    bool is_null(std::uint64_t row) const {
        return column_->validity != nullptr && !bit(column_->validity, row);
    }
    bool boolean(std::uint64_t row) const {
        return bit(static_cast<const std::uint8_t*>(column_->values), row);
    }
    /// Integers, offsets, rows and documents.
    std::int64_t integer(std::uint64_t row) const { return integers()[row]; }
    double number(std::uint64_t row) const {
        return static_cast<const double*>(column_->values)[row];
    }
    std::string_view string(std::uint64_t row) const {
        const std::int64_t begin = integers()[row];
        return {column_->bytes + begin, static_cast<std::size_t>(integers()[row + 1] - begin)};
    }

  private:
    static bool bit(const std::uint8_t* bits, std::uint64_t i) {
        return (bits[i / 8] >> (i % 8) & 1) != 0;
    }
    const std::int64_t* integers() const {
        return static_cast<const std::int64_t*>(column_->values);
    }

    const plm_column* column_;
};

/// The rows of a layer: sorted by begin, then by end descending. Empty where nobody produced it.
/// Lifetime: the call of the analyzer.
class LayerView {
  public:
    LayerView(const Layer& layer, const plm_layer_view* rows) : layer_(&layer), rows_(rows) {}

    bool produced() const { return rows_ != nullptr; }
    std::uint64_t size() const { return rows_ == nullptr ? 0 : rows_->row_count; }
    Span span(std::uint64_t row) const {
        return {static_cast<std::uint64_t>(at(0).integer(row)),
                static_cast<std::uint64_t>(at(1).integer(row))};
    }
    /// A declared column by its name.
    /// Throws std::logic_error for a column that the description does not list.
    ColumnView column(std::string_view name) const {
        const std::size_t first = layer_->table ? 0 : 2;
        for (std::size_t i = 0; i < layer_->columns.size(); ++i)
            if (layer_->columns[i].name == name)
                return rows_ == nullptr ? ColumnView(nullptr) : at(i + first);
        throw std::logic_error("column '" + std::string(name) + "' of layer '" + layer_->name +
                               "' is not in the description");
    }

  private:
    ColumnView at(std::size_t column) const { return ColumnView(rows_->columns[column]); }

    const Layer* layer_;
    const plm_layer_view* rows_;
};

/// A document's text after a projection, and the way back. Lifetime: the call of the analyzer.
class ProjectedView {
  public:
    explicit ProjectedView(const plm_projected* projected) : projected_(projected) {}

    std::string_view text() const { return view(projected_->text); }

    /// The original bytes that the projected bytes `[span.begin, span.end)` stand for, `begin <
    /// end`. Text that was dropped belongs to it only when it is enclosed. A position inside a
    /// folded segment counts as the whole segment.
    Span original(Span span) const {
        const std::uint64_t first = segment_of(span.begin);
        const std::uint64_t last = segment_of(span.end - 1);
        Span result{projected_->original_begins[first], projected_->original_ends[last]};
        if (is_copy(first)) result.begin += span.begin - projected_->projected_begins[first];
        if (is_copy(last)) result.end -= projected_->projected_begins[last + 1] - span.end;
        return result;
    }

    /// What the projection kept of the original bytes `span`; folded segments that it touches are
    /// whole. Empty where all of it was dropped.
    Span projected(Span span) const {
        std::uint64_t first = 0;
        std::uint64_t high = projected_->segment_count;
        while (first < high) {
            const std::uint64_t middle = first + (high - first) / 2;
            if (projected_->original_ends[middle] <= span.begin)
                first = middle + 1;
            else
                high = middle;
        }
        std::uint64_t last = first;  // The segments [first, last) touch the span.
        high = projected_->segment_count;
        while (last < high) {
            const std::uint64_t middle = last + (high - last) / 2;
            if (projected_->original_begins[middle] < span.end)
                last = middle + 1;
            else
                high = middle;
        }
        Span result{projected_->projected_begins[first], projected_->projected_begins[last]};
        if (first == last) return {result.begin, result.begin};
        const Span head = original_segment(first);
        const Span tail = original_segment(last - 1);
        if (is_copy(first) && head.begin < span.begin) result.begin += span.begin - head.begin;
        if (is_copy(last - 1) && tail.end > span.end) result.end -= tail.end - span.end;
        return result;
    }

    std::uint64_t segment_count() const { return projected_->segment_count; }
    Span projected_segment(std::uint64_t i) const {
        return {projected_->projected_begins[i], projected_->projected_begins[i + 1]};
    }
    Span original_segment(std::uint64_t i) const {
        return {projected_->original_begins[i], projected_->original_ends[i]};
    }

  private:
    bool is_copy(std::uint64_t i) const {
        return projected_segment(i).size() == original_segment(i).size();
    }
    std::uint64_t segment_of(std::uint64_t position) const {
        std::uint64_t low = 0;
        std::uint64_t high = projected_->segment_count;
        while (high - low > 1) {
            const std::uint64_t middle = low + (high - low) / 2;
            (projected_->projected_begins[middle] <= position ? low : high) = middle;
        }
        return low;
    }

    const plm_projected* projected_;
};

/// The document at hand and the host's services.
/// Threads: for the calling thread alone. Lifetime: the call of the analyzer.
class Document {
  public:
    Document(const detail::Tables& tables, const plm_call* call, const plm_document* document)
        : tables_(&tables), call_(call), document_(document) {}

    std::string_view id() const { return view(document_->id); }
    std::string_view text() const { return view(document_->text); }
    std::uint64_t number() const { return document_->number; }
    std::string_view text(Span span) const { return text().substr(span.begin, span.size()); }

    /// A layer of `needs` or `uses`. Throws std::logic_error for one that is not declared.
    LayerView layer(std::string_view name) const {
        const Description& description = tables_->description;
        std::uint32_t index = 0;
        for (const auto* layers : {&description.needs, &description.uses}) {
            for (const Layer& layer : *layers) {
                if (layer.name == name) {
                    const plm_layer_view* rows = nullptr;
                    detail::check(call_->layer(call_, document_, index, &rows));
                    return {layer, rows};
                }
                ++index;
            }
        }
        throw std::logic_error("layer '" + std::string(name) + "' is not in the description");
    }

    /// Projection `index` of the description.
    ProjectedView projection(std::uint32_t index = 0) const {
        const plm_projected* projected = nullptr;
        detail::check(call_->projection(call_, document_, index, &projected));
        return ProjectedView(projected);
    }

    void log(std::uint32_t level, std::string_view message) const {
        call_->log(call_, level, as_plm(message));
    }
    void count(std::string_view counter, std::int64_t amount = 1) const {
        call_->count(call_, as_plm(counter), amount);
    }
    void progress(std::uint64_t done, std::uint64_t total) const {
        call_->progress(call_, done, total);
    }
    bool cancelled() const { return call_->cancelled(call_) != 0; }
    /// Throws Cancelled when the run is ending early; for long loops.
    void stop_if_cancelled() const {
        if (cancelled()) throw Cancelled();
    }

  private:
    const detail::Tables* tables_;
    const plm_call* call_;
    const plm_document* document_;
};

}  // namespace v1
}  // namespace palimpsest
