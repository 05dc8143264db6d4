#pragma once

#include <optional>
#include <string_view>

#include "placeholders.hpp"
#include "slots.hpp"

/// What the words around a mask say it stands for, where no noun follows it.
namespace palimpsest::placeholders {

/// 赴XX, 代表XXX, 项目***, 姓名：____; empty where they say nothing.
[[nodiscard]] std::optional<StandsFor> told_before(std::string_view text, std::uint64_t begin);

/// [姓名], {{city}}: what the words in the brackets name.
[[nodiscard]] StandsFor told_inside(std::string_view inside);

/// Where a person's name begins that ends with the mask [begin, end): the 张 of 张某某; `begin`
/// where there is no surname.
[[nodiscard]] std::uint64_t surname_begin(std::string_view text, const Slot& slot);

/// Where the name of a place begins that ends with the mask: the 青 of 青××镇. Only the sign ×
/// masks parts of names; the slot's begin where no character stands before it that names begin
/// with.
[[nodiscard]] std::uint64_t partial_name_begin(std::string_view text, const Slot& slot);

/// True where a name that begins at `begin` stands behind no word, or behind a preposition.
[[nodiscard]] bool stands_apart(std::string_view text, std::uint64_t begin);

/// Where the other slot of a list or a span begins, behind 、 和 —— and the like at `at`; `at`
/// where nothing joins.
[[nodiscard]] std::uint64_t after_joint(std::string_view text, std::uint64_t at);

/// A list of names joins the mask [begin, end): XX、清水社区; what these names are.
[[nodiscard]] std::optional<StandsFor> told_by_list(std::string_view text, std::uint64_t begin,
                                                    std::uint64_t end);

/// True for two asterisks that stand in or beside running words: 发扬**和严格.
[[nodiscard]] bool is_beside_words(std::string_view text, const Slot& slot);

}  // namespace palimpsest::placeholders
