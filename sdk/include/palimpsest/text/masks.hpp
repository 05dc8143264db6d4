#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "palimpsest/text/detail/mask_rules.hpp"
#include "palimpsest/text/detail/next_mark.hpp"
#include "palimpsest/text/marks.hpp"
#include "palimpsest/text/utf8.hpp"

/// Finding masks: the marks that people put in place of a name, a number or a digit.
///
/// A run is as long as marks of one family follow each other. It is a mask unless its
/// neighbourhood says otherwise:
///  - cross (X x Ｘ ｘ × ✕ ╳ Х х): not next to a letter (XML, Dynex); not alone between digits
///    (4×100), unless it completes a year (20X4年); alone after digits only where it completes a
///    year or a Han character, a digit or a dash follows (202X, 1X日, but not 415X”); alone not
///    before a digit (X3), not after a plus sign (3+X), not in X光 and X射线, not before a closing
///    quotation mark (“数据要素×”);
///  - asterisk (* ＊ ∗ ﹡): not alone between digits; not the bullet of a list; not a rule across
///    the page; not Markdown's `**strong**`. That is two or three asterisks at a line's begin or
///    after white space or punctuation, at least 3 characters of the same line (or 二是 and its
///    like, or 2 that fill a line or what a blank separates), and two or three asterisks behind the
///    end of a sentence or a comma, or before white space, punctuation or the line's end; and half
///    of it where a line's begin or end tells: so **县**镇 is masked, and so is ，**镇完成，**县;
///    nor around a phrase in the middle of a sentence that punctuation follows;
///  - underscore (_ ＿): not next to an ASCII letter (snake_case, PM_2.5); not alone between
///    digits; not a rule across the page;
///  - square (□ ■): always;
///  - circle (○ 〇 ◯) and triangle (△ ▲): two or more, and a circle not next to a numeral, whose
///    zero it is (二○○八);
///  - someone (某): alone not in words like 某些, 某个, 某种.
/// Threads: safe anywhere.
namespace palimpsest {
inline namespace v1 {

/// The run of marks around `offset`, a boundary, mask or not; empty when no mark begins there.
[[nodiscard]] constexpr std::optional<MaskRun> mark_run_at(std::string_view text,
                                                           std::uint64_t offset) noexcept {
    const MaskFamily family = mask_family(code_point_at(text, offset).value);
    if (family == MaskFamily::none) return std::nullopt;
    MaskRun run{offset, offset, 0, family};
    for (CodePoint before = code_point_before(text, run.begin);
         before.size > 0 && mask_family(before.value) == family;
         before = code_point_before(text, run.begin)) {
        run.begin -= before.size;
        ++run.length;
    }
    for (CodePoint next = code_point_at(text, run.end);
         next.size > 0 && mask_family(next.value) == family; next = code_point_at(text, run.end)) {
        run.end += next.size;
        ++run.length;
    }
    return run;
}

/// True when a run that mark_run_at gave is a mask by the rules above.
[[nodiscard]] constexpr bool is_mask(std::string_view text, const MaskRun& run) noexcept {
    return detail::MaskRules(text, run).is_mask();
}

/// The mask that `offset`, a boundary, lies in; empty when there is none.
[[nodiscard]] constexpr std::optional<MaskRun> mask_at(std::string_view text,
                                                       std::uint64_t offset) noexcept {
    const auto run = mark_run_at(text, offset);
    return run && is_mask(text, *run) ? run : std::nullopt;
}

/// The first mask that begins at or after `offset`, a boundary; empty when there is none. Takes
/// constant time for each byte that it passes, so that
/// `for (auto mask = next_mask(text, 0); mask; mask = next_mask(text, mask->end))` is linear.
[[nodiscard]] constexpr std::optional<MaskRun> next_mask(std::string_view text,
                                                         std::uint64_t offset) noexcept {
    while ((offset = detail::next_mark(text, offset)) < text.size()) {
        const MaskRun run = *mark_run_at(text, offset);
        if (run.begin == offset && is_mask(text, run)) return run;
        offset = run.end;
    }
    return std::nullopt;
}

}  // namespace v1
}  // namespace palimpsest
