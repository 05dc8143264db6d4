#pragma once

#include <cstdint>
#include <vector>

#include "palimpsest/sdk/call.hpp"
#include "passage_matching.hpp"
#include "sketch.hpp"
#include "unit.hpp"

namespace palimpsest::duplicates {

/// What the pipeline chose; the options' texts in description.cpp say what each means.
struct Choices {
    std::vector<UnitKind> kinds;  ///< Of units that are cut before comparing.
    bool passages = true;
    bool inclusions = true;    ///< Documents that stand in longer ones.
    double containment = 0.8;  ///< Of the shorter one's shingles.
    double threshold = 0.5;
    std::uint32_t shingle = 5;
    std::uint64_t min_tokens = 25;
    Banding bands;
    std::uint64_t window = 64;
    std::uint64_t max_pairs = 1000;
    bool templates = true;
    PassageRules rules;

    explicit Choices(const Settings& settings);
};

}  // namespace palimpsest::duplicates
