#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

/// Masked slots of a text that are no years: XX镇, *6号, 张某某, [姓名].
/// Threads: safe anywhere.
namespace palimpsest::placeholders {

/// What a mask stands for.
enum class StandsFor : std::uint8_t {
    place,
    organisation,
    person,
    count,
    ordinal,
    money,
    word,  ///< A word that a censor struck out: 发扬**和严格.
    other,
};

inline constexpr std::array<std::string_view, 8> stands_for_names = {
    "place", "organisation", "person", "count", "ordinal", "money", "word", "other"};

[[nodiscard]] constexpr std::string_view name(StandsFor stands_for) noexcept {
    return stands_for_names[static_cast<std::size_t>(stands_for)];
}

/// A mask `[begin, end)` with the generic noun or the measure that follows it.
struct Placeholder {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    StandsFor stands_for = StandsFor::other;

    bool operator==(const Placeholder&) const = default;
};

/// Tells `found` the placeholders of `text`, which is valid UTF-8, ascending; they never overlap.
/// Offsets are bytes on code point boundaries. Reads the text twice, as masks are told by others of
/// their spelling; time is linear, and memory a small part of the text's size.
void find_placeholders(std::string_view text, const std::function<void(const Placeholder&)>& found);

/// The same as a list.
[[nodiscard]] std::vector<Placeholder> placeholders_in(std::string_view text);

}  // namespace palimpsest::placeholders
