#pragma once

#include <optional>
#include <string_view>

#include "palimpsest/sdk/document.hpp"
#include "slot_kind.hpp"

namespace palimpsest::duplicates {

/// What the layers `years` and `placeholders` of a document say of the values in it: a value inside
/// the year of an expression is a year, not its month or day; a masked one is what its placeholder
/// stands for. Nothing where neither knows it, or nobody produced them.
/// Lifetime: a call. Cost: of a question, the logarithm of the rows. Threads: safe anywhere.
class LayerKinds {
  public:
    explicit LayerKinds(const Document& document)
        : text_(document.text()),
          years_(document.layer("years")),
          placeholders_(document.layer("placeholders")) {}

    [[nodiscard]] std::optional<SlotKind> operator()(const Span& value) const;

  private:
    [[nodiscard]] bool is_year(const Span& value) const;

    std::string_view text_;
    LayerView years_;
    LayerView placeholders_;
};

/// The kind of a slot that a placeholder of this kind stands in.
[[nodiscard]] SlotKind kind_of_placeholder(std::string_view stands_for);

}  // namespace palimpsest::duplicates
