#pragma once

#include <ostream>

#include "core/text/span.hpp"

namespace palimpsest::core {

/// How GoogleTest shows a span.
inline void PrintTo(const Span& span, std::ostream* out) {
    *out << '[' << span.begin << ", " << span.end << ')';
}

}  // namespace palimpsest::core
