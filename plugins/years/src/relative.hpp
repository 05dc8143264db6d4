#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "years.hpp"

namespace palimpsest::years {

/// The relative expression whose 年 begins at byte `sign`: 今年, 去年, 上年度, 上一年, 今明两年,
/// 五年来, 近五年, 过去五年, and 五年 (a term of office) at a sentence's begin. Empty where 年
/// belongs to something else: 文明年, 以上年, 30年.
[[nodiscard]] std::optional<Year> relative_at(std::string_view text, std::uint64_t sign);

/// The decade whose 年代 begins at byte `sign`: 50年代, 上世纪八十年代, 1990年代. A decade that may
/// be of either century (20年代) needs its century.
[[nodiscard]] std::optional<Year> decade_at(std::string_view text, std::uint64_t sign);

/// The plan whose last or only 五 begins at byte `sign`: 十三五, “九五”, “六五”普法,
/// 第十个五年计划.
[[nodiscard]] std::optional<Year> plan_at(std::string_view text, std::uint64_t sign);

}  // namespace palimpsest::years
