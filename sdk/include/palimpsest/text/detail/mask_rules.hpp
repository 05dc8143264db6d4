#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "palimpsest/text/digits.hpp"
#include "palimpsest/text/marks.hpp"
#include "palimpsest/text/utf8.hpp"

/// The rules of masks.hpp, which is the header to include.
namespace palimpsest {
inline namespace v1 {
namespace detail {

/// True for bytes that may begin a mark.
inline constexpr auto mark_leads = [] {
    std::array<bool, 256> leads{};
    for (const int lead : {0x58, 0x78, 0x2A, 0x5F, 0xC3, 0xD0, 0xD1, 0xE2, 0xE3, 0xE6, 0xEF}) {
        leads[static_cast<std::size_t>(lead)] = true;
    }
    return leads;
}();

/// Where the first mark at or after `offset` begins; the text's size when there is none.
[[nodiscard]] constexpr std::uint64_t next_mark(std::string_view text,
                                                std::uint64_t offset) noexcept {
    for (; offset < text.size(); ++offset) {
        if (mark_leads[static_cast<unsigned char>(text[offset])] &&
            mask_family(code_point_at(text, offset).value) != MaskFamily::none) {
            return offset;
        }
    }
    return text.size();
}

[[nodiscard]] constexpr bool is_ascii_letter(char32_t value) noexcept {
    return (value >= U'a' && value <= U'z') || (value >= U'A' && value <= U'Z');
}

/// Latin letters, ASCII, accented and full-width, and Cyrillic.
[[nodiscard]] constexpr bool is_letter(char32_t value) noexcept {
    return is_ascii_letter(value) || (value >= 0xFF21 && value <= 0xFF3A) ||
           (value >= 0xFF41 && value <= 0xFF5A) ||
           (value >= 0xC0 && value <= 0x24F && value != 0xD7 && value != 0xF7) ||
           (value >= 0x400 && value <= 0x4FF);
}

[[nodiscard]] constexpr bool is_line_end(CodePoint next) noexcept {
    return next.size == 0 || next.value == U'\n' || next.value == U'\r';
}

[[nodiscard]] constexpr bool is_blank(char32_t value) noexcept {
    return value == U' ' || value == U'\t' || value == 0x3000 || value == 0xA0;
}

/// The punctuation that stands beside Markdown's asterisks in Chinese and English text.
[[nodiscard]] constexpr bool is_common_punctuation(char32_t value) noexcept {
    return (value >= 0x21 && value <= 0x2F) || (value >= 0x3A && value <= 0x40) ||
           (value >= 0x5B && value <= 0x60) || (value >= 0x7B && value <= 0x7E) ||
           (value >= 0x2010 && value <= 0x2027) || (value >= 0x3001 && value <= 0x3003) ||
           (value >= 0x3008 && value <= 0x3011) || (value >= 0xFF01 && value <= 0xFF0F) ||
           (value >= 0xFF1A && value <= 0xFF20);
}

[[nodiscard]] constexpr bool is_sentence_end(char32_t value) noexcept {
    return value == U'。' || value == U'！' || value == U'？' || value == U'：' || value == U'；' ||
           value == U'.' || value == U'!' || value == U'?' || value == U':' || value == U';';
}

/// Whether one run of marks is a mask.
class MaskRules {
  public:
    constexpr MaskRules(std::string_view text, const MaskRun& run) noexcept
        : text_(text),
          run_(run),
          before_(code_point_before(text, run.begin)),
          after_(code_point_at(text, run.end)) {}

    [[nodiscard]] constexpr bool is_mask() const noexcept {
        switch (run_.family) {
            case MaskFamily::cross:
                return is_cross_mask();
            case MaskFamily::asterisk:
                return is_asterisk_mask();
            case MaskFamily::underscore:
                return is_underscore_mask();
            case MaskFamily::square:
                return true;
            case MaskFamily::circle:
                return run_.length > 1 && !is_zero();
            case MaskFamily::triangle:
                return run_.length > 1;
            case MaskFamily::someone:
                return run_.length > 1 || !is_word(after_.value);
            case MaskFamily::none:
                break;
        }
        return false;
    }

  private:
    [[nodiscard]] static constexpr bool is_digit(CodePoint next) noexcept {
        return decimal_digit(next.value) >= 0;
    }

    /// 4×100, 2*66; but 20X4年 is a year.
    [[nodiscard]] constexpr bool is_between_digits() const noexcept {
        return run_.length == 1 && is_digit(before_) && is_digit(after_) && !completes_year();
    }

    /// Digits, this run and digits make four places that 年 follows.
    [[nodiscard]] constexpr bool completes_year() const noexcept {
        const std::uint64_t left = digits_before();
        std::uint64_t end = run_.end;
        std::uint64_t right = 0;
        for (CodePoint next = after_; is_digit(next) && right < 4; ++right) {
            end += next.size;
            next = code_point_at(text_, end);
        }
        return left + run_.length + right == 4 && code_point_at(text_, end).value == U'年';
    }

    [[nodiscard]] constexpr std::uint64_t digits_before() const noexcept {
        std::uint64_t begin = run_.begin;
        std::uint64_t count = 0;
        for (CodePoint next = before_; is_digit(next) && count < 5; ++count) {
            begin -= next.size;
            next = code_point_before(text_, begin);
        }
        return count;
    }

    /// 202X, 199X: three digits that begin with 19 or 20.
    [[nodiscard]] constexpr bool follows_century() const noexcept {
        if (digits_before() != 3) return false;
        std::uint64_t begin = run_.begin;
        int digits[3] = {};
        for (int place = 2; place >= 0; --place) {
            const CodePoint next = code_point_before(text_, begin);
            digits[place] = decimal_digit(next.value);
            begin -= next.size;
        }
        return digits[0] * 10 + digits[1] == 19 || digits[0] * 10 + digits[1] == 20;
    }

    [[nodiscard]] constexpr bool is_cross_mask() const noexcept {
        if (is_letter(before_.value) || is_letter(after_.value)) return false;
        if (run_.length > 1) return true;
        if (is_digit(before_)) {
            if (is_digit(after_)) return completes_year();
            return is_han(after_.value) || after_.value == U'-' || after_.value == U'—' ||
                   after_.value == U'～' || mask_family(after_.value) != MaskFamily::none ||
                   follows_century();
        }
        const bool in_term = is_digit(after_) || after_.value == U'光' || after_.value == U'射';
        return !in_term && before_.value != U'+' && before_.value != U'＋';
    }

    [[nodiscard]] constexpr bool is_underscore_mask() const noexcept {
        if (is_ascii_letter(before_.value) || is_ascii_letter(after_.value)) return false;
        return !is_between_digits() && !is_rule();
    }

    [[nodiscard]] constexpr bool is_asterisk_mask() const noexcept {
        if (is_between_digits() || is_rule()) return false;
        if (run_.length == 1) return !(is_blank(after_.value) && is_first_of_line());
        return run_.length > 3 || !is_emphasis();
    }

    [[nodiscard]] constexpr bool is_first_of_line() const noexcept {
        std::uint64_t begin = run_.begin;
        for (int steps = 0; steps < 64; ++steps) {
            const CodePoint next = code_point_before(text_, begin);
            if (is_line_end(next)) return true;
            if (!is_blank(next.value)) return false;
            begin -= next.size;
        }
        return false;
    }

    /// Three or more, and nothing else in their line.
    [[nodiscard]] constexpr bool is_rule() const noexcept {
        if (run_.length < 3 || !is_first_of_line()) return false;
        std::uint64_t end = run_.end;
        for (int steps = 0; steps < 64; ++steps) {
            const CodePoint next = code_point_at(text_, end);
            if (is_line_end(next)) return true;
            if (!is_blank(next.value)) return false;
            end += next.size;
        }
        return false;
    }

    /// A pair of asterisks with the text between them: where the left one begins and ends, where
    /// the right one begins and ends.
    struct Pair {
        std::uint64_t open, content_begin, content_end, close;
    };

    static constexpr int longest_emphasis = 100;  // Code points.

    [[nodiscard]] constexpr bool is_emphasis() const noexcept {
        return is_emphasis(pair_with_next()) || is_emphasis(pair_with_previous());
    }

    /// The pair of this run and the next asterisks of its line; open == close when there are none.
    [[nodiscard]] constexpr Pair pair_with_next() const noexcept {
        std::uint64_t at = run_.end;
        for (int steps = 0; steps <= longest_emphasis; ++steps) {
            const CodePoint next = code_point_at(text_, at);
            if (is_line_end(next)) break;
            if (next.value == U'*') {
                std::uint64_t end = at;
                while (end < text_.size() && text_[end] == '*' && end - at < 4) ++end;
                return {run_.begin, run_.end, at, end};
            }
            at += next.size;
        }
        return {};
    }

    [[nodiscard]] constexpr Pair pair_with_previous() const noexcept {
        std::uint64_t at = run_.begin;
        for (int steps = 0; steps <= longest_emphasis; ++steps) {
            const CodePoint next = code_point_before(text_, at);
            if (is_line_end(next)) break;
            if (next.value == U'*') {
                std::uint64_t begin = at;
                while (begin > 0 && text_[begin - 1] == '*' && at - begin < 4) --begin;
                return {begin, at, run_.begin, run_.end};
            }
            at -= next.size;
        }
        return {};
    }

    [[nodiscard]] constexpr bool is_emphasis(const Pair& pair) const noexcept {
        const auto is_mark = [](std::uint64_t size) { return size == 2 || size == 3; };
        if (!is_mark(pair.content_begin - pair.open) || !is_mark(pair.close - pair.content_end)) {
            return false;
        }
        const std::string_view content =
            text_.substr(pair.content_begin, pair.content_end - pair.content_begin);
        if (count_code_points(content) < 3) return false;
        const CodePoint outside_left = code_point_before(text_, pair.open);
        const CodePoint inside_left = code_point_at(text_, pair.content_begin);
        const CodePoint inside_right = code_point_before(text_, pair.content_end);
        const CodePoint outside_right = code_point_at(text_, pair.close);
        const auto is_edge = [](CodePoint next) {
            return is_line_end(next) || is_blank(next.value) || is_common_punctuation(next.value);
        };
        return is_edge(outside_left) && !is_blank(inside_left.value) &&
               !is_blank(inside_right.value) &&
               (is_edge(outside_right) || is_sentence_end(inside_right.value));
    }

    /// A circle beside a numeral is its zero.
    [[nodiscard]] constexpr bool is_zero() const noexcept {
        const auto is_numeral = [](CodePoint next) {
            return is_digit(next) || chinese_digit(next.value) >= 0 || chinese_unit(next.value) > 0;
        };
        return is_numeral(before_) || is_numeral(after_);
    }

    [[nodiscard]] static constexpr bool is_word(char32_t after) noexcept {
        for (const char32_t part :
             std::u32string_view(U"些个種种一样樣几时時人事物天方类類项位名")) {
            if (after == part) return true;
        }
        return false;
    }

    std::string_view text_;
    MaskRun run_;
    CodePoint before_;
    CodePoint after_;
};

}  // namespace detail
}  // namespace v1
}  // namespace palimpsest
