#include "core/pipeline/suggestion.hpp"

#include <algorithm>
#include <vector>

namespace palimpsest::core {

namespace {

std::string folded(std::string_view word) {
    std::string result(word);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == '-') c = '_';
    }
    return result;
}

}  // namespace

std::size_t edit_distance(std::string_view from, std::string_view to, std::size_t bound) {
    const std::size_t over = bound + 1;
    const std::size_t longer = std::max(from.size(), to.size());
    if (longer - std::min(from.size(), to.size()) > bound) return over;
    std::vector<std::size_t> before(to.size() + 1, over);
    std::vector<std::size_t> last(to.size() + 1, over);
    std::vector<std::size_t> row(to.size() + 1, over);
    for (std::size_t j = 0; j <= std::min(bound, to.size()); ++j) last[j] = j;
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::fill(row.begin(), row.end(), over);
        if (i <= bound) row[0] = i;
        const std::size_t first = i > bound ? i - bound : 1;
        for (std::size_t j = first; j <= std::min(to.size(), i + bound); ++j) {
            const bool same = from[i - 1] == to[j - 1];
            std::size_t best = last[j - 1] + (same ? 0 : 1);
            best = std::min({best, last[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                best = std::min(best, before[j - 2] + 1);
            row[j] = std::min(best, over);
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[to.size()];
}

std::optional<std::string> did_you_mean(std::string_view word,
                                        std::span<const std::string> candidates) {
    if (word.empty() || word.size() > 64) return std::nullopt;
    const std::string wanted = folded(word);
    std::size_t bound = std::max<std::size_t>(1, wanted.size() / 3);
    const std::string* best = nullptr;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = edit_distance(wanted, folded(candidate), bound);
        // A word of two letters is one edit from every other one that shares a letter.
        if (distance > bound || (distance >= candidate.size() && distance > 0)) continue;
        if (best != nullptr && distance == bound) continue;
        best = &candidate;
        bound = distance;
        if (distance == 0) break;
    }
    return best == nullptr ? std::nullopt : std::optional<std::string>(*best);
}

std::string suggestion(std::string_view word, std::span<const std::string> candidates,
                       std::string_view lead) {
    if (const auto near = did_you_mean(word, candidates)) return "did you mean `" + *near + "`?";
    if (candidates.empty()) return {};
    std::string text = std::string(lead) + ": ";
    for (std::size_t i = 0; i < candidates.size(); ++i)
        text += (i == 0 ? "" : ", ") + candidates[i];
    return text;
}

}  // namespace palimpsest::core
