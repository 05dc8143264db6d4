#pragma once

#include <memory>

#include "palimpsest/sdk/column_buffer.hpp"
#include "palimpsest/sdk/document.hpp"

namespace palimpsest {
inline namespace v1 {

/// The rows that an analyzer adds to one layer or corpus table. They reach the host when the call
/// returns, in one piece.
class RowWriter {
  public:
    RowWriter(const Layer& layer, std::uint32_t index) : layer_(&layer), index_(index) {
        columns_.reserve(layer.columns.size() + 2);
        if (!layer.table) columns_.assign(2, detail::ColumnBuffer(Type::offset));
        for (const Column& column : layer.columns) columns_.emplace_back(column.type);
    }

    /// Adds a row: its span, then a value for each declared column in their order; std::nullopt for
    /// null. Throws std::logic_error when number or types of the values are not the declared ones;
    /// nothing has been added then.
    template <class... Values>
    Row add(Span span, const Values&... values) {
        if (layer_->table)
            throw std::logic_error("corpus table '" + layer_->name +
                                   "' has no spans: use add_record");
        expect(2, values...);
        columns_[0].put(span.begin);
        columns_[1].put(span.end);
        return put(2, values...);
    }

    /// Adds a row to a corpus table: a value for each declared column in their order.
    /// Throws as `add` does.
    template <class... Values>
    Row add_record(const Values&... values) {
        if (!layer_->table)
            throw std::logic_error("layer '" + layer_->name + "' is no corpus table: use add");
        expect(0, values...);
        return put(0, values...);
    }

    const Layer& layer() const { return *layer_; }
    std::int64_t size() const { return rows_; }

    /// Hands the rows to the host and forgets them.
    void flush(const plm_call* call) {
        if (rows_ == 0) return;
        views_.clear();
        pointers_.clear();
        views_.reserve(columns_.size());
        for (const auto& column : columns_)
            pointers_.push_back(&views_.emplace_back(column.column()));
        detail::check(call->append(call, index_, static_cast<std::uint64_t>(rows_),
                                   pointers_.data(), pointers_.size(), nullptr));
        clear();
    }

    /// Forgets the rows; their memory serves the next ones.
    void clear() {
        for (auto& column : columns_) column.clear();
        rows_ = 0;
    }

  private:
    template <class... Values>
    Row put(std::size_t first, const Values&... values) {
        (columns_[first++].put(values), ...);
        return {rows_++};
    }

    template <class... Values>
    void expect(std::size_t first, const Values&... values) const {
        if (first + sizeof...(values) != columns_.size())
            throw std::logic_error("a row of layer '" + layer_->name + "' takes " +
                                   std::to_string(layer_->columns.size()) + " values, not " +
                                   std::to_string(sizeof...(values)));
        std::size_t index = 0;
        (expect_type(index++, detail::kind_of<Values>()), ...);
    }

    void expect_type(std::size_t index, detail::ValueKind given) const {
        const Column& column = layer_->columns[index];
        if (!detail::fits(column.type, given))
            throw std::logic_error("column '" + column.name + "' of layer '" + layer_->name +
                                   "' holds " + detail::type_name(column.type) + ", not " +
                                   detail::kind_name(given));
    }

    const Layer* layer_;
    std::uint32_t index_;
    std::int64_t rows_ = 0;
    std::vector<detail::ColumnBuffer> columns_;
    std::vector<plm_column> views_;
    std::vector<const plm_column*> pointers_;
};

/// Where an analyzer writes: one RowWriter a layer of `produces`.
class Sink {
  public:
    explicit Sink(const detail::Tables& tables) : tables_(&tables) {}

    /// The writer of a layer; the reference stays valid for the call.
    /// Throws std::logic_error for a layer that `produces` does not list.
    RowWriter& layer(std::string_view name) {
        for (const auto& writer : writers_)
            if (writer->layer().name == name) return *writer;
        const Description& description = tables_->description;
        const std::size_t first = description.needs.size() + description.uses.size();
        for (std::size_t i = 0; i < description.produces.size(); ++i)
            if (description.produces[i].name == name)
                return *writers_.emplace_back(std::make_unique<RowWriter>(
                    description.produces[i], static_cast<std::uint32_t>(first + i)));
        throw std::logic_error("layer '" + std::string(name) + "' is not among those produced");
    }

    void flush(const plm_call* call) {
        for (const auto& writer : writers_) writer->flush(call);
    }

    /// Forgets all rows, as after a call that failed.
    void clear() {
        for (const auto& writer : writers_) writer->clear();
    }

  private:
    const detail::Tables* tables_;
    std::vector<std::unique_ptr<RowWriter>> writers_;
};

}  // namespace v1
}  // namespace palimpsest
