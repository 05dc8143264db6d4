#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "palimpsest/text/digits.hpp"
#include "palimpsest/text/utf8.hpp"

/// The grammar behind read_chinese_numeral of numerals.hpp, which is the header to include.
namespace palimpsest {
inline namespace v1 {
namespace detail {

/// Reads a Chinese numeral from left to right; see read_chinese_numeral for the grammar.
class ChineseNumeralReader {
  public:
    constexpr ChineseNumeralReader(std::string_view text, std::uint64_t offset) noexcept
        : text_(text), end_(offset) {}

    [[nodiscard]] constexpr std::optional<Numeral> read() noexcept {
        const CodePoint first = code_point_at(text_, end_);
        if (chinese_digit(first.value) >= 0) {
            const CodePoint second = code_point_at(text_, end_ + first.size);
            if (chinese_digit(second.value) >= 0 || chinese_digit(first.value) == 0) {
                return positional();
            }
        }
        return structured();
    }

  private:
    struct Part {
        std::uint64_t value = 0;
        std::uint64_t lone_digit = 0;  // The part is this digit and nothing else.
        bool found = false;
    };

    [[nodiscard]] constexpr CodePoint peek(std::uint64_t at) const noexcept {
        return code_point_at(text_, at);
    }

    /// Digits alone: 二〇二四. A unit after several of them makes an estimate (三四十).
    [[nodiscard]] constexpr std::optional<Numeral> positional() noexcept {
        Numeral numeral{0, end_};
        int count = 0;
        CodePoint next = peek(numeral.end);
        for (; chinese_digit(next.value) >= 0; next = peek(numeral.end)) {
            if (++count > 18) return std::nullopt;
            numeral.value =
                numeral.value * 10 + static_cast<std::uint64_t>(chinese_digit(next.value));
            numeral.end += next.size;
        }
        if (chinese_unit(next.value) > 0 || chinese_large_unit(next.value) > 0) return std::nullopt;
        return numeral;
    }

    /// Parts below ten thousand, each with its large unit: 三亿二千万零五.
    [[nodiscard]] constexpr std::optional<Numeral> structured() noexcept {
        std::uint64_t total = 0;
        std::uint64_t smallest = UINT64_MAX;  // The smallest large unit so far.
        bool found = false;
        while (true) {
            const std::uint64_t before = end_;
            const bool zero = found && skip_zero();
            const Part part = read_part(found);
            if (!part.found) {
                end_ = before;
                break;
            }
            const CodePoint next = peek(end_);
            const std::uint64_t unit = chinese_large_unit(next.value);
            if (unit > 0 && unit < smallest) {
                end_ += next.size;
                total += part.value * unit;
                smallest = unit;
                found = true;
                if (read_hundred_million_after(unit)) {
                    total *= 100'000'000;
                    smallest = 100'000'000;
                }
                continue;
            }
            const bool shortened = found && !zero && part.lone_digit > 0;  // 一万二 is 12000.
            total += shortened ? part.lone_digit * smallest / 10 : part.value;
            found = true;
            break;
        }
        if (!found) return std::nullopt;
        return Numeral{total, end_};
    }

    /// The 亿 of 万亿.
    [[nodiscard]] constexpr bool read_hundred_million_after(std::uint64_t unit) noexcept {
        const CodePoint next = peek(end_);
        if (unit != 10'000 || chinese_large_unit(next.value) != 100'000'000) return false;
        end_ += next.size;
        return true;
    }

    /// Steps over one 零 that a digit, a ten or a unit's digit follows.
    [[nodiscard]] constexpr bool skip_zero() noexcept {
        const CodePoint zero = peek(end_);
        if (zero.size == 0 || chinese_digit(zero.value) != 0) return false;
        const CodePoint next = peek(end_ + zero.size);
        if (chinese_digit(next.value) <= 0 && chinese_unit(next.value) != 10) return false;
        end_ += zero.size;
        return true;
    }

    /// 廿 卅 卌: tens in one character; 0 for anything else.
    [[nodiscard]] static constexpr std::uint64_t tens(char32_t value) noexcept {
        return value == U'廿' ? 20 : value == U'卅' ? 30 : value == U'卌' ? 40 : 0;
    }

    /// A number below ten thousand. `after_large_unit`: a lone digit may follow.
    [[nodiscard]] constexpr Part read_part(bool after_large_unit) noexcept {
        Part part;
        std::uint64_t smallest = 10'000;
        while (smallest > 1) {
            const std::uint64_t before = end_;
            const bool zero = part.found && skip_zero();
            const CodePoint next = peek(end_);
            const int digit = chinese_digit(next.value);
            if (digit > 0) {
                const CodePoint after = peek(end_ + next.size);
                const std::uint64_t unit = chinese_unit(after.value);
                const auto value = static_cast<std::uint64_t>(digit);
                if (unit > 0 && unit < smallest) {
                    part.value += value * unit;
                    smallest = unit;
                    end_ += next.size + after.size;
                } else if (unit == 0) {
                    if (!part.found) part.lone_digit = after_large_unit ? value : 0;
                    const bool shortened = part.found && !zero && smallest > 10;  // 一百二 is 120.
                    part.value += shortened ? value * smallest / 10 : value;
                    smallest = 1;
                    end_ += next.size;
                } else {
                    end_ = before;
                    break;
                }
            } else if (smallest > 10 && (tens(next.value) > 0 || chinese_unit(next.value) == 10)) {
                part.value += tens(next.value) > 0 ? tens(next.value) : 10;
                smallest = 10;
                end_ += next.size;
            } else {
                end_ = before;
                break;
            }
            part.found = true;
        }
        return part;
    }

    std::string_view text_;
    std::uint64_t end_;
};

}  // namespace detail

}  // namespace v1
}  // namespace palimpsest
