#include "block_line.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "characters.hpp"
#include "palimpsest/text/numerals.hpp"
#include "wording.hpp"
#include "words.hpp"

namespace palimpsest::sections {
namespace {

constexpr std::uint64_t longest_block_line = 240;  // Bytes of a line of a title block.
constexpr std::uint64_t longest_annex = 90;  // Bytes of 附：有关名词解释 and the like.

constexpr auto annex_words = word_set("注释", "注解", "附注", "名词解释", "名词说明", "名词术语",
                                      "缩略语", "用语说明", "用语解释", "术语解释");
constexpr auto annex_begins = word_set("附件", "附表", "附录", "附页", "附：", "附:");
constexpr auto roles =
    word_set("省长", "市长", "县长", "区长", "镇长", "乡长", "州长", "盟长", "主席", "主任", "书记",
             "局长", "总理", "院长", "部长", "厅长", "校长", "会长", "处长", "科长", "站长", "所长",
             "委员", "经理", "董事长", "检察长", "报告人", "主持人");
constexpr auto not_of_speakers = word_set("工作", "建设", "加强", "推进", "队伍", "制度");
constexpr auto meetings = word_set("会议上", "大会上", "会上", "次会议", "代表大会");
constexpr auto sources =
    word_set("来源", "文章来源", "信息来源", "本文来源", "责任编辑", "编辑：", "作者：", "稿源",
             "发布时间", "发布日期", "（来源", "(来源", "（责任编辑", "(责任编辑", "摘自", "述职人",
             "汇报人", "报告人：");
constexpr auto press = word_set("日报", "新华社", "新华网", "来源", "记者", "责任编辑", "报》");
constexpr auto address_words = word_set("各位", "尊敬的", "同志们", "同学们", "女士们", "朋友们",
                                        "老师们", "主席团", "主任、", "主席、", "大家好");
constexpr auto not_of_titles =
    word_set("现将", "以上", "特此", "请", "为此", "我们", "听取", "审议");

/// No title ends in these: the sentence goes on in the next line.
constexpr auto goes_on =
    word_set("的", "于", "和", "与", "及", "、", "，", ",", "是", "为", "在", "从", "对", "把",
             "被", "向", "由", "将", "已经", "正在", "并", "而");

/// A short line without blanks; kept in place.
class Squeezed {
  public:
    explicit Squeezed(std::string_view line) {
        for (const auto [offset, value, size] : code_points(line)) {
            if (is_blank(value)) {
                ++blanks_;
                continue;
            }
            for (std::uint32_t i = 0; i < size; ++i) bytes_[size_++] = line[offset + i];
            ++length_;
            han_ += is_han(value);
            has_sentence_sign_ = has_sentence_sign_ || is_sentence_end(value) ||
                                 is_semicolon(value) || value == U'…' || value == U'|' ||
                                 value == U'｜' || value == U'>' || value == U'＞';
            colons_ += is_colon(value);
            commas_ += is_comma(value);
        }
    }
    std::string_view view() const { return {bytes_.data(), size_}; }
    /// In code points.
    std::uint64_t length() const { return length_; }
    std::uint64_t commas() const { return commas_; }
    std::uint64_t colons() const { return colons_; }
    bool is_mostly_han() const { return han_ * 2 >= length_; }
    bool is_spaced() const { return length_ >= 4 && blanks_ + 1 >= length_; }
    bool has_sentence_sign() const { return has_sentence_sign_; }

