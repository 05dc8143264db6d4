#include "glued.hpp"

#include <unordered_map>

#include "palimpsest/text/utf8.hpp"

namespace palimpsest::sections {
namespace {

constexpr std::uint64_t key_size = 6 * 3;  // Bytes: number and some characters of the title.

}  // namespace

void part_glued_titles(std::string_view text, std::span<Candidate> candidates) {
    std::unordered_map<std::string_view, std::string_view> alone;
    for (const Candidate& candidate : candidates) {
        const std::uint64_t size = candidate.size;
        if (candidate.title == TitleKind::alone && size > key_size)
            alone.emplace(text.substr(candidate.begin, key_size),
                          text.substr(candidate.begin, size));
    }
    if (alone.empty()) return;
    for (Candidate& candidate : candidates) {
        if (candidate.title == TitleKind::alone || candidate.value == 0) continue;
        const auto known = alone.find(text.substr(candidate.begin, key_size));
        if (known == alone.end()) continue;
        const std::string_view title = known->second;
        if (!text.substr(candidate.begin).starts_with(title)) continue;
        const std::uint64_t end = candidate.begin + title.size();
        if (candidate.title == TitleKind::run_in && candidate.end() <= end) continue;
        if (!is_han(code_point_at(text, end).value)) continue;
        candidate.title = TitleKind::run_in;
        candidate.size = static_cast<std::uint32_t>(title.size());
    }
}

}  // namespace palimpsest::sections
