#include "asterisks.hpp"

#include <algorithm>
#include <optional>

#include "nouns.hpp"
#include "palimpsest/text/masks.hpp"

namespace palimpsest::placeholders {
namespace {

/// The runs of one line.
struct LineRuns {
    std::uint64_t count = 0;
    std::uint64_t with_noun = 0;
    std::uint64_t candidate = 0;  ///< The last one that a noun follows.
};

bool is_place_or_organisation(const std::optional<Noun>& noun) {
    return noun && noun->is_part &&
           (noun->stands_for == StandsFor::place || noun->stands_for == StandsFor::organisation);
}

}  // namespace

Asterisks::Asterisks(std::string_view text) {
    std::uint64_t strong = 0;
    std::uint64_t masked = 0;
    LineRuns line;
    const auto end_line = [&] {
        if (line.count % 2 == 1 && line.with_noun == 1) odd_ones_.push_back(line.candidate);
        line = {};
    };
    std::uint64_t line_end = 0;
    for (std::uint64_t at = text.find('*'); at < text.size(); at = text.find('*', at)) {
        if (at >= line_end) {
            end_line();
            line_end = std::min(text.find('\n', at), text.size());
        }
        const MaskRun run = *mark_run_at(text, at);
        at = run.end;
        if (run.length < 2 || run.length > 3) continue;
        ++line.count;
        const auto noun = noun_at(text, run.end);
        if (is_place_or_organisation(noun)) {
            ++line.with_noun;
            line.candidate = run.begin;
        }
        const bool is_strong = !is_mask(text, run);
        strong += is_strong;
        masked += !is_strong && noun && noun->is_part;
    }
    end_line();
    is_markdown_ = strong > masked;
    if (!is_markdown_) odd_ones_.clear();
}

bool Asterisks::is_markup(std::uint64_t begin) const {
    return is_markdown_ && !std::binary_search(odd_ones_.begin(), odd_ones_.end(), begin);
}

}  // namespace palimpsest::placeholders
