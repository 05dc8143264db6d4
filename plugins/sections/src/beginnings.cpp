#include "beginnings.hpp"

#include <utility>

#include "block_line.hpp"
#include "characters.hpp"
#include "lines.hpp"
#include "marks.hpp"
#include "title_block.hpp"
#include "wording.hpp"

namespace palimpsest::sections {
namespace {

constexpr std::uint32_t most_lines = 12;                // Of a title block.
constexpr std::uint64_t longest_emphasised_line = 240;  // Bytes of a heading in **.
constexpr std::uint64_t shortest_paragraph = 60;        // Bytes, to tell that it was cut off.

/// What each piece of evidence around a title block counts; title_block.cpp has that of its lines.
enum ContextPoints : std::int32_t {
    for_indent = 2,
    for_truncation = 2,
    for_page = 5,
    for_bare_heading = 1,
    for_first_number = 1,  // Right below the title.
    for_notes = 1,
};

/// What stands before a line.
struct Before {
    std::int32_t closing = 0;  // Points for words that end a work.
    bool is_unfinished = false;
    bool is_bare_heading = false;
    bool is_annex = false;  // 附件 is the line before.
    std::uint64_t end = 0;
};

class BeginningsReader {
  public:
    BeginningsReader(std::string_view text, std::span<const std::uint64_t> cuts,
                     std::span<const std::uint64_t> pages)
        : text_(text), cuts_(cuts), pages_(pages) {}

    Beginnings read() {
        Lines lines(text_);
        auto line = lines.next();
        while (line) {
            const auto next = lines.next();
            read_line(*line, next ? next->indent : 0, next.has_value());
            indent_before_ = line->indent;
            is_first_ = false;
            line = next;
        }
        flush(0);
        return std::move(found_);
    }

  private:
    std::string_view ink_of(const Line& line) const {
        return text_.substr(line.ink, line.end - line.ink);
    }

    void read_line(const Line& line, std::uint64_t indent_after, bool has_next) {
        is_indented_ = !is_first_ && has_next && line.indent != indent_before_ &&
                       indent_before_ == indent_after;
        const std::string_view ink = ink_of(line);
        auto mark = mark_at(ink, 0);
        BlockLine kind;
        if (!mark || mark->form == Form::piece) kind = block_line(ink);
        if (kind.kind == BlockKind::label) mark.reset();
        if (mark) {
            if (mark->value != 1 && block_.is_only_plain()) block_ = {};
            flush(mark->value == 1 && block_.has_head() ? for_first_number : 0);
            before_ = {};
            has_short_line_ = false;
            before_.is_bare_heading = ink.size() < shortest_paragraph * 2;
            before_.closing = static_cast<std::int32_t>(closing_strength(ink));
            before_.end = line.end;
            body_ += ink.size();
        } else if (kind.kind == BlockKind::none || !taken(line, kind)) {
            read_paragraph(line, ink);
        }
    }

    /// Adds a line to the title block; false where it is no part of one.
    bool taken(const Line& line, const BlockLine& kind) {
        switch (kind.kind) {
            case BlockKind::source:
            case BlockKind::bare_date:
                if (block_.has_head() || (block_.has_frame() && kind.kind == BlockKind::bare_date))
                    break;
                end_of_work(line);
                return true;
            case BlockKind::annex:
                flush(0);
                before_ = {};
                before_.is_annex = true;
                before_.end = line.end;
                in_notes_ = true;
                return true;
            case BlockKind::addressee:
                if (!block_.has_head()) return false;
                break;
            case BlockKind::name:
                if (block_.is_only_plain()) return read_plain(line, kind);
                break;
            case BlockKind::plain:
                return read_plain(line, kind);
            default:
                break;
        }
        if (kind.kind == BlockKind::label && body_ > 0 && block_.lines > 0 && !block_.has_head())
            end_of_work(line);  // A signature stands before it.
        if (begins_another(kind.kind)) flush(0);
        if (is_signed(kind.kind)) end_of_work(line);
        add(line, kind);
        return true;
    }

    bool begins_another(BlockKind kind) const {
        const bool is_head =
            kind == BlockKind::title || kind == BlockKind::part || kind == BlockKind::label;
        if (block_.lines >= most_lines || (is_head && block_.has_head() && block_.has_frame()))
            return true;
        if (kind == BlockKind::label) return block_.has_head();
        return (block_.has_address || block_.has_call) && kind != BlockKind::address &&
               kind != BlockKind::call && kind != BlockKind::comment;
    }

    /// The block so far is but the name below a work, and a line of that kind begins the next one.
    bool is_signed(BlockKind kind) const {
        const bool is_first_line = kind == BlockKind::session || kind == BlockKind::speaker ||
                                   kind == BlockKind::title || kind == BlockKind::label;
        return block_.lines == 1 && block_.has_speaker && block_.is_behind_end && is_first_line;
    }

    bool read_plain(const Line& line, const BlockLine& kind) {
        if (block_.has_address || block_.lines >= most_lines) flush(0);
        const bool goes_on =
            block_.lines == 1 && (block_.context >= 2 || body_ == 0) && block_.plain.end > 0;
        if (block_.is_only_plain() && !goes_on) block_ = {};
        add(line, kind);
        return true;
    }

    /// A signature or a source below a work.
    void end_of_work(const Line& line) {
        block_ = {};
        before_ = {};
        before_.closing = 2;
        before_.end = line.end;
    }

