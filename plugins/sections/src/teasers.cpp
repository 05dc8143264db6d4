#include "teasers.hpp"

#include "lines.hpp"

namespace palimpsest::sections {
namespace {

constexpr std::size_t lines_before = 5;           // A teaser stands among the first lines,
constexpr std::size_t lines_behind = 4;           // and what it repeats soon behind it.
constexpr std::uint64_t least_repeated = 20 * 3;  // Bytes.

bool breaks_off(std::string_view ink) {
    return ink.size() > least_repeated && (ink.ends_with("...") || ink.ends_with("…"));
}

}  // namespace

std::vector<TextSpan> teasers_in(std::string_view text) {
    Lines lines(text);
    for (std::size_t i = 0; i < lines_before; ++i) {
        const auto line = lines.next();
        if (!line) return {};
        if (!breaks_off(text.substr(line->ink, line->end - line->ink))) continue;
        const std::string_view repeated = text.substr(line->ink, least_repeated);
        for (std::size_t k = 0; k < lines_behind; ++k) {
            const auto behind = lines.next();
            if (behind && text.substr(behind->ink).starts_with(repeated)) return {{0, line->end}};
        }
        return {};
    }
    return {};
}

}  // namespace palimpsest::sections
