#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace palimpsest::sections {

/// What a line at a work's begin may be.
enum class BlockKind : std::uint8_t {
    none,       ///< A sentence, or too long to be any of these.
    plain,      ///< Short, without a sentence's signs: a title where its neighbours say so.
    label,      ///< 第五篇：…, 篇一：…, 【篇二】…: a piece of a compilation.
    title,      ///< Ends in the name of a kind of document and names an office, a place or a role.
    part,       ///< Ends so and names none, as 2022年工作总结: a title, or a part of a work.
    session,    ///< ——2024年1月5日在…会议上.
    date,       ///< （2024年1月5日）.
    bare_date,  ///< 2024年1月5日: beside a title its date, below a work its end.
    speaker,    ///< 省长 张三.
    name,       ///< Two to four characters.
    address,    ///< 各位代表：.
    call,       ///< 各位代表！, said in the middle of a speech as well.
    addressee,  ///< 县政府办公室：.
    source,     ///< 来源：…, 责任编辑：…
    comment,    ///< <!-- … -->
    annex,      ///< 附件, 名词解释, 〔注释〕.
};

struct BlockLine {
    BlockKind kind = BlockKind::none;
    std::uint64_t title_end = 0;   ///< Of a title or label: before a date in brackets or a dash.
    std::uint64_t number_end = 0;  ///< Of a label: after its number.
    bool is_named = false;         ///< A title that begins with the name of a place or an office.
    bool is_spaced = false;        ///< A title with a blank between its characters.
    bool has_session = false;      ///< A title with the session behind it in the same line.
};

/// What the line with the ink `ink` may be. Looks at no more than some hundred bytes.
/// Threads: safe anywhere.
[[nodiscard]] BlockLine block_line(std::string_view ink);

/// Where the number of a label ends that a paragraph begins with, before its colon: 篇三：….
/// Threads: safe anywhere.
[[nodiscard]] std::optional<std::uint64_t> label_before_text(std::string_view ink);

}  // namespace palimpsest::sections
