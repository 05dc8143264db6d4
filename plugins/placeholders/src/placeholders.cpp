#include "placeholders.hpp"

#include <algorithm>
#include <optional>

#include "contexts.hpp"
#include "drafts.hpp"

namespace palimpsest::placeholders {
namespace {

/// How often masks of one spelling stand for what, where their nouns tell.
class Spellings {
  public:
    void count(const Slot& slot, StandsFor stands_for) {
        if (index(stands_for) >= classes) return;
        ++counts_[row(slot)][index(stands_for)];
        ++all_[index(stands_for)];
    }

    /// What most masks of this spelling stand for; of any spelling where it has none.
    std::optional<StandsFor> usual(const Slot& slot) const {
        if (const auto own = most(counts_[row(slot)])) return own;
        return most(all_);
    }

  private:
    static constexpr std::size_t classes = 3;  // place, organisation, person.
    static constexpr std::size_t lengths = 6;
    using Counts = std::array<std::uint64_t, classes>;

    static constexpr std::size_t index(StandsFor stands_for) {
        return static_cast<std::size_t>(stands_for);
    }
    static std::size_t row(const Slot& slot) {
        constexpr std::u32string_view marks = U"XxＸｘ×*＊_＿□■○〇△";
        const std::size_t found = marks.find(slot.mark);
        const std::size_t mark = found == marks.npos ? marks.size() : found;
        return mark * lengths + std::min<std::size_t>(slot.length, lengths) - 1;
    }
    static std::optional<StandsFor> most(const Counts& counts) {
        std::size_t best = 0;
        for (std::size_t i = 1; i < classes; ++i)
            if (counts[i] > counts[best]) best = i;
        return counts[best] > 0 ? std::optional(static_cast<StandsFor>(best)) : std::nullopt;
    }

    std::array<Counts, 15 * lengths> counts_{};
    Counts all_{};
};

/// Decides drafts in their order. One without a class waits for its neighbour behind it, with those
/// that it is joined to; few wait at once.
class Decisions {
  public:
    Decisions(std::string_view text, const Spellings& spellings,
              const std::function<void(const Placeholder&)>& found)
        : text_(text), spellings_(spellings), found_(found) {}

    void add(Draft draft) {
        const bool is_joined = last_.end > 0 && joins(last_, draft);
        if (!draft.stands_for && is_joined && takes_class(draft))
            draft.stands_for = last_.stands_for;
        if (draft.stands_for && is_joined)
            for (std::size_t i = waiting_.size(); i-- > 0 && takes_class(waiting_[i]);)
                waiting_[i].stands_for = draft.stands_for;
        if (draft.stands_for || !is_joined || waiting_.size() >= most_waiting) flush();
        last_ = draft;
        if (draft.stands_for)
            tell(draft);
        else
            waiting_.push_back(draft);
    }

    void flush() {
        for (const Draft& draft : waiting_) tell(draft);
        waiting_.clear();
    }

  private:
    static constexpr std::size_t most_waiting = 64;

    /// XX、XX and xx——xx.
    bool joins(const Draft& left, const Draft& right) const {
        return left.end != right.begin && after_joint(text_, left.end) == right.begin;
    }

    static bool takes_class(const Draft& draft) { return !draft.slot.has_digits_before; }

    void tell(const Draft& draft) const {
        if (const auto stands_for = decided(draft)) found_({draft.begin, draft.end, *stands_for});
    }

    /// The class of a draft, with what is usual in this text; empty where it is no placeholder.
    std::optional<StandsFor> decided(const Draft& draft) const {
        if (draft.stands_for) {
            const bool is_weak = draft.slot.length == 1 && !draft.is_certain;
            return is_weak && !is_strong_enough(draft) ? std::nullopt : draft.stands_for;
        }
        if (draft.slot.has_digits_before || draft.slot.length < 2) return std::nullopt;
        if (is_beside_words(text_, draft.slot)) return StandsFor::word;
        return spellings_.usual(draft.slot).value_or(StandsFor::other);
    }

    /// A single mark counts where a number goes on with it.
    static bool is_strong_enough(const Draft& draft) {
        return draft.slot.kind != SlotKind::mask || draft.slot.has_digits_before ||
               draft.stands_for == StandsFor::ordinal || draft.stands_for == StandsFor::count;
    }

    std::string_view text_;
    const Spellings& spellings_;
    const std::function<void(const Placeholder&)>& found_;
    std::vector<Draft> waiting_;
    Draft last_ = {};  // Empty before the first one.
};

}  // namespace

void find_placeholders(std::string_view text,
                       const std::function<void(const Placeholder&)>& found) {
    const Asterisks asterisks(text);
    DraftReader reader(text);
    Spellings spellings;
    Slots counted(text, asterisks);
    auto slot = counted.next();
    if (!slot) return;
    for (; slot; slot = counted.next()) {
        const Draft draft = reader.draft_of(*slot);
        if (draft.is_certain) spellings.count(draft.slot, *draft.stands_for);
    }
    reader.begin_again();
    Decisions decisions(text, spellings, found);
    Slots decided(text, asterisks);
    while ((slot = decided.next())) decisions.add(reader.draft_of(*slot));
    decisions.flush();
}

std::vector<Placeholder> placeholders_in(std::string_view text) {
    std::vector<Placeholder> all;
    find_placeholders(text, [&](const Placeholder& found) { all.push_back(found); });
    return all;
}

}  // namespace palimpsest::placeholders
