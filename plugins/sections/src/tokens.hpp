#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace palimpsest::sections {

/// The verbs that enumerations repeat: 一看…，二看…，三看….
inline constexpr std::u32string_view item_verbs =
    U"看抓靠为来则查讲促保强推重以问学访帮送改治管控防补提"
    U"扩增稳调优转引争创攻立严紧";

/// The kinds of enumeration marks; marks of one kind count on among themselves.
enum class TokenKind : std::uint8_t {
    point,              ///< 一是 一要
    enclosed,           ///< ① ⑴
    comma,              ///< 1、
    dot,                ///< 1. 1．
    bracketed,          ///< （1）
    half_bracketed,     ///< 1）
    chinese_bracketed,  ///< （一）
    chinese_comma,      ///< 一、
    verb,               ///< 一看: the first of as many kinds as there are verbs.
};

inline constexpr std::size_t token_kind_count =
    static_cast<std::size_t>(TokenKind::verb) + item_verbs.size();

/// What may be an enumeration mark.
struct Token {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint64_t number_begin = 0;
    std::uint64_t number_end = 0;
    std::uint32_t value = 0;
    std::size_t kind = 0;      ///< TokenKind, or a verb's.
    bool begins_line = false;  ///< But for leading marks.
    bool is_free = false;      ///< Stands at a line's begin or behind punctuation.
};

/// The first token at or after the boundary `at`. Constant time for each byte that is passed.
[[nodiscard]] std::optional<Token> next_token(std::string_view text, std::uint64_t at);

}  // namespace palimpsest::sections