    void add(const Line& line, const BlockLine& kind) {
        if (block_.lines == 0) {
            block_.begin = line.begin;
            block_.context = context(line);
            block_.is_annexed = before_.is_annex;
            block_.is_behind_page = block_.context >= for_page;
            block_.is_behind_end = body_ > 0 && before_.closing >= 2;
        }
        const bool is_title_of_part = kind.kind == BlockKind::part ||
                                      (kind.kind == BlockKind::plain && block_.is_only_plain());
        has_short_line_ = has_short_line_ || is_title_of_part;
        block_.add(line, kind);
    }

    /// One of `places` lies between the line and the text before it. `at`: where the search stands.
    bool stands_before(const Line& line, std::span<const std::uint64_t> places,
                       std::size_t& at) const {
        while (at < places.size() && places[at] < before_.end) ++at;
        return at < places.size() && places[at] <= line.ink;
    }

    /// Points for what stands before a line.
    std::int32_t context(const Line& line) {
        if (body_ == 0) return 0;
        std::int32_t points = before_.closing;
        if (before_.is_unfinished || stands_before(line, cuts_, cut_)) points += for_truncation;
        if (stands_before(line, pages_, page_)) points += for_page;
        if (before_.is_bare_heading) points += for_bare_heading;
        if (is_indented_) points += for_indent;
        if (in_notes_) points += for_notes;
        return points;
    }

    void read_paragraph(const Line& line, std::string_view ink) {
        if (block_.is_only_plain() && !block_.has_call && (body_ > 0 || block_.lines == 0)) {
            const std::int32_t points = block_.lines > 0 ? block_.context : context(line);
            block_ = {};  // A short line before it belongs to what stands before.
            block_.begin = line.begin;
            block_.context = points;
        }
        const bool has_name = begins_with_name(ink);
        const bool may_have_title =
            !block_.has_head() && (body_ == 0 || block_.context > 0 || has_name);
        std::int32_t opening = 0;
        if (const auto label = block_.has_head() ? std::nullopt : label_before_text(ink)) {
            read_labelled(line, ink, *label);
        } else if (const auto end = may_have_title ? run_in_title_end(ink) : std::nullopt) {
            block_.add_run_in({line.ink, line.ink, line.ink + *end, true, false}, has_name);
            opening = 2;
        } else if (!line.is_emphasised || ink.size() > longest_emphasised_line) {
            opening = static_cast<std::int32_t>(opening_strength(ink));
        }
        const bool is_of_heading = before_.is_bare_heading && block_.lines == 0 &&
                                   block_.title_count == 0 && !is_indented_;
        flush(is_of_heading && opening < 3 ? 0 : opening);
        before_ = {};
        before_.closing = static_cast<std::int32_t>(closing_strength(ink));
        const char32_t last = code_point_before(ink, ink.size()).value;
        before_.is_unfinished = ink.size() >= shortest_paragraph &&
                                (is_han(last) || is_comma(last) || is_latin(last) || last == U'、');
        before_.end = line.end;
        body_ += ink.size();
    }

    /// 篇三：乡镇工作总结今年以来…: a label that has lost the line break behind its title.
    void read_labelled(const Line& line, std::string_view ink, std::uint64_t label) {
        const std::uint64_t behind = label + code_point_at(ink, label).size;
        const auto title = run_in_title_end(ink.substr(behind));
        const std::uint64_t end = title ? behind + *title : label;
        if (block_.lines == 0) block_.begin = line.begin;
        block_.has_label = true;
        block_.add_run_in({line.ink, line.ink + label, line.ink + end, true, true}, false);
    }

    /// The block is whole: a paragraph whose opening counts `opening` follows, or a heading.
    void flush(std::int32_t opening) {
        const bool is_at_top = body_ == 0 && block_.plain.end > 0;
        const bool is_evident =
            !block_.is_only_plain() || opening > 0 || is_at_top || block_.context >= for_page;
        if (is_evident && !block_.is_annexed) {
            if (block_.has_frame() || body_ == 0) block_.take_plain_for_title();
            found_.places.push_back(
                {block_.begin, body_, static_cast<std::uint32_t>(found_.titles.size()),
                 static_cast<std::uint32_t>(block_.title_count),
                 block_.context + opening + block_.points(), block_.has_label, has_short_line_});
            found_.titles.insert(
                found_.titles.end(), block_.titles.begin(),
                block_.titles.begin() + static_cast<std::ptrdiff_t>(block_.title_count));
            in_notes_ = false;
        }
        block_ = {};
    }

    std::string_view text_;
    std::span<const std::uint64_t> cuts_;
    std::span<const std::uint64_t> pages_;
    std::size_t cut_ = 0;
    std::size_t page_ = 0;
    Beginnings found_;
    TitleBlock block_;
    Before before_;
    std::uint64_t body_ = 0;
    std::uint64_t indent_before_ = 0;
    bool is_indented_ = false;
    bool is_first_ = true;
    bool in_notes_ = false;
    bool has_short_line_ = false;  // Since the last number.
};

}  // namespace

Beginnings beginnings_in(std::string_view text, std::span<const std::uint64_t> cuts,
                         std::span<const std::uint64_t> pages) {
    return BeginningsReader(text, cuts, pages).read();
}

}  // namespace palimpsest::sections
