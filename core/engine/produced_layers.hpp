#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/document/document.hpp"
#include "core/engine/schema.hpp"

namespace palimpsest::core {

/// Checks that the row references among `pending` (by the analyzer's index of the layer) point to
/// rows. Returns what is wrong.
std::optional<std::string> check_references(const StepBinding& binding,
                                            const std::vector<std::optional<Rows>>& pending,
                                            const Document* document);

/// Gives a document the layers that a call produced, also those without rows: sorts them, merges
/// them into what earlier steps added to an additive layer, and renumbers all row references.
void give_layers(const StepBinding& binding, std::vector<std::optional<Rows>>& pending,
                 const std::vector<LayerInfo>& schema, Document& document);

}  // namespace palimpsest::core
