#pragma once

#include <cstdint>
#include <string_view>

#include "palimpsest/text/detail/emphasis.hpp"
#include "palimpsest/text/detail/neighbours.hpp"
#include "palimpsest/text/digits.hpp"
#include "palimpsest/text/marks.hpp"
#include "palimpsest/text/utf8.hpp"

/// The rules of masks.hpp, which is the header to include.
namespace palimpsest {
inline namespace v1 {
namespace detail {

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
        if (is_closing_quote(after_.value)) return false;
        const bool in_term = is_digit(after_) || after_.value == U'光' || after_.value == U'射';
        return !in_term && before_.value != U'+' && before_.value != U'＋';
    }

    /// “数据要素×”: a sign for times, or a letter that is spoken of.
    [[nodiscard]] static constexpr bool is_closing_quote(char32_t value) noexcept {
        return value == U'”' || value == U'’' || value == U'」' || value == U'"';
    }

    [[nodiscard]] constexpr bool is_underscore_mask() const noexcept {
        if (is_ascii_letter(before_.value) || is_ascii_letter(after_.value)) return false;
        return !is_between_digits() && !is_rule();
    }

    [[nodiscard]] constexpr bool is_asterisk_mask() const noexcept {
        if (is_between_digits() || is_rule()) return false;
        if (run_.length == 1) return !(is_blank(after_.value) && is_first_of_line());
        return !is_emphasis_mark(text_, run_.begin, run_.end);
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
