#include "core/cli/shown_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "core/pipeline/code_points.hpp"

namespace palimpsest::core {
namespace {

constexpr std::array<std::string_view, 6> palette{"\x1b[36m", "\x1b[33m", "\x1b[32m",
                                                  "\x1b[35m", "\x1b[34m", "\x1b[31m"};
constexpr std::string_view plain = "\x1b[0m";
constexpr std::string_view dim = "\x1b[2m";
constexpr std::string_view bold = "\x1b[1m";
constexpr std::size_t widest_quote = 40;  // Code points.

/// A control character, or one that would change how what follows it looks.
bool is_unsafe(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

struct Line {
    std::size_t begin = 0;  // Bytes, without the line's end.
    std::size_t end = 0;
};

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::size_t next = end + 1;
        if (end > begin && text[end - 1] == '\r') --end;
        if (begin < text.size()) lines.push_back({begin, end});
        begin = next;
    }
    return lines;
}

/// A row, with bytes for its code points.
struct Mark {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t layer = 0;
    const AnnotatedRow* row = nullptr;
};

class Shown {
  public:
    Shown(const AnnotatedDocument& document, std::string_view text, const ShowStyle& style)
        : document_(document), text_(text), style_(style), lines_(lines_of(text)) {
        add_marks();
    }

    std::string whole() {
        head();
        outline();
        for (std::size_t line = 0; line < lines_.size(); ++line) {
            numbered(line);
            below(line);
        }
        return std::move(out_);
    }

  private:
    bool is_shown(const std::string& layer) const {
        return style_.layers.empty() ||
               std::find(style_.layers.begin(), style_.layers.end(), layer) != style_.layers.end();
    }
    void colour(std::string_view code) {
        if (style_.colours) out_ += code;
    }
    std::string_view colour_of(std::size_t layer) const {
        return document_.layers[layer].name == "noise" ? dim : palette[layer % palette.size()];
    }

