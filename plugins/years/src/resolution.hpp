#pragma once

#include <string>
#include <vector>

#include "inference.hpp"

namespace palimpsest::years {

/// What an expression must mean in its work.
struct Resolution {
    std::string resolved;  ///< EDTF; empty where it cannot be told.
    double confidence = 0;
    bool is_suspect = false;         ///< The page's year is wrong.
    std::string plausible;           ///< EDTF of what stood there, for suspects.
    std::vector<Evidence> evidence;  ///< What disproves a suspect, the strongest first.
};

/// One resolution for each of `work.years`, in their order.
[[nodiscard]] std::vector<Resolution> resolutions_of(const Work& work, const Dating& dating);

/// An amount that a blind replacement of years hit too: 2024亿元.
struct SuspectAmount {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::vector<Evidence> evidence;
};

/// The amounts of `work` whose number is the year that was written over its others; none where no
/// year was.
[[nodiscard]] std::vector<SuspectAmount> suspect_amounts_of(const Work& work, const Dating& dating);

}  // namespace palimpsest::years
