#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "hashing.hpp"
#include "palimpsest/sdk/document.hpp"

namespace palimpsest::duplicates {

/// What is compared with what. Units of different kinds never meet.
enum class UnitKind : std::uint8_t {
    document = 0,
    section = 1,
    paragraph = 2,
    sentence = 3,
    passage = 4,  ///< Whatever two documents have in common; the others are cut before comparing.
};

inline constexpr UnitKind unit_kinds[] = {UnitKind::document, UnitKind::section,
                                          UnitKind::paragraph, UnitKind::sentence,
                                          UnitKind::passage};

[[nodiscard]] constexpr std::string_view name_of(UnitKind kind) noexcept {
    constexpr std::string_view names[] = {"document", "section", "paragraph", "sentence",
                                          "passage"};
    return names[static_cast<std::size_t>(kind)];
}

/// The place of a unit: bytes [begin, end) of the original text of the document of that number.
struct Place {
    std::uint64_t document = 0;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;

    [[nodiscard]] std::uint64_t size() const noexcept { return end - begin; }
    [[nodiscard]] Span span() const noexcept { return {begin, end}; }
    friend constexpr auto operator<=>(const Place&, const Place&) = default;
};

[[nodiscard]] constexpr bool overlaps(const Place& a, const Place& b) noexcept {
    return a.document == b.document && a.begin < b.end && b.begin < a.end;
}

/// A unit and what it says.
struct Unit {
    Place place;
    Content content;            ///< Of its tokens: equal for units that are equally projected.
    std::uint64_t wording = 0;  ///< Hash of its text without noise, white space and punctuation.

    friend constexpr bool operator==(const Unit&, const Unit&) = default;
};

}  // namespace palimpsest::duplicates
