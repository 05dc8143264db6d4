#include "choices.hpp"

#include <algorithm>

namespace palimpsest::duplicates {

Choices::Choices(const Settings& settings)
    : threshold(settings.number("threshold")),
      shingle(static_cast<std::uint32_t>(settings.integer("shingle"))),
      min_tokens(static_cast<std::uint64_t>(settings.integer("min_tokens"))),
      bands(banding(threshold, settings.number("recall"))),
      window(static_cast<std::uint64_t>(settings.integer("window"))),
      max_pairs(static_cast<std::uint64_t>(settings.integer("max_pairs"))) {
    const std::vector<std::string> units = settings.texts("units");
    for (const UnitKind kind : unit_kinds)
        if (std::find(units.begin(), units.end(), name_of(kind)) != units.end())
            kinds.push_back(kind);
}

}  // namespace palimpsest::duplicates
