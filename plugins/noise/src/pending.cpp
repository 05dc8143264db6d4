#include "characters.hpp"
#include "inline_noise.hpp"

namespace palimpsest::noise {

namespace {

/// The length of the stretch between two blanks around `at` in code points, on one side.
bool is_single_character(std::string_view text, const Line& line, std::uint64_t at, bool before) {
    const CodePoint first = before ? code_point_before(text, at) : code_point_at(text, at);
    const std::uint64_t beyond = before ? at - first.size : at + first.size;
    if (before ? beyond <= line.begin : beyond >= line.end) return true;
    return is_blank(before ? code_point_before(text, beyond).value
                           : code_point_at(text, beyond).value);
}

bool splits_a_word(const Window& window, const Line& line, const Junction& blank,
                   const JunctionReader& junctions, Language& language) {
    if (is_single_character(window.text, line, blank.left, true) ||
        is_single_character(window.text, line, blank.right, false))
        return false;  // 政 府 工 作 报 告
    const int joined = junctions.evidence(blank).joined;
    const std::string_view left = window.text.substr(0, blank.left);
    const std::string_view right = window.text.substr(blank.right, 64);
    return joined >= 4 || ((joined >= 2 || language.pairs.joins(left, right)) &&
                           language.words.word_spans(left, right));
}

}  // namespace

void resolve(Window& window, const Pending& pending, const JunctionReader& junctions,
             Language& language) {
    for (const Injected& injected : pending.injected) {
        const std::uint64_t begin = chosen_begin(window.text, injected, junctions, language);
        const bool has_name = begin < injected.begin;
        window.found.push_back(
            {begin, injected.end, has_name ? Kind::advertisement : injected.kind});
    }
    for (std::size_t i = 0; i < pending.blanks.size(); ++i) {
        const Junction& blank = pending.blanks[i];
        if (splits_a_word(window, pending.blank_lines[i], blank, junctions, language))
            window.found.push_back({blank.left, blank.right, Kind::artefact});
    }
}

}  // namespace palimpsest::noise
