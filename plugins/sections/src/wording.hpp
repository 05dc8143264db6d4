#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// How works begin and end in words. The functions look at the ink of a paragraph and at no more
/// than some hundred bytes of it. Threads: safe anywhere.
namespace palimpsest::sections {

/// How strongly a paragraph looks like the first of a work: 0 not at all; 1 2024年…, and 2 一年来…,
/// as chapters begin too; 3 今年以来…, …制定本方案; 4 现将…汇报如下; 6 …向大会报告工作，请予审议.
[[nodiscard]] unsigned opening_strength(std::string_view paragraph);

/// How strongly a paragraph looks like the last of a work: 0 not at all, 1 …新贡献。,
/// 2 …努力奋斗！, 特此报告。
[[nodiscard]] unsigned closing_strength(std::string_view paragraph);

/// Where a title ends that has lost the line break behind it: at the name of a kind of document
/// that an opening follows at once. Empty where there is none.
[[nodiscard]] std::optional<std::uint64_t> run_in_title_end(std::string_view paragraph);

/// 2024年, 二〇二四年, 202_年, XX年.
[[nodiscard]] bool begins_with_year(std::string_view text);

/// `title` ends in the name of a kind of document: 报告, 总结; what stands in brackets behind it,
/// 范文 and the like do not count.
[[nodiscard]] bool names_document(std::string_view title);

/// `title` ends so that it may name a work of a certain office, and a part of one otherwise:
/// 工作安排.
[[nodiscard]] bool names_plan(std::string_view title);

/// An office, a place, a role or a mask stands in `title`.
[[nodiscard]] bool names_office(std::string_view title);

/// `title` begins with the name of a place or an office: 青山县水务局…, XX镇…, but not 全县….
[[nodiscard]] bool begins_with_name(std::string_view title);

}  // namespace palimpsest::sections
