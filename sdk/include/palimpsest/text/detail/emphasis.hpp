#pragma once

#include <cstdint>
#include <string_view>

#include "palimpsest/text/detail/neighbours.hpp"
#include "palimpsest/text/digits.hpp"
#include "palimpsest/text/utf8.hpp"

/// Telling the asterisks of Markdown from those that mask a name; see masks.hpp for the rules.
namespace palimpsest {
inline namespace v1 {
namespace detail {

/// Two runs of asterisks in one line and the text between them.
struct EmphasisPair {
    std::uint64_t open = 0;
    std::uint64_t content_begin = 0;
    std::uint64_t content_end = 0;
    std::uint64_t close = 0;
};

inline constexpr int longest_emphasis = 300;  // Code points; bounds the search for the other run.

/// The run [begin, end) and the next asterisks of its line; all 0 when there are none.
[[nodiscard]] constexpr EmphasisPair pair_with_next(std::string_view text, std::uint64_t begin,
                                                    std::uint64_t end) noexcept {
    std::uint64_t at = end;
    for (int steps = 0; steps <= longest_emphasis; ++steps) {
        const CodePoint next = code_point_at(text, at);
        if (is_line_end(next)) break;
        if (next.value == U'*') {
            std::uint64_t close = at;
            while (close < text.size() && text[close] == '*' && close - at < 4) ++close;
            return {begin, end, at, close};
        }
        at += next.size;
    }
    return {};
}

/// The asterisks before the run [begin, end) in its line and this run; all 0 when there are none.
[[nodiscard]] constexpr EmphasisPair pair_with_previous(std::string_view text, std::uint64_t begin,
                                                        std::uint64_t end) noexcept {
    std::uint64_t at = begin;
    for (int steps = 0; steps <= longest_emphasis; ++steps) {
        const CodePoint before = code_point_before(text, at);
        if (is_line_end(before)) break;
        if (before.value == U'*') {
            std::uint64_t open = at;
            while (open > 0 && text[open - 1] == '*' && at - open < 4) --open;
            return {open, at, begin, end};
        }
        at -= before.size;
    }
    return {};
}

[[nodiscard]] constexpr bool is_edge(CodePoint next) noexcept {
    return is_line_end(next) || is_blank(next.value) || is_common_punctuation(next.value);
}

/// 二是, 一要: the words that Markdown reports set strong most.
[[nodiscard]] constexpr bool is_enumeration(std::string_view content) noexcept {
    const CodePoint first = code_point_at(content, 0);
    const CodePoint last = code_point_before(content, content.size());
    return (chinese_digit(first.value) > 0 || chinese_unit(first.value) == 10) &&
           (last.value == U'是' || last.value == U'要');
}

/// What follows the asterisks of masked places.
[[nodiscard]] constexpr bool is_masked_place(CodePoint next) noexcept {
    return std::u32string_view(U"省市州盟县区旗乡镇村").find(next.value) !=
               std::u32string_view::npos &&
           next.size > 0;
}

/// What is set strong in the middle of a sentence: 逢四说事**“板凳会”**等, 上下**提振精神**。
[[nodiscard]] constexpr bool is_phrase_in_sentence(std::string_view content,
                                                   CodePoint after) noexcept {
    const CodePoint first = code_point_at(content, 0);
    const CodePoint last = code_point_before(content, content.size());
    if (first.value == U'“' && last.value == U'”') return true;
    return is_edge(after) && is_han(first.value) && is_han(last.value) && !is_masked_place(first) &&
           count_code_points(content) >= 4;
}

[[nodiscard]] constexpr bool is_emphasis(std::string_view text, const EmphasisPair& pair) noexcept {
    const auto is_mark = [](std::uint64_t size) { return size == 2 || size == 3; };
    const std::uint64_t open_size = pair.content_begin - pair.open;
    if (!is_mark(open_size) || !is_mark(pair.close - pair.content_end)) return false;
    const auto content = text.substr(pair.content_begin, pair.content_end - pair.content_begin);
    const CodePoint before = code_point_before(text, pair.open);
    const CodePoint first = code_point_at(content, 0);
    const CodePoint last = code_point_before(content, content.size());
    const CodePoint after = code_point_at(text, pair.close);
    if (is_blank(first.value) || is_blank(last.value)) return false;
    if (!is_edge(before)) return is_phrase_in_sentence(content, after);
    if (is_enumeration(content)) return true;
    if (is_masked_place(first) && is_masked_place(after)) return false;  // ，**镇完成，**县
    const std::uint64_t length = count_code_points(content);
    const bool is_phrase = (is_line_end(before) || is_blank(before.value)) && is_line_end(after);
    if (length < 3) return length == 2 && is_phrase;
    return is_edge(after) || is_sentence_end(last.value) || (last.value == U'，' && open_size == 2);
}

/// The one half of a pair whose other half is in another line: **（二〇〇三年 or 新篇章。**
[[nodiscard]] constexpr bool is_half_of_emphasis(std::string_view text, std::uint64_t begin,
                                                 std::uint64_t end) noexcept {
    const CodePoint before = code_point_before(text, begin);
    const CodePoint after = code_point_at(text, end);
    if (before.value == U'[' && after.value == U']') return true;  // The text of a link.
    if (is_line_end(before) && is_line_end(after)) return true;
    const bool ends_sentence =
        before.value == U'。' || before.value == U'！' || before.value == U'？';
    if (ends_sentence) return is_line_end(after);
    return is_line_end(before) && (after.value == U'（' || after.value == U'《' ||
                                   after.value == U'“' || after.value == U'—');
}

/// True for asterisks [begin, end) that set text strong.
[[nodiscard]] constexpr bool is_emphasis_mark(std::string_view text, std::uint64_t begin,
                                              std::uint64_t end) noexcept {
    if (text[begin] != '*' || end - begin < 2 || end - begin > 3) return false;
    return is_half_of_emphasis(text, begin, end) ||
           is_emphasis(text, pair_with_next(text, begin, end)) ||
           is_emphasis(text, pair_with_previous(text, begin, end));
}

}  // namespace detail
}  // namespace v1
}  // namespace palimpsest