  private:
    std::array<char, longest_block_line> bytes_{};
    std::size_t size_ = 0;
    std::uint64_t length_ = 0;
    std::uint64_t han_ = 0;
    std::uint64_t blanks_ = 0;
    std::uint64_t colons_ = 0;
    std::uint64_t commas_ = 0;
    bool has_sentence_sign_ = false;
};

bool is_dash(char32_t value) {
    return value == U'—' || value == U'─' || value == U'―' || value == U'－' || value == U'–' ||
           value == U'-' || value == U'━';
}

std::string_view without_dashes(std::string_view text) {
    for (CodePoint next = code_point_at(text, 0); is_dash(next.value);
         next = code_point_at(text, 0))
        text.remove_prefix(next.size);
    return text;
}

/// 第五篇, 篇一, 范文3 at `at`; where it ends.
std::optional<std::uint64_t> piece_at(std::string_view text, std::uint64_t at) {
    const std::string_view rest = text.substr(at);
    std::uint64_t numeral_at = at;
    bool is_ordinal = false;
    if (rest.starts_with("第")) {
        numeral_at += 3;
        is_ordinal = true;
    } else if (rest.starts_with("篇")) {
        numeral_at += 3;
    } else if (rest.starts_with("范文")) {
        numeral_at += 6;
    } else {
        return std::nullopt;
    }
    const auto numeral = read_numeral(text, numeral_at);
    if (!numeral || numeral->value < 1 || numeral->value > 199) return std::nullopt;
    if (!is_ordinal) return numeral->end;
    if (!text.substr(numeral->end).starts_with("篇")) return std::nullopt;
    return numeral->end + 3;
}

/// A label at a line's begin, and where its number ends.
std::optional<std::uint64_t> label_at(std::string_view ink) {
    const CodePoint first = code_point_at(ink, 0);
    const bool is_bracketed = first.value == U'【' || first.value == U'[' || first.value == U'［' ||
                              first.value == U'（' || first.value == U'(';
    const auto end = piece_at(ink, is_bracketed ? first.size : 0);
    if (!end) return std::nullopt;
    const CodePoint next = code_point_at(ink, *end);
    if (is_bracketed) {
        const bool closes = is_closing(next.value) || next.value == U']' || next.value == U'］';
        return closes ? std::optional(*end + next.size) : std::nullopt;
    }
    if (next.size == 0 || is_colon(next.value)) return end;
    const bool is_apart = is_blank(next.value) || next.value == U'、' || next.value == U'.';
    return is_apart && names_document(ink) ? end : std::nullopt;
}

/// …总结 篇2, …总结（篇二）, …总结范文3.
bool has_label_behind(std::string_view squeezed) {
    if (squeezed.ends_with("）") || squeezed.ends_with("】"))
        squeezed.remove_suffix(3);
    else if (squeezed.ends_with(")") || squeezed.ends_with("]"))
        squeezed.remove_suffix(1);
    for (const std::string_view word : {"篇", "范文", "第"}) {
        const std::size_t at = squeezed.rfind(word);
        if (at == squeezed.npos || at < 12) continue;
        if (piece_at(squeezed, at) != squeezed.size()) continue;
        std::string_view title = squeezed.substr(0, at);
        for (const std::string_view open : {"（", "【", "(", "[", "范文", "精选"})
            if (title.ends_with(open)) title.remove_suffix(open.size());
        if (names_document(title)) return true;
    }
    return false;
}

bool is_annex(std::string_view ink, const Squeezed& squeezed) {
    if (ink.size() > longest_annex || squeezed.has_sentence_sign()) return false;
    return annex_begins.begins(squeezed.view()) || annex_words.within(squeezed.view());
}

/// 来源：…, and （…日报…） below a text.
bool is_source(const Squeezed& squeezed) {
    const std::string_view text = squeezed.view();
    if (sources.begins(text)) return true;
    return is_opening(code_point_at(text, 0).value) &&
           is_closing(code_point_before(text, text.size()).value) &&
           (press.within(text) || text.find("通过") != text.npos);
}

/// 各位代表： or 各位代表！
BlockKind address_kind(const Squeezed& squeezed) {
    const std::string_view text = squeezed.view();
    if (squeezed.length() > 40 || !address_words.begins(text)) return BlockKind::none;
    const char32_t last = code_point_before(text, text.size()).value;
    if (is_colon(last) || text == "各位代表") return BlockKind::address;
    return last == U'！' ? BlockKind::call : BlockKind::none;
}

bool is_session(const Squeezed& squeezed) {
    const std::string_view text = without_dashes(squeezed.view());
    const bool has_dash = text.size() < squeezed.view().size();
    if (squeezed.has_sentence_sign() || squeezed.length() > 70) return false;
    if (has_dash && begins_with_year(text)) return true;
    if (!meetings.within(text)) return false;
    return has_dash || begins_with_year(text) || text.starts_with("在") ||
           text.starts_with("（在") || text.ends_with("会议上") || text.ends_with("大会上");
}

bool is_date(const Squeezed& squeezed) {
    std::string_view text = squeezed.view();
    const CodePoint first = code_point_at(text, 0);
    if (first.value != U'（' && first.value != U'(') return false;
    if (squeezed.length() > 40 || squeezed.has_sentence_sign()) return false;
    const CodePoint last = code_point_before(text, text.size());
    text.remove_prefix(first.size);
    return is_closing(last.value) && begins_with_year(text);
}

bool is_bare_date(const Squeezed& squeezed) {
    const std::string_view text = squeezed.view();
    return squeezed.length() <= 16 && begins_with_year(text) &&
           (text.ends_with("日") || text.ends_with("月"));
}

bool is_speaker(const Squeezed& squeezed) {
    const std::string_view text = squeezed.view();
    if (squeezed.length() > 34 || squeezed.commas() > 0 || squeezed.colons() > 1 ||
        squeezed.has_sentence_sign())
        return false;
    const std::uint64_t role_end = roles.last_end(text);
    if (role_end == 0 || not_of_speakers.within(text)) return false;
    return count_code_points(text.substr(role_end)) <= 16;
}

bool is_name(const Squeezed& squeezed) {
    if (squeezed.length() < 2 || squeezed.length() > 4) return false;
    for (const auto [offset, value, size] : code_points(squeezed.view()))
        if (!is_han(value)) return false;
    return true;
}

/// Where a title ends in its line: before a dash or a bracket that the session stands in.
BlockLine title_line(std::string_view ink, BlockKind kind) {
    BlockLine line{kind, ink.size(), 0, false, false, false};
    for (const auto [offset, value, size] : code_points(ink)) {
        const bool is_double_dash =
            is_dash(value) && is_dash(code_point_at(ink, offset + size).value);
        if (offset < 12 || (!is_double_dash && value != U'（' && value != U'(')) continue;
        const std::string_view rest = ink.substr(offset + size);
        if (!begins_with_year(without_dashes(rest)) && !meetings.within(rest)) continue;
        line.title_end = offset;
        line.has_session = meetings.within(rest);
        while (is_blank(code_point_before(ink, line.title_end).value))
            line.title_end -= code_point_before(ink, line.title_end).size;
        break;
    }
    return line;
}

BlockLine title_or_plain(std::string_view ink, const Squeezed& squeezed) {
    if (squeezed.has_sentence_sign() || squeezed.commas() > 1 || squeezed.colons() > 0 ||
        is_dash(code_point_at(ink, 0).value) || not_of_titles.begins(squeezed.view()) ||
        goes_on.ending(squeezed.view()) > 0)
        return {};
    BlockLine line = title_line(ink, BlockKind::plain);
    const Squeezed cut(ink.substr(0, line.title_end));
    if (cut.length() < 4 || cut.length() > 60) return {};
    line.is_spaced = cut.is_spaced();
    line.is_named = begins_with_name(cut.view());
    const bool is_plan = names_plan(cut.view());
    if (is_plan || names_document(cut.view())) {
        const bool is_title = is_plan ? line.is_named : names_office(cut.view());
        line.kind = is_title ? BlockKind::title : BlockKind::part;
    }
    const bool is_button = is_opening(code_point_at(ink, 0).value) && !ink.starts_with("《") &&
                           is_closing(code_point_before(ink, ink.size()).value);
    const bool is_no_title = is_button || !squeezed.is_mostly_han();
    return line.kind == BlockKind::plain && is_no_title ? BlockLine{} : line;
}

}  // namespace

std::optional<std::uint64_t> label_before_text(std::string_view ink) {
    const auto label = label_at(ink);
    return label && is_colon(code_point_at(ink, *label).value) ? label : std::nullopt;
}

BlockLine block_line(std::string_view ink) {
    if (ink.starts_with("<!--")) {
        const Squeezed comment(ink.substr(0, std::min(ink.size(), longest_block_line)));
        const bool is_below = comment.view().find("来源") != std::string_view::npos;
        return {is_below ? BlockKind::source : BlockKind::comment, 0, 0, false, false, false};
    }
    if (ink.size() > longest_block_line) return {};
    if (const auto label = label_at(ink)) {
        const bool is_alone = *label + code_point_at(ink, *label).size == ink.size();
        return {BlockKind::label, is_alone ? *label : ink.size(), *label, false, false, false};
    }
    const Squeezed squeezed(ink);
    const auto only = [](BlockKind kind) { return BlockLine{kind, 0, 0, false, false, false}; };
    if (is_source(squeezed)) return only(BlockKind::source);
    if (is_annex(ink, squeezed)) return only(BlockKind::annex);
    const BlockKind address = address_kind(squeezed);
    if (address != BlockKind::none) return only(address);
    if (!squeezed.has_sentence_sign() && has_label_behind(squeezed.view()))
        return {BlockKind::label, ink.size(), 0, false, false, false};
    const BlockLine title = title_or_plain(ink, squeezed);
    if (title.kind == BlockKind::title || title.kind == BlockKind::part) return title;
    if (is_session(squeezed)) return only(BlockKind::session);
    if (is_date(squeezed)) return only(BlockKind::date);
    if (is_bare_date(squeezed)) return only(BlockKind::bare_date);
    if (is_speaker(squeezed)) return only(BlockKind::speaker);
    if (is_name(squeezed)) return only(BlockKind::name);
    if (squeezed.length() <= 30 && squeezed.colons() == 1 && squeezed.commas() <= 1 &&
        is_colon(code_point_before(ink, ink.size()).value) && names_office(squeezed.view()))
        return only(BlockKind::addressee);
    return title;
}

}  // namespace palimpsest::sections
