#include "layer_kinds.hpp"

#include "slot_shape.hpp"

namespace palimpsest::duplicates {
namespace {

/// The last row that begins at `position` or before it; rows of these layers do not overlap.
std::optional<std::uint64_t> row_at(const LayerView& layer, std::uint64_t position) {
    std::uint64_t low = 0;
    std::uint64_t high = layer.size();
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        if (layer.span(middle).begin <= position)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0) return std::nullopt;
    return low - 1;
}

/// 一 in 过去的一年 says a year, 的 does not.
bool may_name_year(std::string_view value) {
    const Shape shape(value);
    return value.ends_with("年") || shape.digits + shape.numerals + shape.masks > 0;
}

}  // namespace

SlotKind kind_of_placeholder(std::string_view stands_for) {
    if (stands_for == "place") return SlotKind::place;
    if (stands_for == "organisation") return SlotKind::organisation;
    if (stands_for == "count" || stands_for == "ordinal" || stands_for == "money")
        return SlotKind::number;
    return SlotKind::free;
}

bool LayerKinds::is_year(const Span& value) const {
    const auto row = row_at(years_, value.begin);
    if (!row) return false;
    const Span span = years_.span(*row);
    const std::string_view expression = text_.substr(span.begin, span.size());
    // 第|十四|个五年规划 counts plans.
    if (value.end > span.end || expression.starts_with("第")) return false;
    const auto year_sign = expression.rfind("年");
    return (year_sign == std::string_view::npos || value.begin < span.begin + year_sign) &&
           may_name_year(text_.substr(value.begin, value.size()));
}

std::optional<SlotKind> LayerKinds::operator()(const Span& value) const {
    if (is_year(value)) return SlotKind::year;
    if (Shape(text_.substr(value.begin, value.size())).masks == 0) return std::nullopt;
    const auto row = row_at(placeholders_, value.begin);
    if (!row || placeholders_.span(*row).end <= value.begin) return std::nullopt;
    return kind_of_placeholder(placeholders_.column("stands_for").string(*row));
}

}  // namespace palimpsest::duplicates
