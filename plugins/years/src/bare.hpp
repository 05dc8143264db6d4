#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "years.hpp"

/// Years that no 年 follows. They are read where nothing else can be meant, and nowhere else.
namespace palimpsest::years {

/// The year or the span of years whose first sign begins at byte `begin`:
///  - in Chinese digits: 二○二四, 一九八一和;
///  - in a name: “2018中国…”, 《…行动纲要2030》, 2008中国…;
///  - in a title, which is a short line that names a kind of document: 2024政府工作报告;
///  - listed before their number: 1979、1980两年;
///  - spans in parentheses and at the begin or end of a name: （2015—2020）.
/// Empty where 年 follows, and for amounts.
[[nodiscard]] std::optional<Year> bare_at(std::string_view text, std::uint64_t begin);

/// The year in two digits behind an apostrophe at byte `begin`: ’98, '09年.
[[nodiscard]] std::optional<Year> apostrophe_at(std::string_view text, std::uint64_t begin);

/// The year in two digits before the 年 at byte `sign`, which could be a number of years too, by
/// what stands around it: 05年, 98年底, 比八二年, 97年3月.
[[nodiscard]] std::optional<Year> short_year_before(std::string_view text, std::uint64_t sign);

}  // namespace palimpsest::years
