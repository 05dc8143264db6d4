#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "mentions.hpp"
#include "years.hpp"

/// What the inference reads of a work, and small readings that its parts share.
namespace palimpsest::years {

/// A work inside of a document: its bytes `[begin, end)` of `text`, the expressions and the terms
/// that lie in them, both ascending.
struct Work {
    std::string_view text;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::span<const Year> years;
    std::span<const Mention> mentions;
};

/// When in its year a work looks back: at the new year on the year before, or at its end on the
/// year itself.
enum class Season : std::uint8_t { unknown, new_year, year_end };

struct YearRange {
    int first = 0;
    int last = 0;
};

/// The years that an expression says in digits: 2024, 2016/2020; empty where one is masked.
[[nodiscard]] std::optional<YearRange> said_years(const Year& year);

/// The month of an expression, 0 where it says none.
[[nodiscard]] int said_month(const Year& year);

/// The relative expression's own words: 今年, 明年.
[[nodiscard]] std::string_view words(const Work& work, const Year& year);

/// How far the year that a relative expression names lies from the work's: 明年 is 1. Empty for
/// spans of years.
[[nodiscard]] std::optional<int> distance(std::string_view words);

/// 到2020年, 至2010年: a year that is aimed at, or the end of a span.
[[nodiscard]] bool is_target(std::string_view text, const Year& year);

/// The date of delivery in the work's head: 2008年1月25日在…会议上.
[[nodiscard]] const Year* date_of_delivery(const Work& work);

/// The expression that the words at `at` are said about: the nearest one before in the same
/// sentence. Empty where there is none.
[[nodiscard]] const Year* subject_before(const Work& work, std::uint64_t at);

/// The year that the first line of a summary names, 2031年工作总结; null for other works.
[[nodiscard]] const Year* summed_up(const Work& work);

/// The season by the month of delivery, else by the work's words.
[[nodiscard]] Season season_of(const Work& work);

/// The part of the sentence of `[begin, end)` that follows it, at most `most` bytes.
[[nodiscard]] std::string_view rest_of_sentence(std::string_view text, std::uint64_t end,
                                                std::uint64_t most);

}  // namespace palimpsest::years