    void add_marks() {
        for (std::size_t layer = 0; layer < document_.layers.size(); ++layer)
            for (const AnnotatedRow& row : document_.layers[layer].rows)
                marks_.push_back({0, 0, layer, &row});
        std::map<std::uint64_t, std::size_t> bytes;  // Of all code points that rows name.
        for (const Mark& mark : marks_) bytes[mark.row->begin] = bytes[mark.row->end] = 0;
        std::size_t at = 0;
        std::uint64_t code_point = 0;
        for (auto& [wanted, byte] : bytes) {
            for (; code_point < wanted && at < text_.size(); ++code_point)
                (void)next_code_point(text_, at);
            byte = at;
        }
        for (Mark& mark : marks_) {
            mark.begin = bytes[mark.row->begin];
            mark.end = bytes[mark.row->end];
        }
        std::stable_sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) {
            return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
        });
    }

    std::size_t line_at(std::size_t byte) const {
        const auto after = std::upper_bound(
            lines_.begin(), lines_.end(), byte,
            [](std::size_t value, const Line& line) { return value < line.begin; });
        return static_cast<std::size_t>(after - lines_.begin()) - (after == lines_.begin() ? 0 : 1);
    }

    void head() {
        colour(bold);
        out_ += harmless(document_.id);
        colour(plain);
        out_ += fmt::format("  {}, {}, {} code points\n", harmless(document_.source),
                            document_.encoding, code_point_count(text_));
        for (std::size_t layer = 0; layer < document_.layers.size(); ++layer) {
            const AnnotatedLayer& one = document_.layers[layer];
            if (one.rows.empty() || !is_shown(one.name)) continue;
            colour(colour_of(layer));
            out_ += fmt::format("  {} {}", one.name, one.rows.size());
            colour(plain);
        }
        out_ += "\n\n";
    }

    /// Headings with the numbers of their lines.
    void outline() {
        const std::size_t before = out_.size();
        for (const Mark& mark : marks_) {
            if (document_.layers[mark.layer].name != "headings") continue;
            const auto indent =
                static_cast<std::size_t>(std::clamp<std::int64_t>(mark.row->level, 0, 12));
            out_ += fmt::format("{:>6}  {:{}}{}\n", line_at(mark.begin) + 1, "", 2 * indent,
                                quote(mark));
        }
        if (out_.size() > before) out_ += "\n";
    }

    std::string quote(const Mark& mark) const {
        std::string_view text = text_.substr(mark.begin, mark.end - mark.begin);
        const std::size_t cut = code_point_offset(text, widest_quote);
        return harmless(text.substr(0, cut)) + (cut < text.size() ? "…" : "");
    }

    void numbered(std::size_t number) {
        const Line& line = lines_[number];
        colour(dim);
        out_ += fmt::format("{:>6} │ ", number + 1);
        colour(plain);
        if (style_.colours)
            coloured(line);
        else
            out_ += harmless(text_.substr(line.begin, line.end - line.begin));
        out_ += "\n";
    }

    /// The line, each part in the colour of the shortest row over it.
    void coloured(const Line& line) {
        std::vector<const Mark*> inside;
        std::vector<std::size_t> edges{line.begin, line.end};
        for (auto mark = first_of(line); mark != marks_.end() && mark->begin < line.end; ++mark) {
            if (mark->end > line.end || mark->begin == mark->end) continue;
            if (!is_shown(document_.layers[mark->layer].name)) continue;
            inside.push_back(&*mark);
            edges.insert(edges.end(), {mark->begin, mark->end});
        }
        std::sort(edges.begin(), edges.end());
        edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
        for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
            const Mark* shortest = nullptr;
            for (const Mark* mark : inside)
                if (mark->begin <= edges[i] && mark->end >= edges[i + 1] &&
                    (shortest == nullptr ||
                     mark->end - mark->begin <= shortest->end - shortest->begin))
                    shortest = mark;
            if (shortest != nullptr) out_ += colour_of(shortest->layer);
            out_ += harmless(text_.substr(edges[i], edges[i + 1] - edges[i]));
            if (shortest != nullptr) out_ += plain;
        }
    }

    std::vector<Mark>::const_iterator first_of(const Line& line) const {
        return std::lower_bound(
            marks_.begin(), marks_.end(), line.begin,
            [](const Mark& mark, std::size_t begin) { return mark.begin < begin; });
    }

    /// What begins in the line.
    void below(std::size_t number) {
        const Line& line = lines_[number];
        const std::size_t next =
            number + 1 < lines_.size() ? lines_[number + 1].begin : text_.size() + 1;
        for (auto mark = first_of(line); mark != marks_.end() && mark->begin < next; ++mark) {
            const AnnotatedLayer& layer = document_.layers[mark->layer];
            if (!is_shown(layer.name)) continue;
            out_ += "       ╰ ";
            colour(colour_of(mark->layer));
            out_ += layer.name;
            colour(plain);
            const std::size_t last = line_at(mark->end > mark->begin ? mark->end - 1 : mark->end);
            if (last > number)
                out_ += fmt::format(" to line {}", last + 1);
            else
                out_ += " «" + quote(*mark) + "»";
            if (!mark->row->facts.empty()) out_ += " " + harmless(mark->row->facts);
            out_ += "\n";
        }
    }

    const AnnotatedDocument& document_;
    std::string_view text_;
    const ShowStyle& style_;
    std::vector<Line> lines_;
    std::vector<Mark> marks_;
    std::string out_;
};

}  // namespace

std::string harmless(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (c == '\t')
            result += "    ";
        else if (c < 0x20)
            append_code_point(result, 0x2400 + c);
        else if (is_unsafe(c))
            result += fmt::format("\\u{{{:X}}}", static_cast<std::uint32_t>(c));
        else
            result += text.substr(begin, at - begin);
    }
    return result;
}

std::string shown_document(const AnnotatedDocument& document, std::string_view text,
                           const ShowStyle& style) {
    return Shown(document, text, style).whole();
}

}  // namespace palimpsest::core
