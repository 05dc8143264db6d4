#include "candidates.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "characters.hpp"

namespace palimpsest::sections {
namespace {

constexpr std::uint64_t shortest_before_tail =
    std::uint64_t{20} * 3;                  // Bytes of the paragraph before a heading
constexpr std::uint64_t longest_tail = 45;  // at its end, and code points of that.
constexpr std::uint64_t longest_label = std::uint64_t{30} * 3;  // Bytes.

struct Lead {
    std::uint64_t end = 0;     // Where the ink begins.
    std::uint32_t hashes = 0;  // Markdown's depth.
    bool is_emphasised = false;
};

/// Reads over the marks that a line begins with.
Lead lead_of(std::string_view line) {
    Lead lead;
    for (CodePoint next = code_point_at(line, 0); next.size > 0;
         next = code_point_at(line, lead.end)) {
        if (next.value == U'#' && lead.hashes == 0) {
            std::uint64_t at = lead.end;
            while (at < line.size() && line[at] == '#') ++at;
            const std::uint64_t depth = at - lead.end;
            if (depth > 6 || !is_blank(code_point_at(line, at).value)) break;
            lead.hashes = static_cast<std::uint32_t>(depth);
            lead.end = at;
        } else if (is_leading_mark(next.value)) {
            lead.is_emphasised = lead.is_emphasised || line.substr(lead.end).starts_with("**");
            lead.end += next.size;
        } else {
            break;
        }
    }
    return lead;
}

/// A short line that calls what follows notes or terms.
bool opens_glossary(std::string_view ink) {
    if (ink.size() > longest_label) return false;
    for (const std::string_view word : {"注释", "注解", "附注", "名词解释", "名词说明", "名词注释",
                                        "术语解释", "用语说明", "用语解释", "名词术语"})
        if (ink.find(word) != ink.npos) return true;
    return false;
}

std::string_view without_trailing_blanks(std::string_view line) {
    std::uint64_t end = line.size();
    while (end > 0) {
        const CodePoint last = code_point_before(line, end);
        if (!is_blank(last.value)) break;
        end -= last.size;
    }
    return line.substr(0, end);
}

/// Marks end after some dozen characters, titles soon after; only leading marks may be without end.
template <class Small>
Small clamped(std::uint64_t value) {
    return static_cast<Small>(std::min<std::uint64_t>(value, std::numeric_limits<Small>::max()));
}

class Reader {
  public:
    /// Growing would hold twice the candidates for a while; pages that are reserved and never
    /// written to cost nothing.
    explicit Reader(std::string_view text) : text_(text) {
        found_.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
    }

    std::vector<Candidate> read() {
        for (std::uint64_t begin = 0; begin < text_.size();) {
            const char* first = text_.data() + begin;
            const void* found = std::memchr(first, '\n', text_.size() - begin);
            const std::uint64_t end =
                found == nullptr
                    ? text_.size()
                    : static_cast<std::uint64_t>(static_cast<const char*>(found) - text_.data());
            read_line(begin, text_.substr(begin, end - begin));
            begin = end + 1;
        }
        return std::move(found_);
    }

  private:
    void read_line(std::uint64_t begin, std::string_view line) {
        const Lead lead = lead_of(line);
        if (lead.end == line.size()) return;
        if (!read_candidate(begin, line, lead)) {
            if (!found_.empty()) found_.back().has_body = true;
            in_glossary_ = in_glossary_ || opens_glossary(line.substr(lead.end));
        }
        read_tail(begin, without_trailing_blanks(line));
    }

    /// A heading that lost the line break before it: the last words of a paragraph, behind a
    /// sentence, with a number whose predecessor is there too; or behind 如下： as the first.
    void read_tail(std::uint64_t begin, std::string_view line) {
        if (line.size() < shortest_before_tail) return;
        CodePoint last = code_point_before(line, line.size());
        if (!is_han(last.value) && !is_closing(last.value)) return;
        std::uint64_t at = line.size();
        const auto is_behind_colon = [&] {
            const auto first = is_colon(last.value) ? mark_at(line, at) : std::nullopt;
            return first && first->value == 1;
        };
        for (std::uint64_t length = 0;
             length < longest_tail && !is_sentence_end(last.value) && !is_behind_colon();
             ++length) {
            at -= last.size;
            last = code_point_before(line, at);
        }
        if ((!is_sentence_end(last.value) && !is_behind_colon()) || at < shortest_before_tail)
            return;
        auto mark = mark_at(line, at);
        if (!mark || (mark->form != Form::chinese && mark->form != Form::chinese_bracketed &&
                      mark->form != Form::decimal))
            return;
        if (mark->form == Form::decimal && mark->value == 1) return;
        const Title title = title_after(line, *mark, false);
        if (title.kind != TitleKind::alone || mark->is_reference) return;
        mark->needs_predecessor = mark->needs_predecessor || mark->value > 1;
        mark->end -= at;
        add(begin + at, line.substr(at), {}, *mark, {title.kind, title.end - at, false});
    }

    bool read_candidate(std::uint64_t begin, std::string_view line, const Lead& lead) {
        auto mark = mark_at(line, lead.end);
        if (!mark && lead.hashes == 0) return false;
        line = without_trailing_blanks(line);
        if (!mark) mark = Mark{Form::markdown_1, 0, lead.end, false, false};
        if (lead.hashes > 0) mark->form = static_cast<Form>(lead.hashes - 1);
        const Title title = title_after(line, *mark, lead.is_emphasised);
        if (mark->value == 0 && title.kind == TitleKind::none) return false;
        add(begin, line, lead, *mark, title);
        return true;
    }

    void add(std::uint64_t begin, std::string_view line, const Lead& lead, const Mark& mark,
             const Title& title) {
        Candidate candidate;
        candidate.begin = begin + lead.end;
        candidate.lead_size = clamped<std::uint32_t>(lead.end);
        candidate.number_size = clamped<std::uint16_t>(mark.end - lead.end);
        if (title.end > lead.end) candidate.size = clamped<std::uint32_t>(title.end - lead.end);
        candidate.value = clamped<std::uint8_t>(mark.value);
        candidate.form = mark.form;
        candidate.title = title.kind;
        candidate.is_reference = mark.is_reference;
        candidate.needs_predecessor = mark.needs_predecessor;
        const bool labels_work =
            mark.form == Form::piece && is_colon(code_point_at(line, mark.end).value);
        candidate.is_title = labels_work || (mark.form == Form::markdown_1 && mark.value == 0);
        if (!is_weak(mark.form)) in_glossary_ = in_glossary_ && opens_glossary(line);
        candidate.is_gloss = title.is_definition || (in_glossary_ && is_weak(mark.form));
        if (mark.value == 0 && opens_glossary(line.substr(lead.end))) in_glossary_ = true;
        found_.push_back(candidate);
    }

    std::string_view text_;
    std::vector<Candidate> found_;
    bool in_glossary_ = false;
};

}  // namespace

std::vector<Candidate> candidates_in(std::string_view text) { return Reader(text).read(); }

}  // namespace palimpsest::sections
