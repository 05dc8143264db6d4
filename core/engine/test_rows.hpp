#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/document/document.hpp"
#include "core/engine/appended_rows.hpp"

namespace palimpsest::core {

inline LayerInfo produced(std::string name, std::vector<ColumnInfo> columns = {}) {
    LayerInfo layer;
    layer.name = std::move(name);
    layer.access = PLM_PRODUCES;
    layer.columns = std::move(columns);
    return layer;
}

inline Document document_of(std::string text, std::uint64_t number = 0, std::size_t slots = 0) {
    SourceDocument source;
    source.number = number;
    source.id = std::to_string(number) + ".txt";
    source.source = "in/" + source.id;
    source.encoding = "UTF-8";
    source.text = std::move(text);
    return {std::move(source), slots};
}

/// Columns as a plugin would pass them. What it points to lives as long as it does.
class TestColumns {
  public:
    TestColumns() = default;
    TestColumns(const TestColumns&) = delete;
    TestColumns& operator=(const TestColumns&) = delete;

    TestColumns& add(std::uint32_t type, std::vector<std::int64_t> values,
                     std::vector<std::uint8_t> validity = {}) {
        const std::uint64_t length = values.size();
        Kept& kept = keep(type, length, std::move(validity));
        kept.integers = std::move(values);
        kept.column.values = kept.integers.data();
        return *this;
    }
    TestColumns& numbers(std::vector<double> values, std::vector<std::uint8_t> validity = {}) {
        const std::uint64_t length = values.size();
        Kept& kept = keep(PLM_FLOAT64, length, std::move(validity));
        kept.numbers = std::move(values);
        kept.column.values = kept.numbers.data();
        return *this;
    }
    TestColumns& bits(std::uint64_t length, std::vector<std::uint8_t> values) {
        Kept& kept = keep(PLM_BOOL, length, {});
        kept.bits = std::move(values);
        kept.column.values = kept.bits.data();
        return *this;
    }
    TestColumns& strings(std::vector<std::int64_t> ends, std::string bytes,
                         std::vector<std::uint8_t> validity = {}) {
        const std::uint64_t length = ends.size() - 1;
        Kept& kept = keep(PLM_STRING, length, std::move(validity));
        kept.integers = std::move(ends);
        kept.bytes = std::move(bytes);
        kept.column.values = kept.integers.data();
        kept.column.bytes = kept.bytes.data();
        return *this;
    }

    plm_column& last() { return kept_.back()->column; }
    std::vector<const plm_column*> pointers() const {
        std::vector<const plm_column*> result;
        for (const auto& kept : kept_) result.push_back(&kept->column);
        return result;
    }

  private:
    struct Kept {
        plm_column column{};
        std::vector<std::int64_t> integers;
        std::vector<double> numbers;
        std::vector<std::uint8_t> bits;
        std::vector<std::uint8_t> validity;
        std::string bytes;
    };
    Kept& keep(std::uint32_t type, std::uint64_t length, std::vector<std::uint8_t> validity) {
        Kept& kept = *kept_.emplace_back(std::make_unique<Kept>());
        kept.validity = std::move(validity);
        kept.column.struct_size = sizeof(plm_column);
        kept.column.type = type;
        kept.column.length = length;
        if (!kept.validity.empty()) kept.column.validity = kept.validity.data();
        return kept;
    }

    std::vector<std::unique_ptr<Kept>> kept_;
};

inline std::optional<std::string> append_columns(const LayerInfo& layer, const OffsetTexts& texts,
                                                 const TestColumns& columns,
                                                 std::uint64_t row_count, Rows& rows) {
    const auto pointers = columns.pointers();
    return append_rows(layer, texts, row_count, pointers.data(), pointers.size(), rows);
}

}  // namespace palimpsest::core
