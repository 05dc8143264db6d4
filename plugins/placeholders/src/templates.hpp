#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// Slots that are written as words in brackets.
namespace palimpsest::placeholders {

/// What may open such a slot.
inline constexpr std::u32string_view template_openings = U"[【{$<〈＜［(（";

/// The end of the slot whose opening bracket stands at `at`: [姓名], 【单位名称】, {{name}},
/// ${name}, <姓名>, （此处填写单位）. Empty where no slot opens. Years ([年份]) are none. Looks at
/// no more than some dozen code points.
[[nodiscard]] std::optional<std::uint64_t> template_end(std::string_view text, std::uint64_t at);

}  // namespace palimpsest::placeholders
