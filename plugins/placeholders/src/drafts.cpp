#include "drafts.hpp"

#include "contexts.hpp"
#include "reading.hpp"

namespace palimpsest::placeholders {
namespace {

constexpr std::size_t most_names = 1000;  // That are kept in mind for one text.

}  // namespace

Draft DraftReader::draft_of(const Slot& slot) {
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
    taken_ = draft.end;
    return draft;
}

void DraftReader::read_mask(Draft& draft) {
    const Slot& slot = draft.slot;
    if (slot.has_digits_before) return read_number(draft);
    const std::uint64_t surname = surname_begin(text_, slot);
    if (surname != slot.begin && surname >= taken_) {
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

/// Behind one blank, where a noun follows it: XX 镇.
std::uint64_t DraftReader::noun_begin(const Slot& slot) const {
    const CodePoint next = code_point_at(text_, slot.end);
    return is_blank(next.value) ? slot.end + next.size : slot.end;
}

/// 第X章: divisions that have no other measure.
std::uint64_t DraftReader::after_division(std::uint64_t at) const {
    for (const std::string_view word : {"章", "节", "季度", "部分", "编"})
        if (follows(text_, at, word)) return at + word.size();
    return at;
}

/// 柳×镇, 青××村: a name of which only a part is masked. Its first character stands apart once;
/// elsewhere the same name is known by that.
std::uint64_t DraftReader::name_begin(const Draft& draft) {
    const std::uint64_t begin = partial_name_begin(text_, draft.slot);
    if (begin == draft.slot.begin || begin < taken_) return draft.slot.begin;
    const std::string_view name = text_.substr(begin, draft.end - begin);
    if (!partial_names_.contains(name)) {
        if (!stands_apart(text_, begin)) return draft.slot.begin;
        if (partial_names_.size() < most_names) partial_names_.insert(name);
    }
    return begin;
}

std::optional<StandsFor> DraftReader::told_around(const Slot& slot) const {
    if (const auto told = told_behind_quote(slot)) return told;
    if (const auto told = told_before(text_, slot.begin)) return told;
    return told_by_list(text_, slot.begin, slot.end);
}

/// The “XX” of “XX”活动: its noun stands behind the quotation mark and stays outside.
std::optional<StandsFor> DraftReader::told_behind_quote(const Slot& slot) const {
    const CodePoint next = code_point_at(text_, slot.end);
    if (next.value != U'”' && next.value != U'》') return std::nullopt;
    const auto noun = noun_at(text_, slot.end + next.size);
    return noun ? std::optional(noun->stands_for) : std::nullopt;
}

/// 3X个, 1.X亿元: with digits before it, a mask is a number or nothing.
void DraftReader::read_number(Draft& draft) const {
    const auto measure = measure_at(text_, draft.slot.end);
    if (!measure) return;
    draft.end = measure->end;
    draft.stands_for = measure->stands_for;
}

/// 第X次, and the X次 of XX届X次全会.
bool DraftReader::is_ordinal(const Slot& slot, const Noun& noun) const {
    if (noun.stands_for != StandsFor::count) return false;
    if (precedes(text_, slot.begin, "第")) return true;
    const bool is_of_assembly =
        precedes(text_, slot.begin, "届") || precedes(text_, slot.begin, "人大");
    return is_of_assembly && precedes(text_, noun.end, "次");
}

}  // namespace palimpsest::placeholders
