#pragma once

#include <string_view>
#include <vector>

#include "works.hpp"

namespace palimpsest::sections {

/// The abstract at a text's begin that repeats the words of a line right below it and breaks off
/// with ... or …, with all that stands before it; at most one. Looks at some lines only.
/// Threads: safe anywhere.
[[nodiscard]] std::vector<TextSpan> teasers_in(std::string_view text);

}  // namespace palimpsest::sections
