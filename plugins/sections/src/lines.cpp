#include "lines.hpp"

#include <cstring>

#include "characters.hpp"

namespace palimpsest::sections {
namespace {

std::uint64_t line_end(std::string_view text, std::uint64_t begin) {
    const void* found = std::memchr(text.data() + begin, '\n', text.size() - begin);
    if (found == nullptr) return text.size();
    return static_cast<std::uint64_t>(static_cast<const char*>(found) - text.data());
}

/// `**` before a generic noun and never closed is a mask: **镇.
bool is_mask(std::string_view rest) {
    if (rest.find("**") != rest.npos) return false;
    for (const std::string_view noun : {"省", "市", "县", "区", "镇", "乡", "村", "街道", "局",
                                        "社区", "学校", "公司", "单位", "同志", "办", "委", "院"})
        if (rest.starts_with(noun)) return true;
    return false;
}

/// Reads over the marks that `line` begins with.
void read_lead(std::string_view line, Line& result) {
    std::uint64_t at = 0;
    for (CodePoint next = code_point_at(line, 0); next.size > 0; next = code_point_at(line, at)) {
        if (line.substr(at).starts_with("**") && !is_mask(line.substr(at + 2, 120))) {
            result.is_emphasised = true;
            result.indent = 0;
            at += line.substr(at).starts_with("***") ? 3U : 2U;
        } else if (line.substr(at).starts_with("- **")) {
            at += 2;  // An entry of a list in Markdown.
        } else if (next.value == U'#' || next.value == U'>' || next.value == U'＞') {
            result.is_markdown = result.is_markdown || next.value == U'#';
            result.indent = 0;
            at += next.size;
        } else if (is_blank(next.value)) {
            result.indent += next.size;
            at += next.size;
        } else {
            break;
        }
    }
    result.ink = result.begin + at;
}

}  // namespace

std::optional<Line> Lines::next() {
    while (at_ < text_.size()) {
        Line line;
        line.begin = at_;
        const std::uint64_t end = line_end(text_, at_);
        line.next = at_ = end < text_.size() ? end + 1 : end;
        const std::string_view whole = text_.substr(line.begin, end - line.begin);
        read_lead(whole, line);
        line.end = end;
        while (line.end > line.ink) {
            const CodePoint last = code_point_before(text_, line.end);
            const bool is_closing_mark = last.value == U'*' && line.is_emphasised &&
                                         line.end >= line.ink + 2 && text_[line.end - 2] == '*';
            if (!is_blank(last.value) && !is_closing_mark) break;
            line.end -= is_closing_mark ? 2 : last.size;
        }
        if (line.end > line.ink) return line;
    }
    return std::nullopt;
}

}  // namespace palimpsest::sections
