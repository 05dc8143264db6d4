#include "choices.hpp"

#include <algorithm>

namespace palimpsest::duplicates {

Choices::Choices(const Settings& settings)
    : threshold(settings.number("threshold")),
      shingle(static_cast<std::uint32_t>(settings.integer("shingle"))),
      min_tokens(static_cast<std::uint64_t>(settings.integer("min_tokens"))),
      bands(banding(threshold, settings.number("recall"))),
      window(static_cast<std::uint64_t>(settings.integer("window"))),
      max_pairs(static_cast<std::uint64_t>(settings.integer("max_pairs"))),
      templates(settings.boolean("templates")) {
    const std::vector<std::string> units = settings.texts("units");
    const auto chosen = [&](UnitKind kind) {
        return std::find(units.begin(), units.end(), name_of(kind)) != units.end();
    };
    for (const UnitKind kind : unit_kinds)
        if (kind != UnitKind::passage && chosen(kind)) kinds.push_back(kind);
    passages = chosen(UnitKind::passage);
    inclusions = chosen(UnitKind::document);
    containment = settings.number("containment");
    rules.seeds = seed_plan(min_tokens);
    rules.min_tokens = static_cast<std::uint32_t>(min_tokens);
    rules.words = std::max(rules.seeds.length, rules.min_tokens / 3 * 2);
    rules.threshold = threshold;
    rules.shingle = shingle;
    rules.boilerplate = static_cast<std::uint32_t>(settings.integer("boilerplate"));
}

}  // namespace palimpsest::duplicates
