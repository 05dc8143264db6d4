#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "palimpsest/draft/writer.hpp"

namespace palimpsest {

/// Rows as the host shows them to a writer, put together by hand. Lifetime: it must outlive the
/// rows.
class TableOf {
  public:
    /// A layer has columns for `begin` and `end` first. Offsets stand for bytes and code points.
    TableOf& integers(Type type, std::vector<std::int64_t> values,
                      std::vector<std::uint8_t> validity = {}) {
        auto& kept = numbers_.emplace_back(std::move(values));
        const bool offset = type == Type::offset;
        return add(type, kept.size(), kept.data(), nullptr, offset ? kept.data() : nullptr,
                   std::move(validity));
    }
    /// Code points of a text whose characters are of three bytes each.
    TableOf& offsets(std::vector<std::int64_t> code_points,
                     std::vector<std::uint8_t> validity = {}) {
        const auto& points = numbers_.emplace_back(std::move(code_points));
        auto& bytes = numbers_.emplace_back(points);
        for (std::int64_t& each : bytes) each *= 3;
        return add(Type::offset, bytes.size(), bytes.data(), nullptr, points.data(),
                   std::move(validity));
    }
    TableOf& fractions(std::vector<double> values, std::vector<std::uint8_t> validity = {}) {
        auto& kept = fractions_.emplace_back(std::move(values));
        return add(Type::number, kept.size(), kept.data(), nullptr, nullptr, std::move(validity));
    }
    TableOf& booleans(std::uint64_t count, std::vector<std::uint8_t> values,
                      std::vector<std::uint8_t> validity = {}) {
        auto& kept = bits_.emplace_back(std::move(values));
        return add(Type::boolean, count, kept.data(), nullptr, nullptr, std::move(validity));
    }
    TableOf& strings(const std::vector<std::string>& values,
                     std::vector<std::uint8_t> validity = {}) {
        auto& ends = numbers_.emplace_back(1, 0);
        std::string& bytes = bytes_.emplace_back();
        for (const std::string& value : values) {
            bytes += value;
            ends.push_back(static_cast<std::int64_t>(bytes.size()));
        }
        return add(Type::string, values.size(), ends.data(), bytes.data(), nullptr,
                   std::move(validity));
    }

    const plm_written_rows* raw() {
        views_.clear();
        for (const plm_column& each : columns_) views_.push_back(&each);
        rows_ = {sizeof rows_, columns_.empty() ? 0 : columns_.front().length, columns_.size(),
                 views_.data(), points_.data()};
        return &rows_;
    }
    WrittenRows table() { return {raw(), false}; }

  private:
    TableOf& add(Type type, std::uint64_t length, const void* values, const char* bytes,
                 const std::int64_t* points, std::vector<std::uint8_t> validity) {
        const std::uint8_t* valid = nullptr;
        if (!validity.empty()) valid = bits_.emplace_back(std::move(validity)).data();
        columns_.push_back({sizeof(plm_column), static_cast<std::uint32_t>(type), 0, length, valid,
                            values, bytes});
        points_.push_back(points);
        return *this;
    }

    std::deque<std::vector<std::int64_t>> numbers_;
    std::deque<std::vector<double>> fractions_;
    std::deque<std::vector<std::uint8_t>> bits_;
    std::deque<std::string> bytes_;
    std::vector<plm_column> columns_;
    std::vector<const std::int64_t*> points_;
    std::vector<const plm_column*> views_;
    plm_written_rows rows_{};
};

}  // namespace palimpsest
