#include "glued.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "characters.hpp"
#include "words.hpp"

namespace palimpsest::sections {
namespace {

constexpr std::uint64_t key_size =
    std::uint64_t{6} * 3;  // Bytes: number and some characters of the title.

constexpr std::uint64_t shortest_title = 6;  // Code points, number not counted.
constexpr std::uint64_t clause = 40;         // Code points until the sentence has a comma.
constexpr std::uint32_t enough_siblings = 2;

constexpr auto first_words_of_bodies =
    word_set("今年以来", "一年来", "近年来", "去年以来", "全年，", "我们", "我镇", "我县", "我局",
             "我区", "我市", "我乡", "我村", "我校", "我院", "我办", "镇党委", "乡党委", "县委",
             "区委", "市委", "局党组", "镇政府", "乡政府", "县政府", "区政府", "市政府", "镇人大",
             "县人大", "为进一步", "为了", "截至", "截止");

/// How long the titles of a form are that have their lines for themselves.
struct Lengths {
    std::uint64_t least = UINT64_MAX;
    std::uint64_t most = 0;
    std::uint32_t count = 0;
};

/// True where a comma or a sentence's end follows soon.
bool is_clause(std::string_view text, std::uint64_t at) {
    for (std::uint64_t length = 0; length < clause; ++length) {
        const CodePoint next = code_point_at(text, at);
        if (next.size == 0 || next.value == U'\n') return false;
        if (is_comma(next.value)) return true;
        at += next.size;
    }
    return false;
}

/// The end of the title before the first words of a body.
std::optional<std::uint64_t> end_before_body(std::string_view text, std::uint64_t begin,
                                             const Lengths& lengths) {
    const std::uint64_t least = std::max(shortest_title, lengths.least * 2 / 3);
    const std::uint64_t most = lengths.most * 4 / 3;
    std::uint64_t at = begin;
    for (std::uint64_t length = 0; length <= most; ++length) {
        const CodePoint next = code_point_at(text, at);
        if (!is_han(next.value) && next.value != U'、' && !is_comma(next.value)) return {};
        const bool is_apart = code_point_before(text, at).value != U'、';
        if (length >= least && is_apart && first_words_of_bodies.begins(text.substr(at, 24)) &&
            is_clause(text, at))
            return at;
        at += next.size;
    }
    return {};
}

void part_before_bodies(std::string_view text, std::span<Candidate> candidates) {
    std::array<Lengths, form_count> lengths;
    for (const Candidate& candidate : candidates) {
        if (candidate.title != TitleKind::alone || !is_of_first_ranks(candidate.form)) continue;
        Lengths& known = lengths[index(candidate.form)];
        const std::uint64_t length = count_code_points(
            text.substr(candidate.number_end(), candidate.end() - candidate.number_end()));
        known.least = std::min(known.least, length);
        known.most = std::max(known.most, length);
        ++known.count;
    }
    for (Candidate& candidate : candidates) {
        const Lengths& known = lengths[index(candidate.form)];
        if (known.count < enough_siblings || candidate.title == TitleKind::alone ||
            !is_of_first_ranks(candidate.form))
            continue;
        const auto end = end_before_body(text, candidate.number_end(), known);
        if (!end || (candidate.title == TitleKind::run_in && candidate.end() <= *end)) continue;
        candidate.title = TitleKind::run_in;
        candidate.size = static_cast<std::uint32_t>(*end - candidate.begin);
    }
}

void part_at_copies(std::string_view text, std::span<Candidate> candidates) {
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

}  // namespace

void part_glued_titles(std::string_view text, std::span<Candidate> candidates) {
    part_at_copies(text, candidates);
    part_before_bodies(text, candidates);
}

}  // namespace palimpsest::sections
