#pragma once

#include <string_view>

#include "slots.hpp"

/// Telling masked years from other slots. The `years` plugin lists them; here they are left out.
namespace palimpsest::placeholders {

/// 202_年, XX年, 〔20XX〕, XX-XX年; not the length of a time (近XX年来) and not X年级.
[[nodiscard]] bool is_year(std::string_view text, const Slot& slot);

/// The month or the day of a date that begins with a year: the X月X日 of 20XX年X月X日.
[[nodiscard]] bool is_part_of_year(std::string_view text, const Slot& slot);

}  // namespace palimpsest::placeholders
