#include "unnumbered.hpp"

#include <algorithm>
#include <optional>

#include "block_line.hpp"
#include "characters.hpp"
#include "lines.hpp"
#include "marks.hpp"
#include "wording.hpp"
#include "words.hpp"

namespace palimpsest::sections {
namespace {

constexpr std::uint64_t longest_line_alone = std::uint64_t{40} * 3;  // Bytes.
constexpr std::uint64_t least_paragraph =
    std::uint64_t{40} * 3;  // Bytes of one that a heading stands above.
constexpr std::uint64_t longest_name = std::uint64_t{4} * 3;  // Bytes.
constexpr std::uint64_t shortest_topic = 4;                   // Code points, as below.
constexpr std::uint64_t longest_topic = 22;
constexpr std::uint64_t longest_dashed_topic = 40;
constexpr std::uint64_t least_after_topic =
    std::uint64_t{20} * 3;  // Bytes of the paragraph's rest.

constexpr auto no_topics =
    word_set("各位", "同志", "同时", "此外", "与此", "一年", "我们", "这", "对此", "为此", "以上",
             "其中", "总之", "当前", "今年", "去年", "第", "首先", "其次", "最后", "预计", "到",
             "全年", "通过", "他", "她", "我", "但", "明年");

/// What is said of a time is no topic: 过去的五年极不寻常。2031年是关键的一年。
constexpr auto verdicts_on_times =
    word_set("来之不易", "不平凡", "不寻常", "的一年", "元年", "之年", "开局年");

/// A slogan and what follows from it: 稳定压倒一切。我们要….
constexpr auto appeals = word_set("我们要", "我们必须", "我们将");

bool is_title_dash(char32_t value) {
    return value == U'—' || value == U'─' || value == U'―' || value == U'━';
}

class UnnumberedReader {
  public:
    explicit UnnumberedReader(std::string_view text) : text_(text) {}

    std::vector<Unnumbered> read() {
        Lines lines(text_);
        auto line = lines.next();
        while (line) {
            const auto next = lines.next();
            read_line(*line, next);
            line = next;
        }
        return std::move(found_);
    }

  private:
    std::string_view ink_of(const Line& line) const {
        return text_.substr(line.ink, line.end - line.ink);
    }

    void read_line(const Line& line, const std::optional<Line>& next) {
        const std::string_view ink = ink_of(line);
        const bool is_numbered = mark_at(ink, 0).has_value();
        if (is_numbered) {
            follows_end_ = true;
            has_body_ = false;
            return;
        }
        if (ink.size() <= longest_line_alone && read_alone(line, ink, next)) {
            follows_end_ = true;
            return;
        }
        read_topic(line, ink);
        const char32_t last = code_point_before(ink, ink.size()).value;
        follows_end_ = is_sentence_end(last) || is_closing(last) || is_colon(last) ||
                       is_semicolon(last) || last == U'…';
    }

    /// True for headings and other lines of which the next paragraph is no part.
    bool read_alone(const Line& line, std::string_view ink, const std::optional<Line>& next) {
        const BlockLine kind = block_line(ink);
        Unnumbered found{line.begin, line.ink,           line.end, Unnumbered::Kind::alone,
                         false,      line.is_emphasised, false,    has_body_};
        if (kind.kind == BlockKind::annex) {
            found.kind = Unnumbered::Kind::annex;
            while (is_colon(code_point_before(text_, found.end).value))
                found.end -= code_point_before(text_, found.end).size;
            add(found);
            return true;
        }
        const bool is_plain =
            kind.kind == BlockKind::plain ||
            (kind.kind == BlockKind::name && ink.size() >= longest_name);  // 存在问题.
        const bool is_title = kind.kind == BlockKind::part || kind.kind == BlockKind::title;
        const bool is_of_block = !is_plain && kind.kind != BlockKind::none;
        if (!is_title && is_of_block) return true;
        if ((!is_plain && !is_title) || !next || !follows_end_ || !stands_above(*next))
            return is_of_block;
        const CodePoint last = code_point_before(ink, ink.size());
        if (!is_han(last.value) && !is_closing(last.value)) return false;
        add(found);
        return true;
    }

    /// A line that a heading may stand above: a paragraph, or a number.
    bool stands_above(const Line& next) const {
        const std::string_view ink = ink_of(next);
        if (ink.size() >= least_paragraph) return true;
        const auto mark = mark_at(ink, 0);
        return mark && !mark->is_reference && !mark->needs_predecessor;
    }

    void read_topic(const Line& line, std::string_view ink) {
        std::uint64_t begin = 0;
        while (is_title_dash(code_point_at(ink, begin).value))
            begin += code_point_at(ink, begin).size;
        const bool has_dash = begin > 0;
        while (is_blank(code_point_at(ink, begin).value) || code_point_at(ink, begin).value == U'*')
            begin += code_point_at(ink, begin).size;
        const auto end = follows_end_ ? topic_end(ink, begin, has_dash) : std::nullopt;
        if (!end) {
            has_body_ = true;
            return;
        }
        const bool is_emphasised = line.is_emphasised && ink.substr(*end).find("**") < 5;
        add({line.begin, line.ink + begin, line.ink + *end, Unnumbered::Kind::topic, true,
             is_emphasised, has_dash, has_body_});
    }

