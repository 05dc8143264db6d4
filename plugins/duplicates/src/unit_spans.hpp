#pragma once

#include <vector>

#include "palimpsest/sdk/document.hpp"
#include "unit.hpp"

namespace palimpsest::duplicates {

/// The bytes of a document's units of one kind, not `passage`: sections as their layer has them,
/// one for the whole text where it has none; paragraphs are lines, sentences end with their mark
/// or the line.
[[nodiscard]] std::vector<Span> unit_spans(UnitKind kind, const Document& document);

}  // namespace palimpsest::duplicates
