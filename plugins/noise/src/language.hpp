#pragma once

#include "pairs.hpp"
#include "segmenter.hpp"

namespace palimpsest::noise {

/// What is known of the language before a text is read.
/// Threads: one at a time.
struct Language {
    Segmenter words{};
    Pairs pairs{};
};

}  // namespace palimpsest::noise
