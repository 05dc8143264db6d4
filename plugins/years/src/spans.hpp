#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "slots.hpp"

/// Spans of two years. `taken`: the byte before which text belongs to another expression already.
namespace palimpsest::years {

/// Where the connector of a span that ends at byte `end` begins, blanks included; empty where there
/// is none.
[[nodiscard]] std::optional<std::uint64_t> connector_before(std::string_view text,
                                                            std::uint64_t end);

/// True when both dates, as EDTF, make an interval.
[[nodiscard]] bool is_interval(const std::string& first, const std::string& last);

/// The year that a span begins with, before `last`: 2016-, 202_至.
[[nodiscard]] std::optional<Slots> partner_before(std::string_view text, const Slots& last,
                                                  std::uint64_t taken);

/// A span whose last year has two digits, and which ends at byte `sign`: 2021-22.
struct ShortSpan {
    Slots first;
    Slots last;
};
[[nodiscard]] std::optional<ShortSpan> short_span_before(std::string_view text, std::uint64_t sign,
                                                         std::uint64_t taken);

}  // namespace palimpsest::years
