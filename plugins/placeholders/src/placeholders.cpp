#include "placeholders.hpp"

#include <optional>
#include <unordered_set>

#include "contexts.hpp"
#include "nouns.hpp"
#include "reading.hpp"
#include "slots.hpp"

namespace palimpsest::placeholders {
namespace {

/// A slot on its way to a placeholder.
struct Draft {
    Slot slot;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::optional<StandsFor> stands_for;
    bool is_certain = false;  ///< A noun or a name tells, so that others may be told by it.
};

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

class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::vector<Placeholder> read() {
        for (const Slot& slot : slots_in(text_)) add(slot);
        share(drafts_.begin(), drafts_.end());
        share(drafts_.rbegin(), drafts_.rend());
        Spellings spellings;
        for (const Draft& draft : drafts_)
            if (draft.is_certain) spellings.count(draft.slot, *draft.stands_for);
        std::vector<Placeholder> found;
        for (const Draft& draft : drafts_)
            if (const auto stands_for = decided(draft, spellings))
                found.push_back({draft.begin, draft.end, *stands_for});
        return found;
    }

  private:
    void add(const Slot& slot) {
        Draft draft{slot, slot.begin, slot.end, std::nullopt, false};
        switch (slot.kind) {
            case SlotKind::template_:
                draft.stands_for = told_inside(text_.substr(slot.begin, slot.end - slot.begin));
                break;
            case SlotKind::date:
            case SlotKind::phone:
                draft.stands_for = StandsFor::other;
                break;
            case SlotKind::mask:
                read_mask(draft);
                break;
        }
        drafts_.push_back(draft);
    }

    void read_mask(Draft& draft) {
        const Slot& slot = draft.slot;
        if (slot.has_digits_before) return read_number(draft);
        const std::uint64_t surname = surname_begin(text_, slot);
        if (surname != slot.begin && surname >= taken()) {
            draft.begin = surname;
            draft.stands_for = StandsFor::person;
            draft.is_certain = true;
            return;
        }
        const auto noun = noun_at(text_, noun_begin(slot));
        if (noun && noun->is_part) {
            draft.end = noun->end;
            if (noun->stands_for == StandsFor::place) draft.begin = name_begin(draft);
            draft.stands_for = is_ordinal(slot, *noun) ? StandsFor::ordinal : noun->stands_for;
            draft.is_certain = true;
        } else if (precedes(text_, slot.begin, "第")) {
            draft.end = after_division(slot.end);
            draft.stands_for = StandsFor::ordinal;
        } else if (noun) {
            draft.stands_for = noun->stands_for;
            draft.is_certain = noun->stands_for < StandsFor::word;
        } else {
            draft.stands_for = told_around(slot);
        }
    }

    std::uint64_t taken() const { return drafts_.empty() ? 0 : drafts_.back().end; }

    /// Behind one blank, where a noun follows it: XX 镇.
    std::uint64_t noun_begin(const Slot& slot) const {
        const CodePoint next = code_point_at(text_, slot.end);
        return is_blank(next.value) ? slot.end + next.size : slot.end;
    }

    /// 第X章: divisions that have no other measure.
    std::uint64_t after_division(std::uint64_t at) const {
        for (const std::string_view word : {"章", "节", "季度", "部分", "编"})
            if (follows(text_, at, word)) return at + word.size();
        return at;
    }

    /// 柳×镇, 青××村: a name of which only a part is masked. Its first character stands apart once;
    /// elsewhere the same name is known by that.
    std::uint64_t name_begin(const Draft& draft) {
        const std::uint64_t begin = partial_name_begin(text_, draft.slot);
        if (begin == draft.slot.begin || begin < taken()) return draft.slot.begin;
        const std::string_view name = text_.substr(begin, draft.end - begin);
        if (!partial_names_.contains(name)) {
            if (!stands_apart(text_, begin)) return draft.slot.begin;
            partial_names_.insert(name);
        }
        return begin;
    }

    std::optional<StandsFor> told_around(const Slot& slot) const {
        if (const auto told = told_behind_quote(slot)) return told;
        if (const auto told = told_before(text_, slot.begin)) return told;
        return told_by_list(text_, slot.begin, slot.end);
    }

    /// The “XX” of “XX”活动: its noun stands behind the quotation mark and stays outside.
    std::optional<StandsFor> told_behind_quote(const Slot& slot) const {
        const CodePoint next = code_point_at(text_, slot.end);
        if (next.value != U'”' && next.value != U'》') return std::nullopt;
        const auto noun = noun_at(text_, slot.end + next.size);
        return noun ? std::optional(noun->stands_for) : std::nullopt;
    }

    /// 3X个, 1.X亿元: with digits before it, a mask is a number or nothing.
    void read_number(Draft& draft) {
        const auto measure = measure_at(text_, draft.slot.end);
        if (!measure) return;
        draft.end = measure->end;
        draft.stands_for = measure->stands_for;
    }

    /// 第X次, and the X次 of XX届X次全会.
    bool is_ordinal(const Slot& slot, const Noun& noun) const {
        if (noun.stands_for != StandsFor::count) return false;
        if (precedes(text_, slot.begin, "第")) return true;
        const bool is_of_assembly =
            precedes(text_, slot.begin, "届") || precedes(text_, slot.begin, "人大");
        return is_of_assembly && precedes(text_, noun.end, "次");
    }

    /// Gives slots without a class that of the neighbour before them, in either direction.
    template <typename Iterator>
    void share(Iterator first, Iterator last) {
        for (Iterator previous = first; first != last; previous = first++) {
            if (previous == first || first->stands_for || !previous->stands_for) continue;
            const Draft& left = previous->begin < first->begin ? *previous : *first;
            const Draft& right = previous->begin < first->begin ? *first : *previous;
            const bool is_joined = after_joint(text_, left.end) == right.begin &&
                                   left.end != right.begin && !first->slot.has_digits_before;
            if (is_joined) first->stands_for = previous->stands_for;
        }
    }

    /// The class of a draft, with what is usual in this text; empty where it is no placeholder.
    std::optional<StandsFor> decided(const Draft& draft, const Spellings& spellings) const {
        if (draft.stands_for) {
            const bool is_weak = draft.slot.length == 1 && !draft.is_certain;
            return is_weak && !is_strong_enough(draft) ? std::nullopt : draft.stands_for;
        }
        if (draft.slot.has_digits_before || draft.slot.length < 2) return std::nullopt;
        if (is_beside_words(text_, draft.slot)) return StandsFor::word;
        return spellings.usual(draft.slot).value_or(StandsFor::other);
    }

    /// A single mark counts where a number goes on with it.
    static bool is_strong_enough(const Draft& draft) {
        return draft.slot.kind != SlotKind::mask || draft.slot.has_digits_before ||
               draft.stands_for == StandsFor::ordinal || draft.stands_for == StandsFor::count;
    }

    std::string_view text_;
    std::vector<Draft> drafts_;
    std::unordered_set<std::string_view> partial_names_;
};

}  // namespace

std::vector<Placeholder> placeholders_in(std::string_view text) { return Reader(text).read(); }

}  // namespace palimpsest::placeholders
