#include "template.hpp"

#include <algorithm>
#include <numeric>

#include "alignment.hpp"
#include "block_borders.hpp"

namespace palimpsest::duplicates {

std::vector<Block> TemplateMaker::blocks_of(const UnitTokens& text) const {
    std::vector<Block> blocks = alignment(medoid_.tokens, text.tokens);
    settle_borders(blocks, medoid_, text);
    return blocks;
}

std::size_t TemplateMaker::align(const UnitTokens& text) {
    aligned_.push_back({text.reading(), blocks_of(text)});
    consensus_.add(text, aligned_.back().blocks);
    return aligned_.size() - 1;
}

std::size_t TemplateMaker::settle() {
    slots_ = consensus_.slots();
    votes_.assign(slots_.size(), {});
    return slots_.size();
}

std::vector<std::optional<Span>> TemplateMaker::values(std::optional<std::size_t> number,
                                                       const UnitTokens& text,
                                                       const ToldKind& told) {
    // Two texts that seem to read the same, and do not, are no reason to reach out of one.
    std::vector<Block> blocks;
    if (number && aligned_[*number].reading == text.reading())
        blocks = aligned_[*number].blocks;
    else
        blocks = blocks_of(text);
    const auto ranges = slot_ranges(slots_, blocks, medoid_.size(), text.size());
    std::vector<std::optional<Span>> values;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        auto& value = values.emplace_back();
        if (!ranges[i]) continue;
        value = original_span(text, *ranges[i]);
        if (value->size() == 0) continue;
        const std::optional<SlotKind> known = told ? told(*value) : std::nullopt;
        const SlotKind kind = known ? *known : slot_kind(text.text, *value);
        ++votes_[i][static_cast<std::size_t>(kind)];
    }
    return values;
}

std::vector<SlotKind> TemplateMaker::kinds() const {
    std::vector<SlotKind> kinds;
    for (const auto& votes : votes_) {
        const auto most = std::max_element(votes.begin(), votes.end());
        const std::uint32_t all = std::accumulate(votes.begin(), votes.end(), 0U);
        kinds.push_back(2 * *most > all ? static_cast<SlotKind>(most - votes.begin())
                                        : SlotKind::free);
    }
    return kinds;
}

double TemplateMaker::common() const {
    std::uint32_t open = 0;
    for (const Slot& slot : slots_) open += slot.last - slot.first;
    return medoid_.size() == 0 ? 1.0 : 1.0 - static_cast<double>(open) / medoid_.size();
}

}  // namespace palimpsest::duplicates