    /// Where the paragraph's first sentence ends, if that is short and a rest follows.
    static std::optional<std::uint64_t> topic_end(std::string_view ink, std::uint64_t begin,
                                                  bool has_dash) {
        if (no_topics.begins(ink.substr(begin))) return std::nullopt;
        std::uint64_t length = 0;
        std::uint64_t commas = 0;
        for (std::uint64_t at = begin; at < ink.size(); ++length) {
            const CodePoint next = code_point_at(ink, at);
            if (next.value == U'。') {
                const bool is_long_enough = length >= shortest_topic;
                const bool has_rest = ink.size() - at >= least_after_topic;
                const std::string_view topic = ink.substr(begin, at - begin);
                const bool is_of_time = begins_with_year(topic) || verdicts_on_times.within(topic);
                const bool is_slogan = appeals.begins(ink.substr(at + next.size));
                return is_long_enough && has_rest && !is_of_time && !is_slogan ? std::optional(at)
                                                                               : std::nullopt;
            }
            commas += is_comma(next.value);
            const bool is_no_topic = is_sentence_end(next.value) || is_colon(next.value) ||
                                     is_semicolon(next.value) || next.value == U'%' ||
                                     next.value == U'％' || commas > (has_dash ? 1U : 0U);
            if (is_no_topic || length >= (has_dash ? longest_dashed_topic : longest_topic))
                return std::nullopt;
            at += next.size;
        }
        return std::nullopt;
    }

    void add(const Unnumbered& found) {
        found_.push_back(found);
        has_body_ = false;
    }

    std::string_view text_;
    std::vector<Unnumbered> found_;
    bool follows_end_ = true;  // The line before ends as a paragraph or a heading does.
    bool has_body_ = false;
};

/// Nothing but final signs, closing brackets, blanks and emphasis.
bool is_bare(std::string_view rest) {
    for (const auto [offset, value, size] : code_points(rest))
        if (!is_blank(value) && !is_sentence_end(value) && !is_colon(value) && value != U'*' &&
            !is_closing(value))
            return false;
    return true;
}

}  // namespace

std::vector<Unnumbered> unnumbered_in(std::string_view text) {
    return UnnumberedReader(text).read();
}

std::vector<Unnumbered> known_headings(std::string_view text, std::vector<TextSpan> known) {
    std::sort(known.begin(), known.end(), [](const TextSpan& a, const TextSpan& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<Unnumbered> found;
    for (const TextSpan& span : known) {
        const std::string_view line = text.substr(span.begin, span.end - span.begin);
        std::uint64_t begin = span.begin;
        std::uint64_t end = span.begin + std::min(line.find('\n'), line.size());
        while (begin < end && is_blank(code_point_at(text, begin).value))
            begin += code_point_at(text, begin).size;
        for (CodePoint last = code_point_before(text, end);
             end > begin &&
             (is_blank(last.value) || is_sentence_end(last.value) || is_colon(last.value));
             last = code_point_before(text, end))
            end -= last.size;
        if (begin == end || (!found.empty() && found.back().end > begin)) continue;
        Unnumbered heading;
        heading.line = begin;
        for (CodePoint before = code_point_before(text, begin);
             is_leading_mark(before.value) || before.value == U'#' || is_opening(before.value);
             before = code_point_before(text, heading.line))
            heading.line -= before.size;
        heading.begin = begin;
        heading.end = end;
        heading.kind = Unnumbered::Kind::known;
        const std::string_view rest = text.substr(end, 40);
        heading.is_run_in = !is_bare(rest.substr(0, rest.find('\n')));
        found.push_back(heading);
    }
    return found;
}

std::vector<Unnumbered> unnumbered_headings(std::span<const Unnumbered> candidates,
                                            std::span<const Candidate> headings) {
    std::vector<Unnumbered> chosen;
    auto heading = headings.begin();
    for (std::size_t i = 0; i < candidates.size();) {
        if (candidates[i].kind != Unnumbered::Kind::topic) {
            chosen.push_back(candidates[i++]);
            continue;
        }
        while (heading != headings.end() && heading->begin < candidates[i].begin) ++heading;
        const std::uint64_t limit = heading == headings.end() ? UINT64_MAX : heading->begin;
        std::size_t last = i;
        std::size_t apart = 0;  // Pairs with other paragraphs between them.
        while (last < candidates.size() && candidates[last].kind == Unnumbered::Kind::topic &&
               candidates[last].begin < limit &&
               candidates[last].has_dash == candidates[i].has_dash)
            apart += last > i && candidates[last].follows_body, ++last;
        const bool has_siblings = last - i >= 2 && apart * 2 <= last - i;
        for (; i < last; ++i)
            if (has_siblings || candidates[i].is_emphasised) chosen.push_back(candidates[i]);
    }
    return chosen;
}

}  // namespace palimpsest::sections
