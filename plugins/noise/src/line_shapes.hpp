#pragma once

#include <cstdint>
#include <string_view>

/// What a line looks like by itself. Lines have no blanks at their ends.
namespace palimpsest::noise {

/// Columns that a line takes: two for a wide character.
[[nodiscard]] std::uint64_t width_of(std::string_view line);

/// The line without emphasis at its end.
[[nodiscard]] std::string_view plain(std::string_view line);

/// A mark that ends a sentence stands in it.
[[nodiscard]] bool has_inner_stop(std::string_view line);

/// A comma stands in it.
[[nodiscard]] bool has_comma(std::string_view line);

/// 一、 （一） 1. 第一章: what a heading or an entry begins with.
[[nodiscard]] bool is_numbered(std::string_view line);

/// Short, and without a mark of a sentence: a title, a name, a date.
[[nodiscard]] bool is_title(std::string_view line);

/// A number that stands alone: 100, 37.6%.
[[nodiscard]] bool is_figure(std::string_view line);

/// 各位代表： opens a speech.
[[nodiscard]] bool is_salutation(std::string_view line);

/// 一、… or （一）…, but not 一是… or 二要…, which are sentences.
[[nodiscard]] bool is_glued_heading(std::string_view sentence);

}  // namespace palimpsest::noise
